/**
 * Where in a sweep a claim about all equilibria is true.
 */
import { Fraction } from '@folkways/core';
import { equilibriumRange } from '../equilibrium/equilibriumRange.js';
import { linearWeight, type WeightInput } from '../equilibrium/linearWeight.js';
import { type Polynomial, plus, times } from './polynomial.js';
import { type RationalFunction, rationalFunction, rationalValue } from './rationalFunction.js';
import { type Bracket, isExact, midpoint, rootsBetween } from './realRoots.js';
import type { ShareSweep } from './shareSweep.js';

/** An open interval of the parameter, or a single point, on which the verdict is the same. */
export interface ClaimSegment {
  readonly from: Bracket;
  /** The same object as `from` for a point. */
  readonly to: Bracket;
  /**
   * `always`: the claim holds in every equilibrium; `sometimes`: in some but not in all; `never`: in none. At an irrational point
   * nothing is solved: `unknown`, unless both neighbours say the same.
   */
  readonly verdict: 'always' | 'sometimes' | 'never' | 'unknown';
}

/**
 * Decides the claim `sum_j weights[j] * average_j < 0` over all equilibria, for every value of the sweep's parameter.
 * @param weights - `[k]`: `[1, -1]` is the claim that the first LLM's clients do worse than the second's.
 * @returns consecutive segments from one end of the sweep to the other, neighbours with equal verdicts joined.
 * @throws RangeError when the number of weights is wrong, or the sweep was stopped.
 * @throws TypeError when a weight is no number.
 * @remarks Extreme equilibria decide (see `equilibriumRange`); between breakpoints their payoffs are rational functions, whose zeros are
 *   isolated exactly.
 * @example
 * ```ts
 * import { catalog } from '@folkways/core';
 * import { claimRegion, shareSweep } from '@folkways/metagame';
 * const sweep = shareSweep({ game: catalog['pd-losses'], shares: [['p', '1-p'], ['p', '1-p']], from: '1/2', to: 1 });
 * console.log(claimRegion(sweep, [1, -1]).map(({ from, verdict }) => `from ${from.lower}: ${verdict}`));
 * // [ 'from 1/2: never', 'from 3/5: sometimes', 'from 2/3: always' ]
 * ```
 */
export function claimRegion(sweep: ShareSweep, weights: readonly WeightInput[]): ClaimSegment[] {
  if (!sweep.complete) {
    throw new RangeError('claimRegion: "sweep" expected a complete sweep, got one that was stopped');
  }
  const count = sweep.effects.length;
  if (weights.length !== count) {
    throw new RangeError(`claimRegion: "weights" expected ${count} weights, got ${weights.length}`);
  }
  const factors = weights.map((weight, j) => linearWeight(`claimRegion: "weights[${j}]"`, weight));
  const segments: ClaimSegment[] = [];
  const add = (from: Bracket, to: Bracket, verdict: ClaimSegment['verdict']): void => {
    const last = segments.at(-1);
    if (last?.verdict === verdict) segments[segments.length - 1] = { ...last, to };
    else segments.push({ from, to, verdict });
  };
  sweep.cells.forEach((cell, i) => {
    const functions = cell.averages.map((averages) => combination(averages, factors));
    const cuts = zeros(functions, cell.from.upper, cell.to.lower);
    let start = cell.from;
    for (const end of [...cuts, cell.to]) {
      const middle = midpoint(start.upper, end.lower);
      add(start, end, verdictOf(functions.map((f) => rationalValue(f, middle))));
      if (end !== cell.to) {
        add(end, end, isExact(end) ? verdictOf(functions.map((f) => rationalValue(f, end.lower))) : 'unknown');
      }
      start = end;
    }
    const point = sweep.breakpoints[i];
    if (i + 1 < sweep.cells.length && point !== undefined) {
      const range = point.result && equilibriumRange(point.result, factors);
      add(point.at, point.at, range === undefined ? 'unknown' : verdictOf([range.lower, range.upper]));
    }
  });
  return segments;
}

function verdictOf(values: readonly Fraction[]): 'always' | 'sometimes' | 'never' {
  const holding = values.filter((value) => value.compare(Fraction.ZERO) < 0).length;
  return holding === values.length ? 'always' : holding === 0 ? 'never' : 'sometimes';
}

/** The weighted sum of rational functions. */
function combination(functions: readonly RationalFunction[], factors: readonly Fraction[]): RationalFunction {
  return functions.reduce<RationalFunction>(
    (sum, f, j) => {
      const { numerator: top, denominator: bottom } = factors[j];
      const scaled = (g: Polynomial, factor: bigint): Polynomial => (factor === 0n ? [] : g.map((a) => a * factor));
      const left = times(sum.numerator, scaled(f.denominator, bottom));
      const right = times(scaled(f.numerator, top), sum.denominator);
      return rationalFunction(plus(left, right), times(sum.denominator, scaled(f.denominator, bottom)));
    },
    { numerator: [], denominator: [1n] },
  );
}

function zeros(functions: readonly RationalFunction[], a: Fraction, b: Fraction): Bracket[] {
  const roots = functions
    .flatMap(({ numerator }) => rootsBetween(numerator, a, b))
    .sort((x, y) => x.lower.compare(y.lower));
  return roots.filter((root, i) => i === 0 || root.lower.compare(roots[i - 1].upper) > 0);
}
