/**
 * Sets of discount factors: finite unions of intervals and points of (0, 1) with algebraic ends, both ends included (0 and 1 are not).
 */
import { Fraction } from '../rational/fraction.js';
import { AlgebraicNumber, rootsInUnitInterval } from './algebraicNumber.js';
import { type Polynomial, signAt } from './polynomial.js';

/** One component; a point when both ends are equal. */
export interface DiscountRange {
  readonly from: AlgebraicNumber;
  readonly to: AlgebraicNumber;
}

/** Disjoint components, increasing. */
export type DiscountSet = readonly DiscountRange[];

export const ALL_DISCOUNTS: DiscountSet = [{ from: AlgebraicNumber.ZERO, to: AlgebraicNumber.ONE }];

/** Where in (0, 1) the polynomial is <= 0. */
export function nonpositiveSet(p: Polynomial): DiscountSet {
  const ends = [AlgebraicNumber.ZERO, ...rootsInUnitInterval(p), AlgebraicNumber.ONE];
  const pieces: DiscountRange[] = ends.slice(1, -1).map((root) => ({ from: root, to: root }));
  for (let i = 0; i + 1 < ends.length; i++) {
    const { numerator, denominator } = between(ends[i], ends[i + 1]);
    if (signAt(p, numerator, denominator) <= 0) pieces.push({ from: ends[i], to: ends[i + 1] });
  }
  return union(pieces);
}

/** A fraction strictly between two different numbers, a < b. */
export function between(a: AlgebraicNumber, b: AlgebraicNumber): Fraction {
  while (a.high.compare(b.low) >= 0) {
    a.refine();
    b.refine();
  }
  return a.high.add(b.low).divide(Fraction.of(2));
}

/** The union of components in any order. */
export function union(ranges: readonly DiscountRange[]): DiscountSet {
  const sorted = [...ranges].sort((x, y) => x.from.compare(y.from) || x.to.compare(y.to));
  const merged: DiscountRange[] = [];
  for (const range of sorted) {
    const last = merged[merged.length - 1];
    if (last === undefined || last.to.compare(range.from) < 0) merged.push(range);
    else if (last.to.compare(range.to) < 0) merged[merged.length - 1] = { from: last.from, to: range.to };
  }
  return merged;
}

export function intersection(a: DiscountSet, b: DiscountSet): DiscountSet {
  const common: DiscountRange[] = [];
  for (const x of a) {
    for (const y of b) {
      const from = x.from.compare(y.from) >= 0 ? x.from : y.from;
      const to = x.to.compare(y.to) <= 0 ? x.to : y.to;
      if (from.compare(to) <= 0) common.push({ from, to });
    }
  }
  return common;
}

/** The component that holds a fraction, if one does. */
export function componentAt(set: DiscountSet, point: Fraction): DiscountRange | undefined {
  const at = new AlgebraicNumber([-point.numerator, point.denominator], 0n, 0, false);
  return set.find(({ from, to }) => from.compare(at) <= 0 && at.compare(to) <= 0);
}
