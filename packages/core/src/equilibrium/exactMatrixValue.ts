/**
 * The value of a matrix game in exact arithmetic.
 */
import { Fraction } from '../rational/fraction.js';

/**
 * Solves the matrix game whose rows maximise.
 *
 * With A scaled and shifted to positive integers, max sum u subject to A u <= 1, u >= 0 has the slack basis to start from, and at its
 * optimum the column strategy is u / sum u, the row strategy the duals over the same sum, and the shifted value 1 / sum u.
 * @remarks Integer pivoting (Edmonds 1967, Bareiss 1968): the tableau holds integers over one common denominator, every division is exact.
 * Bland's rule (1977) excludes cycling.
 */
export function exactMatrixValue(matrix: readonly (readonly Fraction[])[]): {
  value: Fraction;
  row: Fraction[];
  column: Fraction[];
} {
  const m = matrix.length;
  const n = matrix[0].length;
  const unit = matrix.flat().reduce((multiple, { denominator: d }) => (multiple * d) / gcd(multiple, d), 1n);
  const integers = matrix.map((line) => line.map(({ numerator, denominator }) => numerator * (unit / denominator)));
  const least = integers.flat().reduce((low, value) => (value < low ? value : low));
  const shift = 1n - least;

  // Columns 0..n-1 are u, n..n+m-1 the slacks, the last the right-hand side; the last row is the objective.
  const tableau = integers.map((line, a) => [
    ...line.map((value) => value + shift),
    ...Array.from({ length: m }, (_, s) => (s === a ? 1n : 0n)),
    1n,
  ]);
  tableau.push(Array.from({ length: n + m + 1 }, (_, j) => (j < n ? -1n : 0n)));
  const basis = Array.from({ length: m }, (_, a) => n + a);
  let denominator = 1n;
  const last = n + m;
  for (;;) {
    const entering = tableau[m].findIndex((cost, j) => j < last && cost < 0n);
    if (entering < 0) break;
    const leaving = leavingRow(tableau, basis, entering, last);
    const pivot = tableau[leaving][entering];
    const pivotRow = tableau[leaving];
    for (let r = 0; r <= m; r++) {
      if (r === leaving) continue;
      const factor = tableau[r][entering];
      tableau[r] = tableau[r].map((value, j) => (value * pivot - factor * pivotRow[j]) / denominator);
    }
    denominator = pivot;
    basis[leaving] = entering;
  }
  const total = tableau[m][last];
  const column = new Array<Fraction>(n).fill(Fraction.ZERO);
  basis.forEach((variable, r) => {
    if (variable < n) column[variable] = Fraction.of(tableau[r][last], total);
  });
  const row = Array.from({ length: m }, (_, a) => Fraction.of(tableau[m][n + a], total));
  return { value: Fraction.of(denominator, total).subtract(Fraction.of(shift)).divide(Fraction.of(unit)), row, column };
}

/** The least ratio, and of ties the least variable. The entries of A are positive, so that there always is one. */
function leavingRow(tableau: readonly bigint[][], basis: readonly number[], entering: number, last: number): number {
  let leaving = -1;
  for (let r = 0; r < basis.length; r++) {
    if (tableau[r][entering] <= 0n) continue;
    if (leaving < 0) {
      leaving = r;
      continue;
    }
    const difference = tableau[r][last] * tableau[leaving][entering] - tableau[leaving][last] * tableau[r][entering];
    if (difference < 0n || (difference === 0n && basis[r] < basis[leaving])) leaving = r;
  }
  return leaving;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
