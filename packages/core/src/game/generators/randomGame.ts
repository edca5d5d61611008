/**
 * Games with independent payoffs.
 */
import type { RandomStream } from '../../random/stream.js';
import type { NormalFormGame } from '../normalFormGame.js';
import { checkSizes, numberedGame, payoffDraw, type UniformPayoffsOptions } from './generatedGame.js';

/**
 * A game whose payoffs are independent and uniform: integers in [0, 99] unless the options say otherwise.
 * @param sizes - the number of actions of each player.
 * @throws RangeError when a size or the interval is not valid; SizeError beyond 2^26 payoffs.
 * @remarks A function of the stream alone; player by player, each in the order of the profile indices.
 * @example
 * ```ts
 * import { pureEquilibria, randomGame, randomStream } from '@folkways/core';
 * console.log(pureEquilibria(randomGame([3, 3], randomStream(1, 0))).profiles.length >= 0); // true
 * ```
 */
export function randomGame(
  sizes: readonly number[],
  rng: RandomStream,
  options: UniformPayoffsOptions = {},
): NormalFormGame {
  const cells = checkSizes('randomGame', sizes);
  const draw = payoffDraw('randomGame', rng, options);
  const payoffs = sizes.map(() => Float64Array.from({ length: cells }, draw));
  return numberedGame('Random game', sizes, payoffs);
}
