/**
 * Source: Kang (2026), Appendix G (2). `wsls` is `tft`: on two actions its rule always repeats the other's last action.
 */
import type { StrategyMenu } from './strategyMenu.js';
import { always, chance, forgiving, grim, reply, strategy } from './strategyShapes.js';

const actions = { own: ['J', 'F'], other: ['J', 'F'] };

const menu: StrategyMenu = [
  strategy(actions, 'allc', 'J in every round.', always('J')),
  strategy(actions, 'alld', 'F in every round.', always('F')),
  strategy(actions, 'soft_allc', 'J with probability 0.9 in every round.', always(chance(actions, 0.9))),
  strategy(actions, 'soft_alld', 'J with probability 0.1 in every round.', always(chance(actions, 0.1))),
  strategy(actions, 'tft', 'J first; then the action the other just played.', reply(actions, 'J', { bad: 'F' })),
  strategy(
    actions,
    'wsls',
    'J first; then the own action again if both played the same, the other one if not (so: the action the other just played).',
    reply(actions, 'J', { bad: 'F' }),
  ),
  strategy(
    actions,
    'soft_grim_trigger',
    'F if the other played F in either of the two rounds before, else J.',
    forgiving(actions),
  ),
  strategy(actions, 'grim_trigger', 'J until the other has ever played F, then F for ever.', grim(actions)),
];

/** The menus of the prisoner's dilemma, one per role. */
export const prisonersDilemmaMenus: readonly [StrategyMenu, StrategyMenu] = [menu, menu];
