/**
 * A schedule of pure profiles whose average payoff is a target.
 */
import { checkInteger, checkReal, type Fraction, type ProgramSolver, SizeError } from '@folkways/core';
import type { PureProfile } from '../../model/metaAction.js';
import type { MetaGame } from '../../model/metaGame.js';
import type { CycleEntry } from './feasibility.js';
import { nearestFeasible, payoffScale } from './nearestFeasible.js';
import { payoffVectors } from './payoffVectors.js';
import { readTarget, type TargetInput } from './readTarget.js';

/** Options of `implementationCycle`. */
export interface ImplementationCycleOptions {
  /** The linear-program engine. */
  readonly lp: ProgramSolver;
  /** How far the schedule's average payoffs may be from the target's, >= 0; 0 asks for the exact weights. @defaultValue 1e-9 of the payoff range */
  readonly tolerance?: number;
  /** The longest schedule to try, in periods. @defaultValue 100000 */
  readonly maxPeriods?: number;
}

/** Whole periods of a profile. */
export interface CyclePeriods {
  readonly profile: readonly PureProfile[];
  /** At least 1. */
  readonly periods: number;
}

/** A cycle and its schedule. */
export interface ImplementationCycle {
  /** At most k + 1 profiles and their weights. */
  readonly cycle: readonly CycleEntry[];
  /** The shortest schedule within the tolerance among those that round the weights by largest remainders. */
  readonly schedule: readonly CyclePeriods[];
  /** The sum of `periods`. */
  readonly length: number;
  /** The largest difference between the schedule's plain average payoffs and the target's. */
  readonly error: number;
}

/**
 * Pure profiles and whole numbers of periods that implement a feasible payoff vector.
 * @param target - `[k]` sums over each LLM's clients.
 * @throws RangeError when the target is not feasible (with its distance), or an option is outside its domain.
 * @throws SizeError when no schedule of `maxPeriods` is within the tolerance.
 * @throws TypeError when a payoff is no number.
 * @throws ProgramError when the engine fails.
 * @remarks Cost O(length * k^2) after `feasibility`'s. The paper rounds each weight down and gives the last profile the rest; largest
 *   remainders halve the error.
 * @example
 * ```ts
 * import { catalog } from '@folkways/core';
 * import { loadGlpk } from '@folkways/core/glpk';
 * import { implementationCycle, metaGame } from '@folkways/metagame';
 * const lp = await loadGlpk();
 * const meta = metaGame({ game: catalog['pd-losses'], shares: [[0.5, 0.5], [0.5, 0.5]] });
 * const { schedule, length } = implementationCycle(meta, ['-9/4', '-9/4'], { lp });
 * console.log(schedule.length, length); // 2 8
 * ```
 */
export function implementationCycle(
  meta: MetaGame,
  target: TargetInput,
  { lp, tolerance, maxPeriods = 100_000 }: ImplementationCycleOptions,
): ImplementationCycle {
  const where = 'implementationCycle';
  const wanted = readTarget(where, meta, target);
  checkInteger(where, 'maxPeriods', maxPeriods, 1, Number.MAX_SAFE_INTEGER);
  const vectors = payoffVectors(where, meta);
  const within = checkReal(where, 'tolerance', tolerance ?? 1e-9 * payoffScale(vectors), { low: 0 });
  const { feasible, distance, weights } = nearestFeasible(vectors, wanted, lp);
  if (!feasible) {
    throw new RangeError(
      `${where}: "target" expected a feasible payoff vector, got one at distance ${distance} from the feasible set`,
    );
  }
  const cycle = weights.map(({ column, weight }) => ({
    profile: vectors[column].profile,
    weight: weight.toNumber(),
    exactWeight: weight,
  }));
  const exactLength = weights.reduce((length, { weight }) => lcm(length, weight.denominator), 1n);
  const payoffs = weights.map(({ column }) => vectors[column].payoffs.map((payoff) => payoff.toNumber()));
  const goal = wanted.map((payoff) => payoff.toNumber());
  for (let length = 1; length <= maxPeriods; length++) {
    const isExact = exactLength === BigInt(length);
    const periods = roundedPeriods(
      weights.map(({ weight }) => weight),
      length,
    );
    const error = goal.reduce((worst, payoff, j) => {
      const got = periods.reduce((sum, count, h) => sum + (count / length) * payoffs[h][j], 0);
      return Math.max(worst, Math.abs(got - payoff));
    }, 0);
    if (!isExact && !(within > 0 && error <= within)) continue;
    const schedule = cycle.flatMap(({ profile }, h) => (periods[h] === 0 ? [] : [{ profile, periods: periods[h] }]));
    return { cycle, schedule, length, error: isExact ? distance : error };
  }
  const size = exactLength > BigInt(Number.MAX_SAFE_INTEGER) ? Infinity : Number(exactLength);
  throw new SizeError(
    `${where}: no schedule of at most ${maxPeriods} periods is within ${within} of the target (the exact weights need ${exactLength}); ask for a larger "tolerance"`,
    size,
    maxPeriods,
  );
}

/** Whole numbers with the given sum, next to weight * sum: rounded down, then up where the remainder is largest. */
function roundedPeriods(weights: readonly Fraction[], length: number): number[] {
  const shares = weights.map((weight) => weight.toNumber() * length);
  const periods = shares.map((share) => Math.floor(share + 1e-9));
  const left = length - periods.reduce((sum, count) => sum + count, 0);
  const order = Array.from(shares.keys()).sort((a, b) => shares[b] - periods[b] - (shares[a] - periods[a]));
  for (const h of order.slice(0, left)) periods[h]++;
  return periods;
}

function lcm(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}
