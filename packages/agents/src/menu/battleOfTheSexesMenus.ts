/**
 * Source: Kang (2026), Appendix G (1). `wsls_bos` copies the other's last action: it is not win-stay-lose-shift.
 */
import type { StrategyMenu } from './strategyMenu.js';
import { alternate, always, chance, reply, strategy } from './strategyShapes.js';

const actions = { own: ['J', 'F'], other: ['J', 'F'] };
const either = chance(actions, 0.5);

const menu: StrategyMenu = [
  strategy(actions, 'insist_j', 'J in every round.', always('J')),
  strategy(actions, 'insist_f', 'F in every round.', always('F')),
  strategy(
    actions,
    'wsls_bos',
    'J or F by a fair coin first; then the own action again if both played the same, the other one if not (so: the action the other just played).',
    reply(actions, either, { good: 'J', bad: 'F' }),
  ),
  strategy(actions, 'mlur', 'A fair coin until both play the same, and whenever they do not; then that action again.', {
    apart: { play: either, next: { J: { J: 'at J', F: 'apart' }, F: { J: 'apart', F: 'at F' } } },
    'at J': { play: 'J', next: { J: { J: 'at J', F: 'apart' }, F: { J: 'apart', F: 'at F' } } },
    'at F': { play: 'F', next: { J: { J: 'at J', F: 'apart' }, F: { J: 'apart', F: 'at F' } } },
  }),
  strategy(actions, 'alternate_phase0', 'J in odd rounds, F in even rounds.', alternate('J', 'F')),
  strategy(actions, 'alternate_phase1', 'F in odd rounds, J in even rounds.', alternate('F', 'J')),
  strategy(actions, 'noisy_insist_j', 'J with probability 0.9 in every round.', always(chance(actions, 0.9))),
  strategy(actions, 'noisy_insist_f', 'J with probability 0.1 in every round.', always(chance(actions, 0.1))),
];

/** The menus of the battle of the sexes, one per role. */
export const battleOfTheSexesMenus: readonly [StrategyMenu, StrategyMenu] = [menu, menu];
