/**
 * Seeded random streams: one per match index, so that results never depend on how work was scheduled.
 */
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { checkInteger } from '../checks.js';

/** A mutable random generator (pure-rand's). */
export type RandomStream = RandomGenerator;

/** Four starting points of the mixing, one per word of the state. */
const DIGITS_OF_PI: readonly number[] = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344];

/**
 * The random stream of one match: a function of the seed and the index alone.
 * @param seed - an integer in [0, 2^53).
 * @param index - an integer in [0, 2^53).
 * @throws RangeError when either is outside its interval.
 * @remarks The 128 bits of xoroshiro128+ are four rounds of MurmurHash3's 32-bit mixing (Appleby 2008) over both numbers' 53 bits.
 * @example
 * ```ts
 * import { randomStream, uniformReal } from '@folkways/core';
 * console.log(uniformReal(randomStream(1, 0)) === uniformReal(randomStream(1, 0))); // true
 * ```
 */
export function randomStream(seed: number, index: number): RandomStream {
  checkInteger('randomStream', 'seed', seed, 0, Number.MAX_SAFE_INTEGER);
  checkInteger('randomStream', 'index', index, 0, Number.MAX_SAFE_INTEGER);
  const words = [seed >>> 0, Math.floor(seed / 2 ** 32), index >>> 0, Math.floor(index / 2 ** 32)];
  const state = DIGITS_OF_PI.map((start) => finish(words.reduce(absorb, start | 0)));
  if (!state.some((word) => word !== 0)) state[0] = 1; // the one state the generator cannot leave
  return xoroshiro128plusFromState(state);
}

function absorb(hash: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  const mixed = hash ^ Math.imul(k, 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
