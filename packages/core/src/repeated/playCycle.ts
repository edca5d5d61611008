/**
 * The path of deterministic automata: a preperiod, then a cycle for ever.
 */
import { AutomatonError } from '../errors.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { profileAt } from '../game/profile.js';
import { automataProduct, jointStateNames } from './automataProduct.js';
import type { Automaton } from './automaton.js';

/** A path in full: profile indices and action names, round by round. */
export interface PlayCycle {
  /** Joint actions before the cycle begins; may be empty. */
  readonly preperiod: readonly string[][];
  /** Joint actions of the cycle, repeated for ever; at least one. */
  readonly cycle: readonly string[][];
  /** The profile indices of `preperiod` followed by those of `cycle`. */
  readonly profiles: readonly number[];
}

/**
 * The whole infinite path of automata that never randomise along it.
 * @param from - one state index per automaton; their initial states when left out.
 * @returns the shortest preperiod and cycle of joint states (the actions of a cycle may repeat within it).
 * @throws AutomatonError when an automaton randomises at a state that is reached, or does not fit the game.
 * @remarks O(joint states on the path).
 * @example
 * ```ts
 * import { namedStrategy, playCycle, symmetricGame } from '@folkways/core';
 * const game = symmetricGame([[3, 0], [5, 1]], { actions: ['C', 'D'] });
 * const names = { actions: ['C', 'D'] } as const;
 * const { preperiod, cycle } = playCycle(game, [namedStrategy('grudger', names), namedStrategy('suspiciousTitForTat', names)]);
 * console.log(preperiod, cycle); // [ [ 'C', 'D' ], [ 'D', 'C' ] ] [ [ 'D', 'D' ] ]
 * ```
 */
export function playCycle(game: NormalFormGame, automata: readonly Automaton[], from?: readonly number[]): PlayCycle {
  const product = automataProduct(game, automata, from === undefined ? {} : { from });
  const { stateCount, rowStarts, targets, profiles } = product;
  for (let s = 0; s < stateCount; s++) {
    if (rowStarts[s + 1] - rowStarts[s] === 1) continue;
    const i = automata.findIndex((a, j) => !a.outputs[product.components[s * automata.length + j]].includes(1));
    throw new AutomatonError(
      `playCycle: expected automata that do not randomise on their path, got "${automata[i].label}"`,
      'probabilities',
      jointStateNames(product, s)[i],
    );
  }
  // Joint states are numbered as they are met, so the path is 0, 1, 2, ... and then back to where the last one leads.
  const start = targets[stateCount - 1];
  const names = [...profiles].map((k) => profileAt(game, k).map((a, i) => game.actions[i][a]));
  return { preperiod: names.slice(0, start), cycle: names.slice(start), profiles: [...profiles] };
}
