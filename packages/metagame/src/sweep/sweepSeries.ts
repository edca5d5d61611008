/**
 * A sweep as lines to draw.
 */
import { checkInteger, Fraction } from '@folkways/core';
import { payoffRectangles } from '../equilibrium/payoffRectangles.js';
import { signAt } from './polynomial.js';
import { type RationalFunction, rationalValue } from './rationalFunction.js';
import type { ShareSweep } from './shareSweep.js';

/** How finely lines are drawn. */
export interface SweepSeriesOptions {
  /** Points per cell, at least 2. @defaultValue 50 */
  readonly points?: number;
}

/** One extreme equilibrium through one cell. */
export interface SweepLine {
  readonly llm: number;
  /** The index of the cell, and of the equilibrium in its `result`. */
  readonly cell: number;
  readonly equilibrium: number;
  /** Pairs of parameter and average, ascending; the first and the last are limits at the cell's ends. */
  readonly points: readonly (readonly [number, number])[];
}

/** The averages at one breakpoint: a vertical bar where there is a continuum, else a dot. */
export interface SweepBar {
  readonly llm: number;
  readonly at: number;
  readonly lower: number;
  readonly upper: number;
}

/** What a plot needs. */
export interface SweepSeries {
  readonly lines: readonly SweepLine[];
  readonly bars: readonly SweepBar[];
}

/**
 * The averages of every equilibrium as lines over the parameter, with bars at rational breakpoints.
 * @throws RangeError when `points` is not an integer >= 2.
 * @example
 * ```ts
 * import { catalog } from '@folkways/core';
 * import { shareSweep, sweepSeries } from '@folkways/metagame';
 * const sweep = shareSweep({ game: catalog['pd-losses'], shares: [['p', '1-p'], ['p', '1-p']], from: '1/2', to: 1 });
 * const { lines } = sweepSeries(sweep, { points: 2 });
 * console.log(lines[0].points); // [ [ 0.5, -2.5 ], [ 0.6, -2.5 ] ]
 * ```
 */
export function sweepSeries(sweep: ShareSweep, { points = 50 }: SweepSeriesOptions = {}): SweepSeries {
  checkInteger('sweepSeries', 'points', points, 2, 100_000);
  const lines = sweep.cells.flatMap((cell, c) => {
    const [from, to] = [cell.from.upper, cell.to.lower];
    const width = to.subtract(from);
    const grid = Array.from({ length: points }, (_, k) => from.add(width.multiply(Fraction.of(k, points - 1))));
    return cell.averages.flatMap((averages, equilibrium) =>
      averages.map((f, llm) => ({ llm, cell: c, equilibrium, points: drawn(f, grid) })),
    );
  });
  const bars = sweep.breakpoints.flatMap(({ at, result }) =>
    result === undefined
      ? []
      : payoffRectangles(result).flatMap(({ averages }) =>
          averages.map(([lower, upper], llm) => ({
            llm,
            at: at.lower.toNumber(),
            lower: lower.toNumber(),
            upper: upper.toNumber(),
          })),
        ),
  );
  return { lines, bars };
}

/** A line leaves out an end at which it has no value (an LLM without clients has no average). */
function drawn(f: RationalFunction, grid: readonly Fraction[]): [number, number][] {
  return grid
    .filter((p) => signAt(f.denominator, p) !== 0)
    .map((p): [number, number] => [p.toNumber(), rationalValue(f, p).toNumber()]);
}
