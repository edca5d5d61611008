/**
 * Stability for patient players, step by step.
 *
 * Source: the restart paper, Proposition 3: a sequence with the goal value G and some hazing is stable for every
 * discount factor above some beta0 < 1 iff, at every step, hazing so far exceeds the step's threshold strictly.
 */
import { type HazingInstance, hazingInstance } from './hazingInstance.js';
import { type HazingSequence, indexedRuns } from './hazingSequence.js';

/** One run of the sequence, with its condition at the first of its plays (later plays have more hazing behind them). */
export interface LimitStabilityRow {
  /** The action's name; the goal's row is last and has the goal's name, or `goal`. */
  readonly action: string;
  /** Plays in the run; `Infinity` for the goal. */
  readonly repeat: number;
  /** Index of the run's first round, from 0. */
  readonly round: number;
  /** Hazing before the run's first play. */
  readonly before: number;
  /** Hazing after its last play. */
  readonly after: number;
  readonly threshold: number;
  /** `before - threshold`: the play is stable iff this is positive (the goal's also at 0, when no hazing precedes it). */
  readonly slack: number;
  readonly stable: boolean;
}

/** What `limitStability` returns. */
export interface LimitStability {
  readonly stable: boolean;
  /** All costs together. */
  readonly totalHazing: number;
  /** The first row that is not stable. */
  readonly violation: LimitStabilityRow | undefined;
  /** One row per run, then the goal's. */
  readonly rows: readonly LimitStabilityRow[];
}

/**
 * The table of a hazing sequence in the limit of patience: hazing so far against each run's threshold.
 * @param sequence - the hazing only; the goal for ever is understood.
 * @throws TypeError, RangeError when the instance or the sequence is malformed.
 * @throws RangeError when the total hazing or a slack exceeds 2^53 - 1.
 * @remarks O(runs + n), exact. Departure from Proposition 3, whose strictness argument needs some hazing: with none and a
 * goal threshold of exactly 0, condition (1) holds with equality at every discount factor, so the empty sequence is stable.
 * @example
 * ```ts
 * import { limitStability } from '@folkways/hazing';
 * const table1 = {
 *   goalThreshold: 6,
 *   actions: [{ name: 'A', cost: 4, threshold: -4 }, { name: 'B', cost: 3, threshold: 3 }],
 * };
 * console.log(limitStability(table1, ['A', 'B']).rows.map((row) => row.slack)); // [ 4, 1, 1 ]
 * console.log(limitStability(table1, ['A']).violation?.action); // goal
 * ```
 */
export function limitStability(instance: HazingInstance, sequence: HazingSequence): LimitStability {
  const checked = hazingInstance(instance);
  const rows: LimitStabilityRow[] = [];
  let [hazing, round] = [0, 0];
  for (const { index, repeat } of indexedRuns('limitStability', checked, sequence)) {
    const { name, cost, threshold } = checked.actions[index];
    const after = exact('total hazing', hazing + exact('total hazing', cost * repeat));
    const slack = exact('slack', hazing - threshold);
    rows.push({ action: name, repeat, round, before: hazing, after, threshold, slack, stable: slack > 0 });
    hazing = after;
    round += repeat;
  }
  const threshold = checked.goalThreshold;
  const slack = exact('slack', hazing - threshold);
  const stable = slack > 0 || (slack === 0 && rows.length === 0);
  const action = checked.goal ?? 'goal';
  rows.push({ action, repeat: Infinity, round, before: hazing, after: hazing, threshold, slack, stable });
  const violation = rows.find((row) => !row.stable);
  return { stable: violation === undefined, totalHazing: hazing, violation, rows };
}

/** Sums and products of safe integers are exact exactly when the rounded result is safe. */
function exact(what: string, value: number): number {
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`limitStability: "sequence" expected a ${what} within 2^53 - 1, got about ${value}`);
  }
  return value;
}
