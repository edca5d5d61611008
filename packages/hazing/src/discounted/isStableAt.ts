/**
 * Stability at one discount factor, yes or no.
 */
import type { HazingSequence } from '../instance/hazingSequence.js';
import { discountedStability } from './discountedStability.js';
import type { DiscountInput } from './discountFactor.js';
import type { GoalOption, HazingSubject } from './subjectInstance.js';

/**
 * Whether a hazing sequence followed by the goal for ever satisfies condition (1) of the restart paper at every step:
 * going on is worth at least deviating now and starting again. `discountedStability` says where it fails.
 * @param game - a symmetric two-player game, or an instance.
 * @param sequence - the hazing only: runs `{ action, repeat }` or names.
 * @param beta - discount factor in (0, 1); 0.9 means exactly 9/10.
 * @throws RangeError, TypeError when the game, the sequence or the discount factor is refused.
 * @remarks O(runs), microseconds for 1e12 rounds. Ties are stable.
 * @example
 * ```ts
 * import { symmetricGame } from '@folkways/core';
 * import { isStableAt } from '@folkways/hazing';
 * const game = symmetricGame([[4, 11, 14], [0, 5, 0], [0, 0, 8]], { actions: ['A', 'B', 'C'] });
 * console.log(isStableAt(game, ['A', 'B'], 0.8), isStableAt(game, ['A', 'B'], 0.9)); // false true
 * ```
 */
export function isStableAt(
  game: HazingSubject,
  sequence: HazingSequence,
  beta: DiscountInput,
  options: GoalOption = {},
): boolean {
  return discountedStability(game, sequence, beta, options).stable;
}
