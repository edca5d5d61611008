/**
 * Source: Kang (2026), Appendix G (3). The paper gives no payoffs for this game. `wsls_pavlov` is `tft`.
 */
import type { StrategyMenu } from './strategyMenu.js';
import { always, chance, grim, reply, strategy } from './strategyShapes.js';

const actions = { own: ['C', 'D'], other: ['C', 'D'] };

const menu: StrategyMenu = [
  strategy(actions, 'allc', 'C in every round.', always('C')),
  strategy(actions, 'alld', 'D in every round.', always('D')),
  strategy(actions, 'tft', 'C first; then the action the other just played.', reply(actions, 'C', { bad: 'D' })),
  strategy(
    actions,
    'stft',
    'D first; then the action the other just played.',
    reply(actions, 'D', { good: 'C', bad: 'D' }),
  ),
  strategy(
    actions,
    'generous_tft',
    'C first and after C; after D, C with probability 0.3.',
    reply(actions, 'C', { bad: chance(actions, 0.3) }),
  ),
  strategy(actions, 'grim_trigger', 'C until the other has ever played D, then D for ever.', grim(actions)),
  strategy(
    actions,
    'wsls_pavlov',
    'C first; then the own action again if both played the same, the other one if not (so: the action the other just played).',
    reply(actions, 'C', { bad: 'D' }),
  ),
  strategy(actions, 'random_pc', 'C with probability 0.5 in every round.', always(chance(actions, 0.5))),
];

/** The menus of harmony, one per role. */
export const harmonyMenus: readonly [StrategyMenu, StrategyMenu] = [menu, menu];
