/**
 * How far frequencies are from the distribution they come from.
 */
import { checkInteger } from '@folkways/core';

/** The total-variation distance between two distributions over the same things, in [0, 1]. */
export function totalVariation(p: ArrayLike<number>, q: ArrayLike<number>): number {
  if (p.length !== q.length) {
    throw new RangeError(`totalVariation: expected distributions of one length, got ${p.length} and ${q.length}`);
  }
  let sum = 0;
  for (let k = 0; k < p.length; k++) sum += Math.abs(p[k] - q[k]);
  return sum / 2;
}

/**
 * The expected total-variation distance between a distribution and the frequencies of independent draws from it: what a perfect sampler
 * shows, and so what a measured distance has to exceed to mean anything.
 * @param samples - how many draws, at least 1.
 * @returns exactly half the sum of the mean absolute deviations of binomials, E|X - np| = 2 v C(n, v) p^v (1 - p)^(n - v + 1) with
 * v = floor(np) + 1.
 * @remarks O(outcomes * samples). Source: de Moivre (1730); Diaconis and Zabell (1991), equation 1.1.
 * @example
 * ```ts
 * import { samplingDistance } from '@folkways/agents';
 * console.log(samplingDistance([0.5, 0.5], 1), samplingDistance([0.5, 0.5], 2), samplingDistance([1, 0], 9)); // 0.5 0.25 0
 * ```
 */
export function samplingDistance(weights: ArrayLike<number>, samples: number): number {
  checkInteger('samplingDistance', 'samples', samples, 1, 10_000_000);
  let sum = 0;
  for (let k = 0; k < weights.length; k++) sum += meanDeviation(weights[k], samples);
  return sum / 2;
}

/** E|X / n - p| for a binomial X. */
function meanDeviation(p: number, n: number): number {
  if (p <= 0 || p >= 1) return 0;
  const v = Math.floor(n * p) + 1;
  let log = Math.log(2 * v) + v * Math.log(p) + (n - v + 1) * Math.log1p(-p) - Math.log(n);
  for (let j = 1; j <= v; j++) log += Math.log((n - v + j) / j);
  return Math.exp(log);
}
