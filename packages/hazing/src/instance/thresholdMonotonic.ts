/**
 * Lemma 3 of the restart paper as a function.
 */
import type { HazingInstance } from './hazingInstance.js';
import { type HazingRun, type HazingSequence, indexedRuns } from './hazingSequence.js';

/**
 * The same plays in threshold-monotonic form: all plays of an action next to each other, by increasing threshold
 * (equal thresholds in the instance's order).
 *
 * Law (Lemma 3): if the sequence is stable in the limit, so is its rearrangement, with the same total hazing.
 * @throws RangeError when a name is not an action of the instance, or an action is played more than 2^53 - 1 times.
 * @remarks O(runs + n log n).
 * @example
 * ```ts
 * import { thresholdMonotonic } from '@folkways/hazing';
 * const instance = {
 *   goalThreshold: 9,
 *   actions: [{ name: 'late', cost: 3, threshold: 2 }, { name: 'early', cost: 4, threshold: -1 }],
 * };
 * console.log(thresholdMonotonic(instance, ['early', 'late', 'early']).map((run) => run.action)); // [ 'early', 'late' ]
 * ```
 */
export function thresholdMonotonic(instance: HazingInstance, sequence: HazingSequence): HazingRun[] {
  const counts = new Array<number>(instance.actions.length).fill(0);
  for (const { index, repeat } of indexedRuns('thresholdMonotonic', instance, sequence)) {
    counts[index] += repeat;
    if (!Number.isSafeInteger(counts[index])) {
      const name = JSON.stringify(instance.actions[index].name);
      throw new RangeError(`thresholdMonotonic: "sequence" expected at most 2^53 - 1 plays of ${name}`);
    }
  }
  return runsOfCounts(instance, counts);
}

/** The threshold-monotonic sequence that plays action i `counts[i]` times. */
export function runsOfCounts(instance: HazingInstance, counts: ArrayLike<number>): HazingRun[] {
  return instance.actions
    .map(({ name, threshold }, i) => ({ name, threshold, i }))
    .filter(({ i }) => counts[i] > 0)
    .sort((a, b) => a.threshold - b.threshold || a.i - b.i)
    .map(({ name, i }) => ({ action: name, repeat: counts[i] }));
}
