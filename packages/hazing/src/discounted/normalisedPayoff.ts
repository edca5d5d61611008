/**
 * What a sequence is worth per round.
 */
import type { NormalFormGame } from '@folkways/core';
import { type HazingSequence, indexedRuns } from '../instance/hazingSequence.js';
import { restartGame } from '../instance/restartGame.js';
import { restartPayoffs } from '../instance/restartPayoffs.js';
import { discountedHazing } from './discountedHazing.js';
import { type DiscountInput, discountFactor } from './discountFactor.js';
import type { GoalOption } from './subjectInstance.js';

/**
 * The normalised payoff (1 - beta) U = G - (1 - beta) X_0 of a hazing sequence followed by the goal for ever.
 * @returns in the game's own unit, at most G.
 * @throws RangeError, TypeError when the game, the sequence or the discount factor is refused.
 * @remarks O(n^2 + runs).
 * @example
 * ```ts
 * import { symmetricGame } from '@folkways/core';
 * import { normalisedPayoff } from '@folkways/hazing';
 * const game = symmetricGame([[4, 11, 14], [0, 5, 0], [0, 0, 8]], { actions: ['A', 'B', 'C'] });
 * console.log(normalisedPayoff(game, ['A', 'B'], 0.9).toFixed(2)); // 7.33
 * ```
 */
export function normalisedPayoff(
  game: NormalFormGame,
  sequence: HazingSequence,
  beta: DiscountInput,
  options: GoalOption = {},
): number {
  const where = 'normalisedPayoff';
  const instance = restartGame(game, options);
  const { impatience } = discountFactor(where, beta);
  const runs = indexedRuns(where, instance, sequence).map(({ index, repeat }) => ({
    ...instance.actions[index],
    repeat,
  }));
  const { actions, cooperative } = restartPayoffs(where, game);
  const goal = cooperative[actions.indexOf(instance.goal)].toNumber();
  return goal - (impatience * discountedHazing(runs, impatience).total) / instance.scale;
}
