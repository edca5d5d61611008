/**
 * Source: Kang (2026), Appendix G (4), after Lal (1990). A deviation is any joint action other than the pair prescribed for the
 * round; what is played during the two rounds of punishment is ignored, and the calendar never shifts.
 */
import type { AutomatonState } from '@folkways/core';
import type { StrategyMenu } from './strategyMenu.js';
import { always, strategy } from './strategyShapes.js';

const actions = { own: ['R', 'P', 'Z'], other: ['R', 'P', 'Z'] };

type States = { readonly [name: string]: AutomatonState };

/** Own P against the other's R and own R against the other's P in turn. */
function alternation(first: 'P' | 'R', oddWar: string, evenWar: string, war: States): States {
  const second = first === 'P' ? 'R' : 'P';
  return {
    odd: { play: first, next: { [first]: { [second]: 'even', '*': oddWar }, '*': oddWar } },
    even: { play: second, next: { [second]: { [first]: 'odd', '*': evenWar }, '*': evenWar } },
    ...war,
  };
}

/** Two rounds of Z, then the alternation again where the calendar has it. */
function twoRoundWar(first: 'P' | 'R'): States {
  return alternation(first, 'war from even', 'war from odd', {
    'war from even': { play: 'Z', next: 'war ends odd' },
    'war ends odd': { play: 'Z', next: 'even' },
    'war from odd': { play: 'Z', next: 'war ends even' },
    'war ends even': { play: 'Z', next: 'odd' },
  });
}

const menu: StrategyMenu = [
  strategy(actions, 'allR', 'R in every round.', always('R')),
  strategy(actions, 'allP', 'P in every round.', always('P')),
  strategy(actions, 'allZ', 'Z in every round.', always('Z')),
  strategy(actions, 'soft_allR', 'R with probability 0.9, else P, in every round.', always({ R: 0.9, P: 0.1 })),
  strategy(actions, 'soft_allP', 'P with probability 0.9, else R, in every round.', always({ R: 0.1, P: 0.9 })),
  strategy(
    actions,
    'mad0',
    'P against R in odd rounds, R against P in even rounds; after a deviation from that pair, Z for two rounds.',
    twoRoundWar('P'),
  ),
  strategy(
    actions,
    'mad1',
    'R against P in odd rounds, P against R in even rounds; after a deviation from that pair, Z for two rounds.',
    twoRoundWar('R'),
  ),
  strategy(
    actions,
    'grim_trigger',
    'P against R in odd rounds, R against P in even rounds; after the first deviation from that pair, Z for ever.',
    alternation('P', 'war', 'war', { war: { play: 'Z', next: 'war' } }),
  ),
];

/** The menus of the promotion game, one per role. */
export const promoMenus: readonly [StrategyMenu, StrategyMenu] = [menu, menu];
