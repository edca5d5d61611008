/**
 * The menus of the paper, by the game's slug and the role.
 */
import { battleOfTheSexesMenus } from './battleOfTheSexesMenus.js';
import { harmonyMenus } from './harmonyMenus.js';
import { lemonsMenus } from './lemonsMenus.js';
import { prisonersDilemmaMenus } from './prisonersDilemmaMenus.js';
import { promoMenus } from './promoMenus.js';
import { samaritanMenus } from './samaritanMenus.js';
import type { StrategyMenu } from './strategyMenu.js';

/** The games whose menus come with the package, in the paper's order. */
export type MenuSlug = 'battle-of-the-sexes' | 'prisoners-dilemma' | 'harmony' | 'promo' | 'samaritan' | 'lemons';

/**
 * `menus[slug][role]`: the eight strategies of a role (0 or 1) in the paper's order, which breaks ties.
 *
 * @remarks Source: Kang (2026), Appendix G, with duplicates kept as they are there: on two actions the paper's "win-stay-lose-shift"
 * is tit for tat, and `hq_if_bought_last` and `lq_if_boycott_last` are one strategy (`identifiability` reports them). "Round t - 1 or
 * t - 2" counts rounds before the first as no violation.
 * @example
 * ```ts
 * import { menus } from '@folkways/agents';
 * console.log(menus.samaritan[1].map(({ label }) => label).join(' '));
 * // always_work always_shirk work_if_helped exploit_help grim_shirk_after_nohelp forgiving_work noisy_work noisy_shirk
 * ```
 */
export const menus: Readonly<Record<MenuSlug, readonly [StrategyMenu, StrategyMenu]>> = {
  'battle-of-the-sexes': battleOfTheSexesMenus,
  'prisoners-dilemma': prisonersDilemmaMenus,
  harmony: harmonyMenus,
  promo: promoMenus,
  samaritan: samaritanMenus,
  lemons: lemonsMenus,
};
