/**
 * Where best replies change: the vertices of a player's best-reply polyhedron.
 */
import { checkInteger } from '../checks.js';
import { SizeError } from '../errors.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { Fraction } from '../rational/fraction.js';
import { bestReplyVertices } from './bestReplyVertices.js';
import { checkTwoPlayers } from './checkTwoPlayers.js';
import { exactVertex } from './exactVertex.js';
import { integerPayoffs } from './integerPayoffs.js';
import { hasBit } from './rayPool.js';
import { vertexBound } from './vertexBound.js';

/** Bounds of `bestReplyPolyhedron`. */
export interface BestReplyPolyhedronOptions {
  /** The most vertices the polyhedron may have by McMullen's bound. @defaultValue 1_000_000 */
  readonly vertexLimit?: number;
}

/** One vertex: a strategy at which more best replies meet than anywhere near it. */
export interface BestReplyVertex {
  /** The player's strategy. */
  readonly strategy: readonly Fraction[];
  /** The player's actions with probability 0, ascending. */
  readonly unplayed: readonly number[];
  /** The other player's best replies to the strategy, ascending; all of them. */
  readonly replies: readonly number[];
}

/**
 * The vertices of a player's best-reply polyhedron {(x, v): x a mixed strategy, v at least the payoff of every reply to x}, exactly.
 * @param player - 0 or 1, whose strategies x are.
 * @returns every vertex once, in no particular order.
 * @throws RangeError when the game has not two players or `player` is neither 0 nor 1.
 * @throws SizeError when there may be more than `vertexLimit` vertices.
 * @remarks A pair of vertices, one of each player, is an extreme equilibrium exactly when each action is unplayed or a best reply. Source: von
 * Stengel (2002), Computing equilibria for two-person games, section 2. Cost: see `extremeEquilibria`.
 */
export function bestReplyPolyhedron(
  game: NormalFormGame,
  player: number,
  { vertexLimit = 1_000_000 }: BestReplyPolyhedronOptions = {},
): BestReplyVertex[] {
  checkTwoPlayers('bestReplyPolyhedron', game);
  checkInteger('bestReplyPolyhedron', 'player', player, 0, 1);
  const size = game.actions[player].length;
  const replies = game.actions[1 - player].length;
  const bound = vertexBound(size, size + replies);
  if (bound > vertexLimit) {
    throw new SizeError(
      `bestReplyPolyhedron: it may have ${bound.toPrecision(3)} vertices, above "vertexLimit" ${vertexLimit}`,
      bound,
      vertexLimit,
    );
  }
  const { values } = integerPayoffs(game, 1 - player);
  const smallest = values[0].map((_, a) => values.reduce((low, row) => (row[a] < low ? row[a] : low), values[0][a]));
  const shifted = values.map((row) => row.map((value, a) => value - smallest[a]));
  const { labels, words, count } = bestReplyVertices(shifted, () => false)!;
  return Array.from({ length: count }, (_, vertex) => {
    const own = indices(size + replies).filter((label) => hasBit(labels, vertex * words, label));
    const { x, total } = exactVertex(shifted, own)!;
    return {
      strategy: x.map((value) => Fraction.of(value, total)),
      unplayed: own.filter((label) => label < size),
      replies: own.filter((label) => label >= size).map((label) => label - size),
    };
  });
}

const indices = (length: number): number[] => Array.from({ length }, (_, k) => k);
