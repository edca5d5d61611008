/**
 * Why OptRep is hard: unbounded subset sum inside it.
 */
import { checkInteger } from '@folkways/core';
import type { HazingInstance } from '../instance/hazingInstance.js';

/**
 * The instance to which unbounded subset sum reduces: one action per number, always playable, and the goal threshold one less than the
 * target. Non-negative multiples of the numbers sum to the target iff the optimum's total hazing is the target.
 * @param numbers - positive safe integers, all different.
 * @param target - the sum K, a safe integer >= 2 (for K = 1 the threshold is 0 and no hazing is needed).
 * @throws TypeError, RangeError when a number is not a positive safe integer or occurs twice, or the target is out of range.
 * @remarks O(n). Source: the restart paper, Theorem 1 (c_i = x_i, t_i = -1, T = K - 1).
 * @example
 * ```ts
 * import { fromSubsetSum, solveHazing } from '@folkways/hazing';
 * console.log(solveHazing(fromSubsetSum([6, 10, 15], 29)).totalHazing); // 30
 * console.log(solveHazing(fromSubsetSum([6, 10, 15], 31)).totalHazing); // 31
 * ```
 */
export function fromSubsetSum(numbers: readonly number[], target: number): HazingInstance {
  const where = 'fromSubsetSum';
  const largest = Number.MAX_SAFE_INTEGER;
  checkInteger(where, 'target', target, 2, largest);
  const actions = numbers.map((number, i) => {
    const cost = checkInteger(where, `numbers[${i}]`, number, 1, largest);
    return { name: String(cost), cost, threshold: -1 };
  });
  const twice = numbers.find((number, i) => numbers.indexOf(number) !== i);
  if (twice !== undefined) throw new RangeError(`${where}: "numbers" expected different numbers, got ${twice} twice`);
  return { goalThreshold: target - 1, actions };
}
