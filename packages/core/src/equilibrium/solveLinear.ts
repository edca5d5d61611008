/**
 * One square linear system in doubles.
 */

/**
 * The solution of matrix x = right by Gaussian elimination with partial pivoting.
 * @param matrix - `[n, n]`, overwritten.
 * @param right - `[n]`, overwritten by the solution.
 * @returns `right`, or `undefined` when a pivot vanishes.
 * @remarks O(n^3).
 */
export function solveLinear(matrix: readonly Float64Array[], right: Float64Array): Float64Array | undefined {
  const rows = [...matrix];
  const n = rows.length;
  for (let k = 0; k < n; k++) {
    let at = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(rows[i][k]) > Math.abs(rows[at][k])) at = i;
    if (!(Math.abs(rows[at][k]) > 0)) return undefined;
    [rows[k], rows[at]] = [rows[at], rows[k]];
    [right[k], right[at]] = [right[at], right[k]];
    for (let i = k + 1; i < n; i++) {
      const factor = rows[i][k] / rows[k][k];
      if (factor === 0) continue;
      for (let j = k; j < n; j++) rows[i][j] -= factor * rows[k][j];
      right[i] -= factor * right[k];
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    for (let j = k + 1; j < n; j++) right[k] -= rows[k][j] * right[j];
    right[k] /= rows[k][k];
  }
  return right;
}
