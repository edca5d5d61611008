/**
 * What a larger share does to an LLM's average.
 */
import type { Fraction } from '@folkways/core';
import type { Polynomial } from './polynomial.js';
import { signAt } from './polynomial.js';
import { differenceNumerator, type RationalFunction, rationalValue, slopeNumerator } from './rationalFunction.js';
import { type Bracket, midpoint, rootsBetween } from './realRoots.js';
import type { SweepCell } from './sweepCell.js';

/** Values at an irrational point count as equal when they differ by less. */
const TOLERANCE = 1e-9;

/** How a payoff moves with the LLM's own share: `beneficial` never down and somewhere up, `harmful` the reverse, `neutral` constant. */
export type EffectKind = 'beneficial' | 'harmful' | 'neutral' | 'interior optimum' | 'non-monotone';

/** How the best or the worst equilibrium payoff moves. */
export interface EnvelopeEffect {
  readonly kind: EffectKind;
  /** For an interior optimum: where it is, and its value (a limit, when the payoff jumps there). */
  readonly peak?: { readonly at: Bracket; readonly value: number };
}

/** What a larger share does to an LLM's average, breakpoints themselves aside. */
export interface ShareEffect {
  /** That of both envelopes when they agree. */
  readonly kind: EffectKind | 'depends on the equilibrium';
  /** For the LLM's best equilibrium at each value of the parameter. */
  readonly best: EnvelopeEffect;
  /** For its worst. */
  readonly worst: EnvelopeEffect;
}

/**
 * Classifies LLM j's average over consecutive cells.
 * @param growth - whether the LLM's clients grow in number with the parameter (1), fall (-1) or stay (0, which is read as 1).
 */
export function shareEffect(cells: readonly SweepCell[], growth: -1 | 0 | 1, j: number): ShareEffect {
  const best = classify(steps(cells, j, 1), growth);
  const worst = classify(steps(cells, j, -1), growth);
  return { kind: best.kind === worst.kind ? best.kind : 'depends on the equilibrium', best, worst };
}

/** A stretch, or a jump at a point, on which the envelope moves in one direction as the parameter grows. */
interface Step {
  readonly direction: -1 | 0 | 1;
  /** Where it ends, and the envelope there. */
  readonly end: Bracket;
  readonly f: RationalFunction;
}

function steps(cells: readonly SweepCell[], j: number, side: 1 | -1): Step[] {
  const list: Step[] = [];
  let last: RationalFunction | undefined;
  for (const cell of cells) {
    const functions = distinct(cell.averages.map((averages) => averages[j]));
    const cuts = splitPoints(functions, cell.from.upper, cell.to.lower);
    const ends = [...cuts, cell.to];
    let start = cell.from;
    for (const end of ends) {
      const middle = midpoint(start.upper, end.lower);
      const values = functions.map((f) => rationalValue(f, middle));
      const extreme = values.reduce((a, b) => (b.compare(a) * side > 0 ? b : a));
      const f = functions[values.indexOf(extreme)];
      if (last !== undefined && start === cell.from) {
        const jump = near(f, start) - near(last, start);
        list.push({ direction: Math.abs(jump) < TOLERANCE ? 0 : jump > 0 ? 1 : -1, end: start, f });
      }
      list.push({ direction: signAt(slopeNumerator(f), middle), end, f });
      last = f;
      start = end;
    }
  }
  return list;
}

/** Roots of the functions' slopes and of their differences, ascending. */
function splitPoints(functions: readonly RationalFunction[], a: Fraction, b: Fraction): Bracket[] {
  const polynomials: Polynomial[] = functions.flatMap((f, i) => [
    slopeNumerator(f),
    ...functions.slice(i + 1).map((g) => differenceNumerator(f, g)),
  ]);
  const roots = polynomials.flatMap((f) => rootsBetween(f, a, b)).sort((x, y) => x.lower.compare(y.lower));
  return roots.filter((root, i) => i === 0 || root.lower.compare(roots[i - 1].upper) > 0);
}

/** The value at an inner point, where payoffs are bounded and a reduced denominator is not 0. */
function near(f: RationalFunction, { lower, upper }: Bracket): number {
  return rationalValue(f, midpoint(lower, upper)).toNumber();
}

function distinct(functions: readonly RationalFunction[]): RationalFunction[] {
  return [...new Map(functions.map((f) => [`${f.numerator}/${f.denominator}`, f])).values()];
}

function classify(list: readonly Step[], growth: -1 | 0 | 1): EnvelopeEffect {
  const moves = list.filter(({ direction }) => direction !== 0);
  const along = growth < 0 ? -1 : 1;
  if (moves.length === 0) return { kind: 'neutral' };
  const turn = moves.findIndex(({ direction }) => direction !== moves[0].direction);
  if (turn < 0) return { kind: moves[0].direction * along > 0 ? 'beneficial' : 'harmful' };
  const isPeak = moves[0].direction > 0 && moves.slice(turn).every(({ direction }) => direction < 0);
  if (!isPeak) return { kind: 'non-monotone' };
  const { end, f } = moves[turn - 1];
  return { kind: 'interior optimum', peak: { at: end, value: near(f, end) } };
}
