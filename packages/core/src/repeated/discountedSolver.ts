/**
 * Discounted values of a finite Markov chain: v = (1 - delta) r + delta P v, with a proven bound on the error.
 *
 * Three ways, by the structure found. A chain in which every state has one successor is paths into cycles: O(states), no system at
 * all. A small chain is eliminated directly (I - delta P is strictly diagonally dominant by rows, so no pivoting is needed). A
 * large one is iterated by `sparseDiscounted`. Whatever the way, ||v - v*|| <= ||residual|| / (1 - delta) in the maximum norm, since
 * ||(I - delta P)^-1|| = 1/(1 - delta).
 * Source: Puterman (1994), Markov Decision Processes, section 6.1 and theorem 6.1.1.
 */
import { checkReal } from '../checks.js';
import { sparseDiscounted } from './sparseDiscounted.js';

/** Up to here elimination is faster than anything else. */
const DENSE_LIMIT = 40;
const EPSILON = Number.EPSILON;

/** A finite Markov chain in sparse rows. */
export interface MarkovChain {
  readonly stateCount: number;
  /** `[stateCount + 1]`: the entries of row s are `rowStarts[s] .. rowStarts[s + 1] - 1`. */
  readonly rowStarts: Int32Array;
  readonly targets: Int32Array;
  /** Each row sums to 1. */
  readonly probabilities: Float64Array;
}

/** Discounted values. */
export interface DiscountedValues {
  /** `[stateCount]`, normalised by 1 - discount. */
  readonly values: Float64Array;
  /** No value is further than this from the true one. */
  readonly errorBound: number;
}

/**
 * Prepares a chain once for any number of rewards.
 * @param discount - in [0, 1).
 * @returns a function from rewards `[stateCount]` to values.
 * @throws RangeError when the discount is outside [0, 1).
 * @remarks O(states) for deterministic chains, O(states^3) up to 40 states, else O(entries + 30 states) a step, typically tens of steps.
 * `errorBound` grows like 1e-14 / (1 - discount); only on diffusive chains (long random walks) with discount factors above about
 * 1 - 1e-5 does the step limit leave it larger, and it says so.
 * @example
 * ```ts
 * import { discountedSolver } from '@folkways/core';
 * const cycle = { stateCount: 2, rowStarts: Int32Array.of(0, 1, 2), targets: Int32Array.of(1, 0), probabilities: Float64Array.of(1, 1) };
 * console.log(discountedSolver(cycle, 0.5)(Float64Array.of(3, 0)).values); // Float64Array(2) [ 2, 1 ]
 * ```
 */
export function discountedSolver(chain: MarkovChain, discount: number): (rewards: Float64Array) => DiscountedValues {
  checkReal('discountedSolver', 'discount', discount, { low: 0, high: 1, open: 'high' });
  const { stateCount } = chain;
  const successors = onlySuccessors(chain);
  const solve = successors
    ? (b: Float64Array): Float64Array => pathsAndCycles(successors, discount, b)
    : stateCount <= DENSE_LIMIT
      ? dense(chain, discount)
      : sparseDiscounted(chain, discount);
  return (rewards) => {
    const b = rewards.map((reward) => (1 - discount) * reward);
    const values = solve(b);
    let scale = 0;
    for (const reward of rewards) scale = Math.max(scale, Math.abs(reward));
    const residual = largest(residualOf(chain, discount, b, values));
    return { values, errorBound: (residual + 8 * EPSILON * scale) / (1 - discount) };
  };
}

/** Each state's successor when there is only one, arcs of probability 0 apart. */
function onlySuccessors(chain: MarkovChain): Int32Array | undefined {
  const { stateCount, rowStarts, targets, probabilities } = chain;
  const successors = new Int32Array(stateCount);
  for (let s = 0; s < stateCount; s++) {
    let found = 0;
    for (let e = rowStarts[s]; e < rowStarts[s + 1]; e++) {
      if (probabilities[e] === 0) continue;
      successors[s] = targets[e];
      found++;
    }
    if (found !== 1) return undefined;
  }
  return successors;
}

/** b - (I - delta P) v. */
function residualOf(chain: MarkovChain, discount: number, b: Float64Array, v: Float64Array): Float64Array {
  const { stateCount, rowStarts, targets, probabilities } = chain;
  const residual = new Float64Array(stateCount);
  for (let s = 0; s < stateCount; s++) {
    let sum = 0;
    for (let e = rowStarts[s]; e < rowStarts[s + 1]; e++) sum += probabilities[e] * v[targets[e]];
    residual[s] = b[s] - v[s] + discount * sum;
  }
  return residual;
}

function largest(vector: Float64Array): number {
  let size = 0;
  for (const value of vector) size = Math.max(size, Math.abs(value));
  return size;
}

/** Walks each state to something known; a walk that bites its own tail has found a cycle. */
function pathsAndCycles(next: Int32Array, discount: number, b: Float64Array): Float64Array {
  const count = next.length;
  const values = new Float64Array(count);
  const seenBy = new Int32Array(count).fill(-1);
  const known = new Uint8Array(count);
  const path = new Int32Array(count);
  for (let start = 0; start < count; start++) {
    let length = 0;
    let s = start;
    while (known[s] === 0 && seenBy[s] !== start) {
      seenBy[s] = start;
      path[length++] = s;
      s = next[s];
    }
    if (known[s] === 0) {
      let sum = 0;
      let weight = 1;
      let total = 0;
      let t = s;
      do {
        sum += weight * b[t];
        total += weight;
        weight *= discount;
        t = next[t];
      } while (t !== s);
      values[s] = sum / ((1 - discount) * total); // 1 - delta^period, without the cancellation
      known[s] = 1;
    }
    while (length > 0) {
      const t = path[--length];
      if (known[t] === 0) values[t] = b[t] + discount * values[next[t]];
      known[t] = 1;
    }
  }
  return values;
}

/** Gaussian elimination, factored once. */
function dense(chain: MarkovChain, discount: number): (b: Float64Array) => Float64Array {
  const n = chain.stateCount;
  const a = new Float64Array(n * n);
  for (let s = 0; s < n; s++) {
    a[s * n + s] += 1;
    for (let e = chain.rowStarts[s]; e < chain.rowStarts[s + 1]; e++) {
      a[s * n + chain.targets[e]] -= discount * chain.probabilities[e];
    }
  }
  for (let p = 0; p < n; p++) {
    for (let i = p + 1; i < n; i++) {
      const factor = a[i * n + p] / a[p * n + p];
      a[i * n + p] = factor;
      if (factor !== 0) for (let j = p + 1; j < n; j++) a[i * n + j] -= factor * a[p * n + j];
    }
  }
  return (b) => {
    const v = b.slice();
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) v[i] -= a[i * n + j] * v[j];
    for (let i = n - 1; i >= 0; i--) {
      for (let j = i + 1; j < n; j++) v[i] -= a[i * n + j] * v[j];
      v[i] /= a[i * n + i];
    }
    return v;
  };
}
