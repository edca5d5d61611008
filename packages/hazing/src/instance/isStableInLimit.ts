/**
 * Stability for patient players, yes or no.
 */
import type { HazingInstance } from './hazingInstance.js';
import type { HazingSequence } from './hazingSequence.js';
import { limitStability } from './limitStability.js';

/**
 * Whether a hazing sequence followed by the goal for ever is stable at every discount factor close enough to 1.
 * `limitStability` says at which step it fails, and by how much.
 * @param sequence - the hazing only: runs `{ action, repeat }` or names.
 * @throws TypeError, RangeError as `limitStability` does.
 * @remarks O(runs + n), exact. Source: the restart paper, Proposition 3.
 * @example
 * ```ts
 * import { isStableInLimit } from '@folkways/hazing';
 * const table1 = {
 *   goalThreshold: 6,
 *   actions: [{ name: 'A', cost: 4, threshold: -4 }, { name: 'B', cost: 3, threshold: 3 }],
 * };
 * console.log(isStableInLimit(table1, ['A', 'B']), isStableInLimit(table1, ['B', 'A'])); // true false
 * ```
 */
export function isStableInLimit(instance: HazingInstance, sequence: HazingSequence): boolean {
  return limitStability(instance, sequence).stable;
}
