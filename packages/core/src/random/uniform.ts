/**
 * The two draws everything else is made of.
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomStream } from './stream.js';

/** A real uniform on [0, 1), in steps of 2^-53. */
export function uniformReal(rng: RandomStream): number {
  return uniformFloat64(rng);
}

/** An integer uniform on the closed interval [low, high]. */
export function uniformInteger(rng: RandomStream, low: number, high: number): number {
  return uniformInt(rng, low, high);
}
