/**
 * Restarted GMRES, preconditioned from the right.
 * Source: Saad and Schultz (1986), SIAM J. Sci. Stat. Comput. 7, algorithm 4; Saad (2003), Iterative Methods, algorithm 9.5.
 */

/** Directions kept before the first restart, and the most. A diffusive chain with a patient discount factor needs many. */
const DIRECTIONS = { first: 30, most: 400 };
const STEPS = 5000;

/** y to [z, A z] with z = M^-1 y, M an approximation of A. */
type PreconditionedStep = (y: Float64Array) => [z: Float64Array, image: Float64Array];

/**
 * An x with `||b - A x||_2 <= wanted`, or the best reached: the caller checks the residual.
 * @param residualOf - x to b - A x.
 * @param x - where to start; changed in place and returned.
 */
export function gmres(
  step: PreconditionedStep,
  residualOf: (x: Float64Array) => Float64Array,
  x: Float64Array,
  wanted: number,
): Float64Array {
  let last = Infinity;
  let directions = DIRECTIONS.first;
  for (let steps = 0; steps < STEPS; steps += directions) {
    const residual = residualOf(x);
    const beta = norm(residual);
    if (beta <= wanted || (beta > 0.9 * last && directions === DIRECTIONS.most)) break;
    if (beta > 1e-4 * last) directions = Math.min(2 * directions, DIRECTIONS.most);
    last = beta;
    improve(step, residual, beta, wanted, x, directions);
  }
  return x;
}

/** One cycle of Arnoldi steps with Givens rotations; adds the correction to x. */
function improve(
  step: PreconditionedStep,
  residual: Float64Array,
  beta: number,
  wanted: number,
  x: Float64Array,
  directions: number,
): void {
  const basis: Float64Array[] = [residual.map((value) => value / beta)];
  const corrections: Float64Array[] = [];
  const columns: Float64Array[] = [];
  const cosines: number[] = [];
  const sines: number[] = [];
  const right = [beta];
  for (let k = 0; k < directions && Math.abs(right[k]) > wanted / 2; k++) {
    const [z, w] = step(basis[k]);
    const column = new Float64Array(k + 2);
    for (let j = 0; j <= k; j++) {
      column[j] = dot(w, basis[j]);
      subtractMultiple(w, column[j], basis[j]);
    }
    const length = norm(w);
    for (let j = 0; j < k; j++) {
      const above = cosines[j] * column[j] + sines[j] * column[j + 1];
      column[j + 1] = cosines[j] * column[j + 1] - sines[j] * column[j];
      column[j] = above;
    }
    const radius = Math.hypot(column[k], length);
    if (radius === 0) break;
    cosines.push(column[k] / radius);
    sines.push(length / radius);
    column[k] = radius;
    columns.push(column);
    corrections.push(z);
    right.push(-sines[k] * right[k]);
    right[k] *= cosines[k];
    if (length === 0) break;
    for (let i = 0; i < w.length; i++) w[i] /= length;
    basis.push(w);
  }
  const weights = new Float64Array(columns.length);
  for (let k = columns.length - 1; k >= 0; k--) {
    let sum = right[k];
    for (let j = k + 1; j < columns.length; j++) sum -= columns[j][k] * weights[j];
    weights[k] = sum / columns[k][k];
    subtractMultiple(x, -weights[k], corrections[k]);
  }
}

function subtractMultiple(a: Float64Array, factor: number, b: Float64Array): void {
  for (let i = 0; i < a.length; i++) a[i] -= factor * b[i];
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}
