/**
 * Random games of common interest.
 */
import type { RandomStream } from '../../random/stream.js';
import type { NormalFormGame } from '../normalFormGame.js';
import { checkSizes, numberedGame, payoffDraw, type UniformPayoffsOptions } from './generatedGame.js';

/**
 * A game in which all players get the same payoff, independent and uniform over the profiles. It has a pure equilibrium: its best profile.
 * @param sizes - the number of actions of each player.
 * @throws RangeError when a size or the interval is not valid; SizeError beyond 2^26 payoffs.
 */
export function commonInterestGame(
  sizes: readonly number[],
  rng: RandomStream,
  options: UniformPayoffsOptions = {},
): NormalFormGame {
  const cells = checkSizes('commonInterestGame', sizes);
  const draw = payoffDraw('commonInterestGame', rng, options);
  const shared = Float64Array.from({ length: cells }, draw);
  return numberedGame(
    'Random game of common interest',
    sizes,
    sizes.map(() => shared),
  );
}
