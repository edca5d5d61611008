/**
 * Writing a point as a convex combination of given points, exactly.
 */
import { Fraction } from '@folkways/core';

/** A positive weight on a column. */
export interface ConvexWeight {
  readonly column: number;
  readonly weight: Fraction;
}

/**
 * Weights with sum 1 on at most d + 1 affinely independent columns that average to the target, or `null` when the target is outside
 * their hull; a decision, not an approximation.
 * @param columns - points in dimension d.
 * @param order - all column indices, the likeliest first: a good guess makes it quick, a bad one only slow.
 * @remarks Phase one of the revised simplex method in fractions. Entering and leaving variables follow Bland's rule, the artificial ones
 *   ranked before all columns: they never enter, so after the last of at most d + 1 has left, the rule is Bland's on one program and no basis
 *   comes back. Each pivot prices columns until one helps: O(n d) at worst. Source: Bland (1977); Carathéodory (1907) for the number of points.
 */
export function convexWeights(
  columns: readonly (readonly Fraction[])[],
  target: readonly Fraction[],
  order: readonly number[],
): ConvexWeight[] | null {
  const size = target.length + 1;
  const wanted = [...target, Fraction.ONE];
  const signs = wanted.map((value) => (value.compare(Fraction.ZERO) < 0 ? Fraction.of(-1) : Fraction.ONE));
  const column = (c: number): Fraction[] => [...columns[c], Fraction.ONE].map((value, i) => value.multiply(signs[i]));
  let level = wanted.map((value, i) => value.multiply(signs[i]));
  let inverse = signs.map((_, i) => signs.map((__, j) => (i === j ? Fraction.ONE : Fraction.ZERO)));
  const basis = signs.map((_, i) => i - size); // ranks in `order`; the artificial columns' are negative
  for (;;) {
    const artificial = basis.map((rank) => rank < 0);
    const prices = signs.map((_, j) => sum(inverse.map((row, i) => (artificial[i] ? row[j] : Fraction.ZERO))));
    const inBasis = new Set(basis);
    const entering = order.findIndex(
      (c, rank) => !inBasis.has(rank) && dot(prices, column(c)).compare(Fraction.ZERO) > 0,
    );
    if (entering < 0) break;
    const step = inverse.map((row) => dot(row, column(order[entering])));
    let leaving = -1;
    let ratio = Fraction.ZERO;
    for (let i = 0; i < size; i++) {
      if (step[i].compare(Fraction.ZERO) <= 0) continue;
      const candidate = level[i].divide(step[i]);
      const than = leaving < 0 ? -1 : candidate.compare(ratio);
      if (than < 0 || (than === 0 && basis[i] < basis[leaving])) [leaving, ratio] = [i, candidate];
    }
    const pivot = inverse[leaving].map((value) => value.divide(step[leaving]));
    inverse = inverse.map((row, i) =>
      i === leaving ? pivot : row.map((v, j) => v.subtract(step[i].multiply(pivot[j]))),
    );
    level = level.map((value, i) => (i === leaving ? ratio : value.subtract(step[i].multiply(ratio))));
    basis[leaving] = entering;
  }
  if (basis.some((rank, i) => rank < 0 && level[i].compare(Fraction.ZERO) > 0)) return null;
  return basis.flatMap((rank, i) =>
    rank >= 0 && level[i].compare(Fraction.ZERO) > 0 ? [{ column: order[rank], weight: level[i] }] : [],
  );
}

function dot(a: readonly Fraction[], b: readonly Fraction[]): Fraction {
  return sum(a.map((value, i) => value.multiply(b[i])));
}

function sum(values: readonly Fraction[]): Fraction {
  return values.reduce((total, value) => total.add(value), Fraction.ZERO);
}
