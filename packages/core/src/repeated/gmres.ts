/**
 * Restarted GMRES, preconditioned from the right.
 * Source: Saad and Schultz (1986), SIAM J. Sci. Stat. Comput. 7, algorithm 4; Saad (2003), Iterative Methods, algorithm 9.5.
 */

/** Directions kept before a restart. */
const DIRECTIONS = 40;
const RESTARTS = 50;

type Linear = (x: Float64Array) => Float64Array;

/**
 * An x with `||b - A x||_2 <= wanted`, or the best reached: the caller checks the residual.
 * @param apply - x to A x.
 * @param precondition - an approximate inverse of A.
 */
export function gmres(apply: Linear, precondition: Linear, b: Float64Array, wanted: number): Float64Array {
  const x = precondition(b);
  let last = Infinity;
  for (let restart = 0; restart < RESTARTS; restart++) {
    const residual = apply(x);
    for (let i = 0; i < b.length; i++) residual[i] = b[i] - residual[i];
    const beta = norm(residual);
    if (beta <= wanted || beta > 0.9 * last) break;
    last = beta;
    improve(apply, precondition, residual, beta, wanted, x);
  }
  return x;
}

/** One cycle of Arnoldi steps with Givens rotations; adds the correction to x. */
function improve(
  apply: Linear,
  precondition: Linear,
  residual: Float64Array,
  beta: number,
  wanted: number,
  x: Float64Array,
): void {
  const basis = [residual.map((value) => value / beta)];
  const images: Float64Array[] = [];
  const columns: Float64Array[] = [];
  const cosines: number[] = [];
  const sines: number[] = [];
  const right = [beta];
  for (let k = 0; k < DIRECTIONS && Math.abs(right[k]) > wanted / 2; k++) {
    images.push(precondition(basis[k]));
    const w = apply(images[k]);
    const column = new Float64Array(k + 2);
    for (let j = 0; j <= k; j++) {
      column[j] = dot(w, basis[j]);
      for (let i = 0; i < w.length; i++) w[i] -= column[j] * basis[j][i];
    }
    const length = norm(w);
    for (let j = 0; j < k; j++) {
      const above = cosines[j] * column[j] + sines[j] * column[j + 1];
      column[j + 1] = cosines[j] * column[j + 1] - sines[j] * column[j];
      column[j] = above;
    }
    const radius = Math.hypot(column[k], length);
    if (radius === 0) {
      images.pop();
      break;
    }
    cosines.push(column[k] / radius);
    sines.push(length / radius);
    column[k] = radius;
    columns.push(column);
    right.push(-sines[k] * right[k]);
    right[k] *= cosines[k];
    if (length === 0) break;
    basis.push(w.map((value) => value / length));
  }
  const weights = new Float64Array(columns.length);
  for (let k = columns.length - 1; k >= 0; k--) {
    let sum = right[k];
    for (let j = k + 1; j < columns.length; j++) sum -= columns[j][k] * weights[j];
    weights[k] = sum / columns[k][k];
    for (let i = 0; i < x.length; i++) x[i] += weights[k] * images[k][i];
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}
