/**
 * The least and the most of a linear function of payoffs over ALL equilibria of two LLMs, which decides claims about them.
 */
import { Fraction } from '@folkways/core';
import { linearWeight, type WeightInput } from './linearWeight.js';
import type { OneShotEquilibria } from './oneShotEquilibria.js';
import type { OneShotEquilibrium } from './oneShotEquilibrium.js';

/** What the weights multiply. */
export interface EquilibriumRangeOptions {
  /** Averages per client, or sums over clients. @defaultValue `'averages'` */
  readonly of?: 'averages' | 'utilities';
}

/** The range of a linear function of payoffs over the equilibria. */
export interface EquilibriumRange {
  /** The least value, and an equilibrium that has it. */
  readonly lower: Fraction;
  readonly lowerAt: OneShotEquilibrium;
  /** The largest value, and an equilibrium that has it. */
  readonly upper: Fraction;
  readonly upperAt: OneShotEquilibrium;
  /** True when the range is over all equilibria; false when over those listed only, so that it may be too narrow. */
  readonly complete: boolean;
}

/**
 * The exact range of `sum_j weights[j] * payoff_j` over all equilibria. "In every equilibrium the first LLM does worse" is decided by
 * the weights `[1, -1]`: it holds exactly when `upper` is negative.
 * @param result - what `oneShotEquilibria` found, exactly.
 * @param weights - `[k]` integers, fractions or decimals.
 * @throws RangeError when the number of weights is wrong, there is no equilibrium, or one was not found exactly.
 * @throws TypeError when a weight is no number.
 * @remarks
 * Extreme equilibria suffice. The set of equilibria is the union of maximal Nash subsets X x Y. On one of them every x in X is a best
 * reply to every y in Y, so the first LLM's payoff at (x, y) does not depend on x; it is therefore linear in y alone, as the second's
 * is in x alone. A linear function of the two is the sum of a linear function on X and one on Y, and has its extremes at a pair of
 * vertices, which is an extreme equilibrium. (The payoffs of X x Y thus fill a rectangle: see `payoffRectangles`.) The same holds for any
 * function that is linear in each LLM's lottery. Cost O(equilibria).
 * @example
 * ```ts
 * import { bimatrixGame } from '@folkways/core';
 * import { equilibriumRange, metaGame, oneShotEquilibria } from '@folkways/metagame';
 * const game = bimatrixGame([[-2, -5], [0, -4]], [[-2, 0], [-5, -4]]);
 * const { lower, upper } = equilibriumRange(oneShotEquilibria(metaGame({ game, shares: [[0.6, 0.4], [0.6, 0.4]] })), [1, -1]);
 * console.log(String(lower), String(upper)); // -8/5 1/20
 * ```
 */
export function equilibriumRange(
  result: OneShotEquilibria,
  weights: readonly WeightInput[],
  { of = 'averages' }: EquilibriumRangeOptions = {},
): EquilibriumRange {
  const { llms } = result.meta;
  if (weights.length !== llms.length) {
    throw new RangeError(`equilibriumRange: "weights" expected ${llms.length} weights, got ${weights.length}`);
  }
  if (result.equilibria.length === 0) throw new RangeError('equilibriumRange: "result" expected equilibria, got none');
  const factors = weights.map((weight, j) => linearWeight(`equilibriumRange: "weights[${j}]"`, weight));
  let lowest: { value: Fraction; at: OneShotEquilibrium } | undefined;
  let highest = lowest;
  for (const at of result.equilibria) {
    if (at.exact === undefined)
      throw new RangeError('equilibriumRange: "result" expected equilibria found exactly, got floats');
    const payoffs = at.exact[of];
    const value = payoffs.reduce((sum, payoff, j) => sum.add(payoff.multiply(factors[j])), Fraction.ZERO);
    if (lowest === undefined || value.compare(lowest.value) < 0) lowest = { value, at };
    if (highest === undefined || value.compare(highest.value) > 0) highest = { value, at };
  }
  return {
    lower: lowest!.value,
    lowerAt: lowest!.at,
    upper: highest!.value,
    upperAt: highest!.at,
    complete: result.complete === true,
  };
}
