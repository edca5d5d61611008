/**
 * (I - delta P) x = b for large chains: GMRES, preconditioned by one Gauss-Seidel sweep in depth-first finishing order.
 *
 * In that order the arcs to states numbered earlier form a triangle L, which a sweep solves exactly, and only the arcs that close a
 * cycle are left, U. So long transients and slow, nearly deterministic cycles, on which value iteration needs 1/(1 - delta) sweeps,
 * cost a few steps. With (I - delta P) = L - U and z = L^-1 y, the product (I - delta P) z is y - U z: one pass over the arcs a step.
 * Sweeps alone contract the error by delta, so the fallback always ends.
 * Source: Saad (2003), Iterative Methods for Sparse Linear Systems, sections 4.1 and 9.3.2; Eisenstat (1981) for the one pass.
 */
import type { MarkovChain } from './discountedSolver.js';
import { gmres } from './gmres.js';

/** The residual wanted, relative to the largest reward: what leaves an error of 1e-13, but no less than rounding makes. */
const wantedResidual = (discount: number): number => Math.max(1e-13 * (1 - discount), 4 * Number.EPSILON);

/** Arcs by row in the new numbering, weighted with the discount factor. */
interface Rows {
  readonly starts: Int32Array;
  readonly targets: Int32Array;
  readonly weights: Float64Array;
}

/** Prepares a chain; the result solves for any right-hand side. */
export function sparseDiscounted(chain: MarkovChain, discount: number): (b: Float64Array) => Float64Array {
  const n = chain.stateCount;
  const order = finishingOrder(chain);
  const rank = new Int32Array(n);
  for (let i = 0; i < n; i++) rank[order[i]] = i;
  const lower = rowsWhere(chain, discount, order, rank, (target, i) => target < i);
  const upper = rowsWhere(chain, discount, order, rank, (target, i) => target > i);
  const loops = rowsWhere(chain, discount, order, rank, (target, i) => target === i);
  const diagonal = new Float64Array(n).fill(1);
  for (let i = 0; i < n; i++) diagonal[i] -= sumOf(loops, i, undefined);
  const solveLower = (y: Float64Array): Float64Array => {
    const z = new Float64Array(n);
    for (let i = 0; i < n; i++) z[i] = (y[i] + sumOf(lower, i, z)) / diagonal[i];
    return z;
  };
  const applyUpper = (z: Float64Array): Float64Array => {
    const u = new Float64Array(n);
    for (let i = 0; i < n; i++) u[i] = sumOf(upper, i, z);
    return u;
  };
  const residualOf = (b: Float64Array, x: Float64Array): Float64Array => {
    const r = applyUpper(x);
    for (let i = 0; i < n; i++) r[i] += b[i] + sumOf(lower, i, x) - diagonal[i] * x[i];
    return r;
  };
  return (given) => {
    const b = Float64Array.from(order, (s) => given[s]);
    const wanted = (wantedResidual(discount) * largest(b)) / (1 - discount);
    const precondition = (y: Float64Array): [Float64Array, Float64Array] => {
      const z = solveLower(y);
      const image = applyUpper(z);
      for (let i = 0; i < n; i++) image[i] = y[i] - image[i];
      return [z, image];
    };
    // GMRES measures the Euclidean norm, sqrt(n) times the maximum of an even residual.
    let x = gmres(precondition, (y) => residualOf(b, y), solveLower(b), (wanted * Math.sqrt(n)) / 2);
    let residual = largest(residualOf(b, x));
    for (let stalls = 0; residual > wanted && stalls < 20; ) {
      const right = applyUpper(x);
      for (let i = 0; i < n; i++) right[i] += b[i];
      const better = solveLower(right);
      const now = largest(residualOf(b, better));
      if (now > 0.999 * residual) stalls++;
      if (now < residual) {
        x = better;
        residual = now;
      }
    }
    const values = new Float64Array(n);
    for (let i = 0; i < n; i++) values[order[i]] = x[i];
    return values;
  };
}

/** The weighted sum of x over row i, or of the weights alone. */
function sumOf({ starts, targets, weights }: Rows, i: number, x: Float64Array | undefined): number {
  let sum = 0;
  for (let e = starts[i]; e < starts[i + 1]; e++) sum += x === undefined ? weights[e] : weights[e] * x[targets[e]];
  return sum;
}

function rowsWhere(
  chain: MarkovChain,
  discount: number,
  order: Int32Array,
  rank: Int32Array,
  wanted: (target: number, row: number) => boolean,
): Rows {
  const starts = new Int32Array(order.length + 1);
  const targets: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < order.length; i++) {
    for (let e = chain.rowStarts[order[i]]; e < chain.rowStarts[order[i] + 1]; e++) {
      const target = rank[chain.targets[e]];
      if (chain.probabilities[e] === 0 || !wanted(target, i)) continue;
      targets.push(target);
      weights.push(discount * chain.probabilities[e]);
    }
    starts[i + 1] = targets.length;
  }
  return { starts, targets: Int32Array.from(targets), weights: Float64Array.from(weights) };
}

function largest(vector: Float64Array): number {
  let size = 0;
  for (const value of vector) size = Math.max(size, Math.abs(value));
  return size;
}

/** The states in the order in which a depth-first search leaves them: successors first, but for arcs that close a cycle. */
function finishingOrder(chain: MarkovChain): Int32Array {
  const { stateCount, rowStarts, targets } = chain;
  const order = new Int32Array(stateCount);
  const seen = new Uint8Array(stateCount);
  const stack = new Int32Array(stateCount);
  const cursor = Int32Array.from(rowStarts);
  let finished = 0;
  for (let root = 0; root < stateCount; root++) {
    if (seen[root] === 1) continue;
    let depth = 0;
    stack[0] = root;
    seen[root] = 1;
    while (depth >= 0) {
      const s = stack[depth];
      if (cursor[s] === rowStarts[s + 1]) {
        order[finished++] = s;
        depth--;
        continue;
      }
      const target = targets[cursor[s]++];
      if (seen[target] === 0) {
        seen[target] = 1;
        stack[++depth] = target;
      }
    }
  }
  return order;
}
