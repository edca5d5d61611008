/**
 * One draw from a distribution that is part of a table.
 */
import { type RandomStream, uniformReal } from '@folkways/core';

/** An index drawn with the probabilities `weights[start], ..., weights[start + count - 1]`, which sum to 1. */
export function drawFrom(weights: Float64Array, start: number, count: number, rng: RandomStream): number {
  let rest = uniformReal(rng);
  let last = 0;
  for (let i = 0; i < count; i++) {
    const weight = weights[start + i];
    if (weight === 0) continue;
    last = i;
    rest -= weight;
    if (rest < 0) return i;
  }
  return last; // the probabilities summed to a little less than 1
}
