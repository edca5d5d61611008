/**
 * Condition (1) of the restart paper at one discount factor, run by run.
 */
import type { Fraction } from '@folkways/core';
import { type HazingSequence, indexedRuns } from '../instance/hazingSequence.js';
import { type CostRun, discountedHazing } from './discountedHazing.js';
import { type DiscountInput, discountFactor } from './discountFactor.js';
import { type GoalOption, type HazingSubject, subjectInstance } from './subjectInstance.js';

/** One run, at the end of it where the condition is tighter. */
export interface DiscountedStabilityRow {
  /** The action's name; the goal's row is last. */
  readonly action: string;
  /** Plays in the run; `Infinity` for the goal. */
  readonly repeat: number;
  /** The round, from 0, at which the condition is tightest within the run. */
  readonly round: number;
  /** X: discounted hazing from that round on. */
  readonly toCome: number;
  readonly threshold: number;
  /** beta X_0 - t - X: stable iff >= 0. Exactly 0 where an exact computation found a tie. */
  readonly slack: number;
  readonly stable: boolean;
}

/** What `discountedStability` returns; amounts are in the instance's unit. */
export interface DiscountedStability {
  readonly stable: boolean;
  /** X_0: what the hazing takes from the discounted sum of G for ever. */
  readonly discountedHazing: number;
  readonly violation: DiscountedStabilityRow | undefined;
  readonly rows: readonly DiscountedStabilityRow[];
  /**
   * How the closest condition was settled: by `floating` numbers beyond their error, by `exact` arithmetic, or, for near ties of
   * periods beyond 4,096 rounds, `as a tie`, which counts as stable.
   */
  readonly settled: 'floating' | 'exact' | 'as a tie';
}

/** Longest period whose near ties are settled in exact arithmetic: numbers of so many digits still take milliseconds. */
const EXACT_ROUNDS = 4096;
/** Rounding errors per run of `discountedHazing`, in units of 2^-53, with room. */
const ERRORS_PER_RUN = 32;

/**
 * The table of a sequence at a discount factor: discounted hazing to come against beta X_0 and each threshold.
 * @param subject - a symmetric two-player game, or an instance.
 * @param sequence - the hazing only; the goal for ever is understood.
 * @param beta - in (0, 1); 0.9 means exactly 9/10.
 * @throws RangeError, TypeError when the game, the sequence or the discount factor is refused.
 * @remarks O(runs), microseconds for 1e12 rounds. Here ties are stable (>= in (1)), unlike in the limit.
 * @example
 * ```ts
 * import { discountedStability } from '@folkways/hazing';
 * const table1 = {
 *   goalThreshold: 6,
 *   actions: [{ name: 'A', cost: 4, threshold: -4 }, { name: 'B', cost: 3, threshold: 3 }],
 * };
 * console.log(discountedStability(table1, ['A', 'B'], 0.8).violation?.action); // B
 * console.log(discountedStability(table1, ['A', 'B'], 0.9).stable); // true
 * ```
 */
export function discountedStability(
  subject: HazingSubject,
  sequence: HazingSequence,
  beta: DiscountInput,
  options: GoalOption = {},
): DiscountedStability {
  const where = 'discountedStability';
  const instance = subjectInstance(where, subject, options);
  const discount = discountFactor(where, beta);
  const indexed = indexedRuns(where, instance, sequence);
  const runs = indexed.map(({ index, repeat }): CostRun => ({ ...instance.actions[index], repeat }));
  const { round, soFar, toCome, repeated, total } = discountedHazing(runs, discount.impatience);
  const goal = 2 * runs.length;
  const rounds = round[goal];
  let settled: DiscountedStability['settled'] = 'floating';
  const slackOf = (at: number, threshold: number): number => {
    const again = repeated[at] * toCome[at];
    const slack = soFar[at] - again - threshold;
    const scale = soFar[at] + again + Math.abs(threshold);
    if (rounds === 0 || Math.abs(slack) > scale * (runs.length + 1) * ERRORS_PER_RUN * 2 ** -53) return slack;
    if (rounds > EXACT_ROUNDS) {
      settled = 'as a tie';
      return 0;
    }
    if (settled === 'floating') settled = 'exact';
    const sign = exactSign(runs, discount.exact, threshold, rounds - round[at]);
    return sign === 0 ? 0 : sign * Math.max(Math.abs(slack), Number.MIN_VALUE);
  };
  const rowOf = (at: number, action: string, repeat: number, threshold: number): DiscountedStabilityRow => {
    const slack = slackOf(at, threshold);
    return { action, repeat, round: round[at], toCome: toCome[at], threshold, slack, stable: slack >= 0 };
  };
  const rows = runs.map(({ repeat, threshold }, j) => {
    const at = toCome[2 * j + 1] > toCome[2 * j] ? 2 * j + 1 : 2 * j;
    return rowOf(at, instance.actions[indexed[j].index].name, repeat, threshold);
  });
  rows.push(rowOf(goal, instance.goal ?? 'goal', Infinity, instance.goalThreshold));
  const violation = rows.find((row) => !row.stable);
  return { stable: violation === undefined, discountedHazing: total, violation, rows, settled };
}

/**
 * The sign of beta X_0 - threshold - X at the play with `remaining` rounds to go, itself included: all in integers, scaled by
 * the denominator of beta to the number of rounds.
 */
function exactSign(runs: readonly CostRun[], beta: Fraction, threshold: number, remaining: number): -1 | 0 | 1 {
  const [a, b] = [beta.numerator, beta.denominator];
  let scaled = 0n; // X b^(m - 1) after m rounds from the end
  let power = 1n; // b^(m - 1), once m >= 1
  let [here, herePower] = [0n, 1n];
  let m = 0;
  for (let j = runs.length - 1; j >= 0; j--) {
    const cost = BigInt(runs[j].cost);
    for (let k = 0; k < runs[j].repeat; k++) {
      if (m > 0) power *= b;
      scaled = m === 0 ? cost : cost * power + a * scaled;
      m++;
      if (m === remaining) [here, herePower] = [scaled, power];
    }
  }
  // b power (beta X_0 - t - X) with X_0 = scaled / power and X = here / herePower.
  const difference = a * scaled - BigInt(threshold) * b * power - here * b * (power / herePower);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}
