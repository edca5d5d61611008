/**
 * What can be left out of an OptRep before any algorithm runs.
 */
import { gcd, type HazingWork, type OptRep, type OptRepSolution } from './optRep.js';

/** The least an algorithm has to look at; totals are in units of `divisor`. */
export interface ReducedOptRep {
  /** The cheapest action that may open the sequence, by its index in the problem. If its cost exceeds T, it alone is optimal. */
  readonly opener: number;
  /** c0: the opener's cost in units of the divisor. */
  readonly base: number;
  /** ceil((T + 1) / divisor): the least total that could be enough. */
  readonly target: number;
  /** c0 ceil(target / c0), attained by the opener alone: only totals below it are of interest. */
  readonly upper: number;
  /** The greatest common divisor of all costs kept. */
  readonly divisor: number;
  /** The other actions worth playing by increasing threshold, then cost: indices in the problem. */
  readonly actions: Int32Array;
  /** Costs of `actions` in units of the divisor. */
  readonly costs: Float64Array;
  /** The least hazing, in units of the divisor, after which each of `actions` may be played: floor(t / divisor) + 1, at least 0. */
  readonly needs: Float64Array;
}

/**
 * Keeps what can beat the opener alone.
 *
 * If c0 > T the opener alone is optimal and nothing else is kept. An action with t >= T comes too late, one that costs UB = c0 ceil((T + 1) / c0) or more too dear, and a multiple of c0
 * adds nothing to the opener. Dividing by the common divisor g turns "hazing > t" into "hazing / g > floor(t / g)".
 * @throws RangeError when UB exceeds 2^53 - 1.
 * @remarks O(n log n). Quotients of safe integers below 2^53 have exact floors and ceilings in doubles: k b - 1 over b
 * rounds up to k only if k b >= 2^53.
 */
export function reduceOptRep(problem: OptRep): ReducedOptRep {
  const { goalThreshold: T, costs, thresholds } = problem;
  let opener = -1;
  for (let i = 0; i < costs.length; i++) {
    if (thresholds[i] < 0 && (opener < 0 || costs[i] < costs[opener])) opener = i;
  }
  const c0 = costs[opener];
  const upper = c0 * Math.ceil((T + 1) / c0);
  if (upper > Number.MAX_SAFE_INTEGER) {
    throw new RangeError(
      `solveHazing: "instance" expected totals within 2^53 - 1, but a goal threshold of ${T} may need ${upper}`,
    );
  }
  const kept: number[] = [];
  let divisor = c0;
  for (let i = 0; i < costs.length && c0 <= T; i++) {
    if (thresholds[i] >= T || costs[i] >= upper || costs[i] % c0 === 0) continue;
    kept.push(i);
    divisor = gcd(divisor, costs[i]);
  }
  const need = (i: number): number => Math.max(0, Math.floor(thresholds[i] / divisor) + 1);
  kept.sort((i, j) => need(i) - need(j) || costs[i] - costs[j] || i - j);
  const base = c0 / divisor;
  const target = Math.floor(T / divisor) + 1;
  return {
    opener,
    base,
    target,
    upper: base * Math.ceil(target / base),
    divisor,
    actions: Int32Array.from(kept),
    costs: Float64Array.from(kept, (i) => costs[i] / divisor),
    needs: Float64Array.from(kept, need),
  };
}

/** A solution from a total in the reduced unit: optimal when the algorithm ran to its end or met the lower bound. */
export function finishReduced(
  reduced: ReducedOptRep,
  counts: Float64Array,
  total: number,
  complete: boolean,
  work: HazingWork,
): OptRepSolution {
  const { target, divisor } = reduced;
  if (complete || total === target) return { status: 'optimal', counts, lowerBound: total * divisor, work };
  return {
    status: 'unproven',
    counts,
    lowerBound: target * divisor,
    work,
    reason: 'stopped by a limit or the signal',
  };
}
