/**
 * What the generators of random games share: sizes, the interval of payoffs, and names.
 */
import { checkInteger, checkReal } from '../../checks.js';
import { SizeError } from '../../errors.js';
import type { RandomStream } from '../../random/stream.js';
import { uniformInteger, uniformReal } from '../../random/uniform.js';
import { type NormalFormGame, normalFormGame } from '../normalFormGame.js';

/** Most payoffs of a generated game. */
const PAYOFF_LIMIT = 2 ** 26;

/** The interval payoffs are drawn from. */
export interface UniformPayoffsOptions {
  /** @defaultValue 0 */
  readonly low?: number;
  /** @defaultValue 99 */
  readonly high?: number;
  /** Integers of [low, high], which are exact; else reals of [low, high). @defaultValue true */
  readonly integers?: boolean;
}

/** A source of single payoffs. @throws RangeError when the interval is empty, or not of integers where integers are wanted. */
export function payoffDraw(where: string, rng: RandomStream, options: UniformPayoffsOptions): () => number {
  const { low = 0, high = 99, integers = true } = options;
  if (integers) {
    checkInteger(where, 'low', low, -(2 ** 51), 2 ** 51);
    checkInteger(where, 'high', high, low, 2 ** 51);
    return () => uniformInteger(rng, low, high);
  }
  checkReal(where, 'low', low);
  checkReal(where, 'high', high, { low });
  const width = checkReal(where, 'high - low', high - low);
  return () => low + width * uniformReal(rng);
}

/** The number of profiles. @throws RangeError when a size is no positive integer, SizeError beyond 2^26 payoffs. */
export function checkSizes(where: string, sizes: readonly number[]): number {
  if (sizes.length === 0) throw new RangeError(`${where}: "sizes" expected at least one player, got none`);
  let cells = 1;
  sizes.forEach((size, i) => {
    cells *= checkInteger(where, `sizes[${i}]`, size, 1, PAYOFF_LIMIT);
  });
  const payoffs = cells * sizes.length;
  if (payoffs > PAYOFF_LIMIT) {
    throw new SizeError(
      `${where}: "sizes" expected at most ${PAYOFF_LIMIT} payoffs, got ${payoffs}`,
      payoffs,
      PAYOFF_LIMIT,
    );
  }
  return cells;
}

/** A game with actions "1", "2", ... */
export function numberedGame(
  title: string,
  sizes: readonly number[],
  payoffs: readonly ArrayLike<number>[],
): NormalFormGame {
  const actions = sizes.map((size) => Array.from({ length: size }, (_, a) => String(a + 1)));
  return normalFormGame({ title, actions, payoffs });
}
