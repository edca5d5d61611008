/**
 * Stability of a goal cycle for two players after some hazing.
 */
import type { PairStep } from './pairInstance.js';

/**
 * The first phase of the goal cycle at which somebody's hazing so far, that of the cycle included, does not exceed the threshold.
 * @returns its index, or `undefined` when the cycle is stable. The cycle's own costs sum to 0, so one round through it decides.
 */
export function violatedPhase(goal: readonly PairStep[], totals: readonly [number, number]): number | undefined {
  let [first, second] = totals;
  for (let k = 0; k < goal.length; k++) {
    const { costs, thresholds } = goal[k];
    if (first <= thresholds[0] || second <= thresholds[1]) return k;
    first += costs[0];
    second += costs[1];
  }
  return undefined;
}
