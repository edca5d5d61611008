/**
 * The problem and the answer as the algorithms see them: numbers only.
 */

/** OptRep in numbers, T >= 1, at least one negative threshold. Arrays are parallel and may be in any order. */
export interface OptRep {
  /** T: all costs together must exceed it. */
  readonly goalThreshold: number;
  /** c > 0. */
  readonly costs: Float64Array;
  /** t: the costs before a play must exceed it. */
  readonly thresholds: Float64Array;
}

/** What an algorithm found for an OptRep. */
export interface OptRepSolution {
  /** `optimal`: proven least; `within`: proven within 1 + epsilon; `unproven`: feasible (or nothing found), with a bound. */
  readonly status: 'optimal' | 'within' | 'unproven';
  /** Plays per action of a feasible sequence, parallel to the costs; absent when none was found. */
  readonly counts?: Float64Array;
  /** No stable sequence has less total hazing. */
  readonly lowerBound: number;
  readonly work: HazingWork;
  /** Why the status is `unproven`. */
  readonly reason?: string;
}

/** Work counters. */
export interface HazingWork {
  /** Elementary steps: relaxations of one total or residue by one action, 32-bit words combined, or programs solved. */
  readonly steps: number;
  /** Numbers held at once at the peak. */
  readonly entries: number;
}

/** Limits an algorithm keeps. */
export interface OptRepLimits {
  /** Asked now and then: is the time over, or the signal aborted? */
  readonly stop: () => boolean;
  /** Seconds until the time is over; `Infinity` without a limit. */
  readonly secondsLeft: () => number;
  /** Bytes the tables may take. */
  readonly memoryLimit: number;
}

/** An answer that plays one action `plays` times. */
export function oneAction(problem: OptRep, action: number, plays: number): Float64Array {
  const counts = new Float64Array(problem.costs.length);
  counts[action] = plays;
  return counts;
}

/** Greatest common divisor of positive integers. */
export function gcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}
