/**
 * All optimal sequences, up to the order that stability does not care about.
 */
import { checkInteger, checkReal, SizeError, type StopOptions, stopCheck, stopPoint } from '@folkways/core';
import { type HazingInstance, hazingInstance } from '../instance/hazingInstance.js';
import type { HazingRun } from '../instance/hazingSequence.js';
import { runsOfCounts } from '../instance/thresholdMonotonic.js';
import { relaxResidues } from './relaxResidues.js';
import { solveHazing } from './solveHazing.js';

/** Options of `enumerateOptimal`. */
export interface EnumerateOptimalOptions extends StopOptions {
  /** Count vectors to list at most. @defaultValue 1000 */
  readonly limit?: number;
  /** Bytes that the tables may take. @defaultValue 2^30 */
  readonly memoryLimit?: number;
}

/** One optimum. */
export interface OptimalHazing {
  /** Plays per action, parallel to `instance.actions`. */
  readonly counts: readonly number[];
  /** The same as a threshold-monotonic sequence. */
  readonly sequence: readonly HazingRun[];
}

/** What `enumerateOptimal` returns. */
export interface OptimalHazings {
  /** `optimal`, or `none` when no sequence is stable. */
  readonly status: 'optimal' | 'none';
  readonly totalHazing: number | null;
  readonly optima: readonly OptimalHazing[];
  /** Whether the list is all there is; false when `limit`, the signal or the time limit cut it off. */
  readonly complete: boolean;
}

/** An action in threshold order with the table of what comes before it. */
interface Stage {
  readonly index: number;
  readonly cost: number;
  /** Least hazing after which it may be played. */
  readonly need: number;
  /** Least total per residue of the opener's cost that the earlier actions reach; Infinity where none does. */
  readonly before: Float64Array;
}

/**
 * Lists every optimal threshold-monotonic count vector: every way to spend the least total hazing.
 *
 * A table of least reachable totals per residue of the cheapest opener is kept for every prefix of the actions; going back from the
 * optimum through the actions, only counts whose rest the prefix reaches are followed, so no branch is in vain.
 * @returns optima in lexicographic order of their counts from the last action in threshold order, fewest plays first.
 * @throws TypeError, RangeError when the instance or an option is malformed, or totals may exceed 2^53 - 1.
 * @throws SizeError when n tables of c0 numbers exceed `memoryLimit`.
 * @throws StoppedError when the signal or the time limit comes before the least total and the tables; later, the list found by then is returned.
 * @remarks O(n c0) for the tables, then O(n c0) per optimum at worst.
 * @example
 * ```ts
 * import { enumerateOptimal } from '@folkways/hazing';
 * const actions = [{ name: 'two', cost: 2, threshold: -1 }, { name: 'three', cost: 3, threshold: -1 }];
 * console.log(enumerateOptimal({ goalThreshold: 5, actions }).optima.map(({ counts }) => counts)); // [ [ 3, 0 ], [ 0, 2 ] ]
 * ```
 */
export function enumerateOptimal(instance: HazingInstance, options: EnumerateOptimalOptions = {}): OptimalHazings {
  const where = 'enumerateOptimal';
  const checked = hazingInstance(instance);
  const limit = checkInteger(where, 'limit', options.limit ?? 1000, 1, Number.MAX_SAFE_INTEGER);
  const memoryLimit = checkReal(where, 'memoryLimit', options.memoryLimit ?? 2 ** 30, { low: 0 });
  const stop = stopCheck(where, options);
  const step = stopPoint(where, options);
  const signal = {
    get aborted() {
      return stop();
    },
  };
  const { totalHazing, status } = solveHazing(checked, { memoryLimit, signal });
  if (status === 'unproven') step();
  if (totalHazing === null) return { status: 'none', totalHazing, optima: [], complete: true };
  const optima: OptimalHazing[] = [];
  const counts = checked.actions.map(() => 0);
  if (totalHazing === 0) {
    return { status: 'optimal', totalHazing, optima: [{ counts, sequence: [] }], complete: true };
  }
  const stages = stagesOf(where, checked, totalHazing, { memoryLimit, step });
  const modulus = stages[0].before.length;
  const reaches = (stage: Stage, total: number): boolean => total >= stage.before[total % modulus];
  let complete = true;
  const goBack = (k: number, total: number): void => {
    if (k === 0) {
      counts[stages[0].index] = total / stages[0].cost;
      if (optima.length === limit || (optima.length > 0 && stop())) complete = false;
      else optima.push({ counts: [...counts], sequence: runsOfCounts(checked, counts) });
      counts[stages[0].index] = 0;
      return;
    }
    const stage = stages[k];
    if (reaches(stage, total)) goBack(k - 1, total);
    for (let plays = 1; complete && total - plays * stage.cost >= stage.need; plays++) {
      const rest = total - plays * stage.cost;
      if (!reaches(stage, rest)) continue;
      counts[stage.index] = plays;
      goBack(k - 1, rest);
    }
    counts[stage.index] = 0;
  };
  goBack(stages.length - 1, totalHazing);
  return { status: 'optimal', totalHazing, optima, complete };
}

/** The opener, then every action an optimum may play, each with the table of its predecessors. */
function stagesOf(
  where: string,
  instance: HazingInstance,
  total: number,
  { memoryLimit, step }: { memoryLimit: number; step: () => void },
): Stage[] {
  const usable = instance.actions
    .map(({ cost, threshold }, index) => ({ index, cost, need: Math.max(0, threshold + 1) }))
    .filter(({ cost, need }) => need <= instance.goalThreshold && cost <= total)
    .sort((a, b) => a.need - b.need || a.cost - b.cost || a.index - b.index);
  const base = usable[0].cost;
  const bytes = usable.length * base * 8;
  if (bytes > memoryLimit) {
    throw new SizeError(`${where}: tables of ${bytes} bytes exceed the limit of ${memoryLimit}`, bytes, memoryLimit);
  }
  const table = new Float64Array(base).fill(Infinity);
  table[0] = 0;
  return usable.map(({ index, cost, need }, k) => {
    step();
    const before = table.slice();
    if (k > 0) relaxResidues(table, cost, need);
    return { index, cost, need, before };
  });
}
