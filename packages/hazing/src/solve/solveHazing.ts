/**
 * The cheapest stable hazing: one entry for all algorithms.
 */
import { checkOneOf, checkReal, describeValue, type ProgramSolver, type StopSignal } from '@folkways/core';
import { type HazingInstance, hazingInstance } from '../instance/hazingInstance.js';
import type { HazingRun } from '../instance/hazingSequence.js';
import { runsOfCounts } from '../instance/thresholdMonotonic.js';
import { approximation } from './approximation.js';
import { automatic } from './automatic.js';
import { boundedList } from './boundedList.js';
import { dynamicProgram } from './dynamicProgram.js';
import { integerProgram } from './integerProgram.js';
import type { HazingWork, OptRep, OptRepLimits, OptRepSolution } from './optRep.js';
import { reachableBits } from './reachableBits.js';
import { residueTable } from './residueTable.js';
import { ringProgram } from './ringProgram.js';

/** The names `solveHazing` takes, the default first; all but `fptas` are exact. */
export const hazingAlgorithms = ['auto', 'residue', 'bits', 'list', 'dp', 'dp-ring', 'ilp', 'fptas'] as const;

/** Name of an algorithm. */
export type HazingAlgorithm = (typeof hazingAlgorithms)[number];

/** Options of `solveHazing`. */
export interface SolveHazingOptions {
  /** @defaultValue `"auto"` */
  readonly algorithm?: HazingAlgorithm;
  /** Of `fptas`: the total is at most 1 + epsilon times the least; in (0, Infinity). @defaultValue 0.1 */
  readonly epsilon?: number;
  /** Of `ilp`: the engine, from `loadGlpk()` or `loadHighs()`. */
  readonly lp?: ProgramSolver;
  /** Seconds after which to stop with what is proven by then. @defaultValue unlimited */
  readonly timeLimit?: number;
  /** Asked between steps; stops like the time limit. */
  readonly signal?: StopSignal;
  /** Bytes that the tables may take. @defaultValue 2^31 */
  readonly memoryLimit?: number;
}

/** Why an action cannot be played when no sequence is stable. */
export interface HazingObstacle {
  /** The action's name; the goal's, or `goal`, in the last entry. */
  readonly action: string;
  /** What the hazing before it would have to exceed. */
  readonly threshold: number;
  /** The most hazing that can precede it: 0, since nothing can be played first. */
  readonly hazing: number;
}

/** What `solveHazing` returns. Amounts are in the instance's integer unit. */
export interface HazingResult {
  readonly algorithm: HazingAlgorithm;
  /**
   * `optimal`: no stable sequence has less total hazing; `within`: none has less than total / (1 + epsilon); `none`:
   * no sequence is stable; `unproven`: stopped early, `lowerBound` is proven.
   */
  readonly status: 'optimal' | 'within' | 'none' | 'unproven';
  /** All costs together; null when there is no sequence. */
  readonly totalHazing: number | null;
  /** No stable sequence has less total hazing; null when there is none. */
  readonly lowerBound: number | null;
  /** Plays per action, parallel to `instance.actions`. */
  readonly counts: readonly number[];
  /** The hazing, threshold-monotonic, without the goal that follows it. */
  readonly sequence: readonly HazingRun[];
  /** With status `none`: what blocks each action, then the goal. Empty otherwise. */
  readonly blocking: readonly HazingObstacle[];
  readonly work: HazingWork;
  /** Present when the status is `none` or `unproven`. */
  readonly reason?: string;
}

/**
 * Finds the stable hazing sequence with the least total cost in the limit of patience.
 *
 * Every answer is checked against the stability conditions in integers before it is returned.
 * @param instance - from `restartGame`, or a literal `{ goalThreshold, actions: [{ name, cost, threshold }] }`.
 * @returns counts, one threshold-monotonic sequence, and what is proven about them. With a goal threshold of at most 0 the
 * sequence is empty: the goal is its own best reply. With status `none`, `blocking` names each action's threshold.
 * @throws TypeError, RangeError when the instance or an option is malformed, or totals may exceed 2^53 - 1.
 * @throws TypeError when the algorithm is `ilp` and no engine is given.
 * @throws SizeError when the algorithm's tables would exceed `memoryLimit`.
 * @remarks With c0 the cheapest action that has a negative threshold: `residue` O(n c0), independent of T; `bits` O(n T / 32); `list`
 * O(n m) for m reachable totals; `auto` picks among these three. From the restart paper: `dp` O(n T) (Algorithm 1), `dp-ring` the
 * same in O(n max c) memory (Theorem 3), `ilp` (Algorithm 2), `fptas` O(n log n + n / epsilon^2) (Algorithm 3).
 * Infeasible exactly when T > 0 and no threshold is negative: nothing can be played first.
 * @example
 * ```ts
 * import { solveHazing } from '@folkways/hazing';
 * const result = solveHazing({
 *   goalThreshold: 10,
 *   actions: [{ name: 'five', cost: 5, threshold: -1 }, { name: 'six', cost: 6, threshold: 4 }],
 * });
 * console.log(result.totalHazing, result.sequence.map((run) => run.action)); // 11 [ 'five', 'six' ]
 * ```
 */
export function solveHazing(instance: HazingInstance, options: SolveHazingOptions = {}): HazingResult {
  const checked = hazingInstance(instance);
  const where = 'solveHazing';
  const algorithm = checkOneOf(where, 'algorithm', options.algorithm ?? 'auto', hazingAlgorithms);
  const memoryLimit = checkReal(where, 'memoryLimit', options.memoryLimit ?? 2 ** 31, { low: 0 });
  const epsilon = checkReal(where, 'epsilon', options.epsilon ?? 0.1, { low: 0, open: 'low' });
  const { lp, signal, timeLimit = Infinity } = options;
  if (timeLimit !== Infinity) checkReal(where, 'timeLimit', timeLimit, { low: 0 });
  if (algorithm === 'ilp' && typeof lp?.solve !== 'function') {
    const wanted = 'an engine from loadGlpk() or loadHighs() with the ilp algorithm';
    throw new TypeError(`${where}: "lp" expected ${wanted}, got ${describeValue(lp)}`);
  }
  const { goalThreshold, actions } = checked;
  if (goalThreshold <= 0) return present(checked, algorithm, nothingNeeded(actions.length));
  if (!actions.some(({ threshold }) => threshold < 0)) return blocked(checked, algorithm);
  const problem: OptRep = {
    goalThreshold,
    costs: Float64Array.from(actions, ({ cost }) => cost),
    thresholds: Float64Array.from(actions, ({ threshold }) => threshold),
  };
  const deadline = Date.now() + 1000 * timeLimit;
  const stop = (): boolean => signal?.aborted === true || Date.now() >= deadline;
  const limits = { stop, secondsLeft: () => (deadline - Date.now()) / 1000, memoryLimit };
  return present(checked, algorithm, run(algorithm, problem, limits, epsilon, lp));
}

function run(
  algorithm: HazingAlgorithm,
  problem: OptRep,
  limits: OptRepLimits,
  epsilon: number,
  lp: ProgramSolver | undefined,
): OptRepSolution {
  switch (algorithm) {
    case 'auto':
      return automatic(problem, limits);
    case 'residue':
      return residueTable(problem, limits);
    case 'bits':
      return reachableBits(problem, limits);
    case 'list':
      return boundedList(problem, limits);
    case 'dp':
      return dynamicProgram(problem, limits);
    case 'dp-ring':
      return ringProgram(problem, limits);
    case 'ilp':
      return integerProgram(problem, limits, lp as ProgramSolver);
    case 'fptas':
      return approximation(problem, limits, epsilon);
  }
}

function nothingNeeded(n: number): OptRepSolution {
  return { status: 'optimal', counts: new Float64Array(n), lowerBound: 0, work: { steps: 0, entries: 0 } };
}

function blocked(instance: HazingInstance, algorithm: HazingAlgorithm): HazingResult {
  const { actions, goal = 'goal', goalThreshold } = instance;
  return {
    algorithm,
    status: 'none',
    totalHazing: null,
    lowerBound: null,
    counts: actions.map(() => 0),
    sequence: [],
    blocking: [
      ...actions.map(({ name, threshold }) => ({ action: name, threshold, hazing: 0 })),
      { action: goal, threshold: goalThreshold, hazing: 0 },
    ],
    work: { steps: 0, entries: 0 },
    reason: 'no action can come first: deviating from each of them pays at least the goal value',
  };
}

/** The answer as a caller reads it, once its sequence is seen to be stable. */
function present(instance: HazingInstance, algorithm: HazingAlgorithm, solution: OptRepSolution): HazingResult {
  const { counts } = solution;
  const base = { algorithm, blocking: [], work: solution.work, lowerBound: solution.lowerBound };
  const reason = solution.reason === undefined ? {} : { reason: solution.reason };
  if (counts === undefined) {
    const none = instance.actions.map(() => 0);
    return { ...base, status: solution.status, totalHazing: null, counts: none, sequence: [], ...reason };
  }
  const sequence = runsOfCounts(instance, counts);
  const totalHazing = verifiedTotal(instance, counts);
  return { ...base, status: solution.status, totalHazing, counts: [...counts], sequence, ...reason };
}

/** Total hazing of the counts in threshold order. A failure here is an error of ours, never of the caller's. */
function verifiedTotal(instance: HazingInstance, counts: ArrayLike<number>): number {
  const order = instance.actions.map((_, i) => i).filter((i) => counts[i] > 0);
  order.sort((i, j) => instance.actions[i].threshold - instance.actions[j].threshold);
  let total = 0;
  for (const i of order) {
    const { name, cost, threshold } = instance.actions[i];
    if (total <= threshold) throw new Error(`solveHazing: internal error, ${JSON.stringify(name)} is not stable`);
    total += cost * counts[i];
  }
  if (!Number.isSafeInteger(total) || (order.length > 0 && total <= instance.goalThreshold)) {
    throw new Error(`solveHazing: internal error, a total of ${total} does not reach the goal`);
  }
  return total;
}
