/**
 * The decomposition of a payoff vector into pure profiles, or of the nearest one that has a decomposition.
 */
import { Fraction, type ProgramSolver, zeroSumValue } from '@folkways/core';
import { type ConvexWeight, convexWeights } from './convexWeights.js';
import type { PayoffVector } from './payoffVectors.js';

/** How far a target may be outside the hull, relative to the payoff range, and still count as rounding. */
const ROUNDING = 1e-9;

/** Weights on payoff vectors that give the target or the point nearest to it. */
export interface NearestFeasible {
  /** In the maximum norm; 0 when the target is feasible. */
  readonly distance: number;
  /** True when `weights` give the target itself, exactly. */
  readonly exact: boolean;
  /** True when the target is feasible, up to rounding of its decimals. */
  readonly feasible: boolean;
  readonly weights: readonly ConvexWeight[];
}

/**
 * The engine suggests the support, `convexWeights` decides in fractions.
 * @throws ProgramError when the engine cannot solve the program and it has more than 4096 entries; a smaller one is then solved exactly.
 * @remarks The distance is min over distributions w of max_j |sum_h w_h V_h - r|_j: the value of the zero-sum game in which the row player names an LLM
 *   and a sign, the column player a profile. Its matrix has rank k + 1 on w, so a basic solution uses at most k + 1 profiles.
 */
export function nearestFeasible(
  vectors: readonly PayoffVector[],
  target: readonly Fraction[],
  lp: ProgramSolver,
): NearestFeasible {
  const weights = suggested(vectors, target, lp);
  const order = Array.from(vectors.keys()).sort((a, b) => weights[b] - weights[a]);
  const found = convexWeights(
    vectors.map(({ payoffs }) => payoffs),
    target,
    order,
  );
  if (found !== null) return { distance: 0, exact: true, feasible: true, weights: found };
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const kept = order.filter((h) => weights[h] > ROUNDING * total).slice(0, target.length + 1);
  const sum = kept.reduce((part, h) => part.add(fractionOf(weights[h])), Fraction.ZERO);
  const normalised = kept.map((h) => ({ column: h, weight: fractionOf(weights[h]).divide(sum) }));
  const distance = target.reduce((worst, wanted, j) => {
    const got = normalised.reduce(
      (part, { column, weight }) => part.add(weight.multiply(vectors[column].payoffs[j])),
      Fraction.ZERO,
    );
    return Math.max(worst, Math.abs(got.subtract(wanted).toNumber()));
  }, 0);
  return { distance, exact: false, feasible: distance <= ROUNDING * payoffScale(vectors), weights: normalised };
}

/** The largest payoff range among the LLMs; 1 when all payoffs are equal. */
export function payoffScale(vectors: readonly PayoffVector[]): number {
  const ranges = vectors[0].payoffs.map((_, j) => {
    const payoffs = vectors.map((vector) => vector.payoffs[j].toNumber());
    return payoffs.reduce((a, b) => Math.max(a, b)) - payoffs.reduce((a, b) => Math.min(a, b));
  });
  return Math.max(...ranges) || 1;
}

/** The double as a fraction, rounded to 2^-50. */
function fractionOf(weight: number): Fraction {
  return Fraction.of(Math.round(weight * 2 ** 50), 2n ** 50n);
}

function suggested(vectors: readonly PayoffVector[], target: readonly Fraction[], lp: ProgramSolver): Float64Array {
  const scale = payoffScale(vectors);
  const matrix = target.flatMap((wanted, j) => {
    const apart = vectors.map(({ payoffs }) => payoffs[j].subtract(wanted).toNumber() / scale);
    return [apart, apart.map((excess) => -excess)];
  });
  return zeroSumValue(matrix, { lp }).column;
}
