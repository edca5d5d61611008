/**
 * Bayes' rule over a menu.
 */
import type { History } from '../history.js';
import type { StrategyMenu } from '../menu/strategyMenu.js';
import { type BeliefOptions, beliefSettings, posteriorWeights } from './beliefOptions.js';
import { logLikelihoods } from './logLikelihoods.js';

/**
 * The belief, after a history, about which strategy of the menu the player in `role` is using: prior times exp(log-likelihood /
 * temperature), normalised.
 * @param menu - strategies of that role.
 * @param role - 0 or 1: whose actions are explained (an agent in role 1 asks about role 0).
 * @returns probabilities by label, summing to 1; ratios are right even where every likelihood underflows.
 * @throws RangeError when the prior does not fit the menu, the temperature is not positive, or the history is not one of the game's.
 * @remarks Strategies that behave alike share their weight and can never be told apart (`identifiability`). Source: Kang (2026),
 * Appendix D.1, which has no prior: here it multiplies the tempered likelihood (`temper: "posterior"` tempers both).
 * @example
 * ```ts
 * import { menus, posterior } from '@folkways/agents';
 * const history = [['J', 'J'], ['F', 'J'], ['J', 'F']];
 * const belief = posterior(menus['prisoners-dilemma'][1], history, 1, { prior: 'grim_trigger' });
 * console.log(belief.grim_trigger.toFixed(4), belief.allc.toFixed(4)); // 0.9996 0.0000
 * ```
 */
export function posterior(
  menu: StrategyMenu,
  history: History,
  role: number,
  options: BeliefOptions = {},
): Record<string, number> {
  const settings = beliefSettings('posterior', menu, options);
  const scores = logLikelihoods(menu, history, role, { recency: settings.recency });
  const weights = new Float64Array(menu.length);
  posteriorWeights(
    settings,
    menu.map(({ label }) => scores[label]),
    weights,
  );
  return Object.fromEntries(menu.map(({ label }, g) => [label, weights[g]]));
}
