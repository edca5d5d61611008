/**
 * Square linear systems in doubles.
 */

/**
 * The inverse of a square matrix by Gauss-Jordan elimination with partial pivoting.
 * @returns `undefined` when a pivot is below 1e-13 of the largest entry.
 * @remarks O(n^3).
 */
export function inverseMatrix(matrix: readonly Float64Array[]): Float64Array[] | undefined {
  const n = matrix.length;
  let largest = 0;
  for (const row of matrix) for (const value of row) largest = Math.max(largest, Math.abs(value));
  const work = matrix.map((row, i) => {
    const wide = new Float64Array(2 * n);
    wide.set(row);
    wide[n + i] = 1;
    return wide;
  });
  for (let k = 0; k < n; k++) {
    let at = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(work[i][k]) > Math.abs(work[at][k])) at = i;
    if (!(Math.abs(work[at][k]) > 1e-13 * largest)) return undefined;
    [work[k], work[at]] = [work[at], work[k]];
    const top = work[k];
    const pivot = top[k];
    for (let j = 0; j < 2 * n; j++) top[j] /= pivot;
    for (let i = 0; i < n; i++) {
      const factor = work[i][k];
      if (i === k || factor === 0) continue;
      for (let j = 0; j < 2 * n; j++) work[i][j] -= factor * top[j];
    }
  }
  return work.map((row) => row.slice(n));
}

/** matrix * vector. */
export function matrixVector(matrix: readonly Float64Array[], vector: ArrayLike<number>): Float64Array {
  return Float64Array.from(matrix, (row) => {
    let sum = 0;
    for (let j = 0; j < row.length; j++) sum += row[j] * vector[j];
    return sum;
  });
}
