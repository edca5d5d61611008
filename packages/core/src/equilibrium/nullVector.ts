/**
 * The one direction in which a homogeneous integer system vanishes.
 */

/**
 * The primitive integer vector x with rows * x = 0, positive in its first non-zero entry, of a system of rank n - 1.
 * @param rows - `[k, n]`, integers; a copy is reduced.
 * @returns `undefined` when the rank is below n - 1 (many directions) or n (none).
 * @remarks O(k n^2) exact operations on minors of the system. Fraction-free elimination: every division is exact.
 * Source: Bareiss (1968), Sylvester's identity and multistep integer-preserving Gaussian elimination, eq. (8).
 */
export function nullVector(rows: readonly (readonly bigint[])[], n: number): bigint[] | undefined {
  const work = rows.map((row) => [...row]);
  const pivots: number[] = [];
  let free = -1;
  let last = 1n;
  for (let column = 0; column < n; column++) {
    const rank = pivots.length;
    let at = rank;
    while (at < work.length && work[at][column] === 0n) at++;
    if (at === work.length) {
      if (free >= 0) return undefined;
      free = column;
      continue;
    }
    [work[rank], work[at]] = [work[at], work[rank]];
    const top = work[rank];
    const pivot = top[column];
    for (let i = 0; i < work.length; i++) {
      if (i === rank) continue;
      const row = work[i];
      const factor = row[column];
      for (let j = 0; j < n; j++) {
        // Columns of earlier pivots hold `last` on the diagonal and 0 elsewhere; the formula keeps that true.
        row[j] = (row[j] * pivot - top[j] * factor) / last;
      }
    }
    last = pivot;
    pivots.push(column);
  }
  if (free < 0) return undefined;
  const x = new Array<bigint>(n).fill(0n);
  x[free] = last;
  pivots.forEach((column, i) => {
    x[column] = -work[i][free];
  });
  let divisor = 0n;
  for (const value of x) divisor = gcd(divisor, value);
  if (x.find((value) => value !== 0n)! < 0n) divisor = -divisor;
  return x.map((value) => value / divisor);
}

/** Of a >= 0 and any b. */
function gcd(a: bigint, b: bigint): bigint {
  let x = a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
