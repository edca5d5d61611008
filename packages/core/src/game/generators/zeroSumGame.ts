/**
 * Random zero-sum games.
 */
import type { RandomStream } from '../../random/stream.js';
import type { NormalFormGame } from '../normalFormGame.js';
import { checkSizes, numberedGame, payoffDraw, type UniformPayoffsOptions } from './generatedGame.js';

/**
 * A two-player game in which the row player's payoffs are independent and uniform, the column player's their negatives.
 * @param sizes - the number of actions of each of the two players.
 * @throws RangeError when a size or the interval is not valid; SizeError beyond 2^26 payoffs.
 */
export function zeroSumGame(
  sizes: readonly [number, number],
  rng: RandomStream,
  options: UniformPayoffsOptions = {},
): NormalFormGame {
  if (sizes.length !== 2) throw new RangeError(`zeroSumGame: "sizes" expected two players, got ${sizes.length}`);
  const cells = checkSizes('zeroSumGame', sizes);
  const draw = payoffDraw('zeroSumGame', rng, options);
  const own = Float64Array.from({ length: cells }, draw);
  return numberedGame('Random zero-sum game', sizes, [own, own.map((payoff) => 0 - payoff)]);
}
