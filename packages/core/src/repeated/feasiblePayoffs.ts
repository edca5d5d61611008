/**
 * Payoff pairs that can be had at all, and those of them that are individually rational.
 */
import { checkReal } from '../checks.js';
import { payoffSpan } from '../equilibrium/payoffSpan.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { clip, convexHull, type Point } from './convexPolygon.js';

/** Options of `feasiblePayoffs`. */
export interface FeasiblePayoffsOptions {
  /** Leave out pairs that give a player less than this: its minmax value, pure or mixed. @defaultValue no bound */
  readonly atLeast?: readonly [number, number];
}

/**
 * The convex hull of a two-player game's payoff pairs, or the part of it above given bounds (with minmax values: the set of feasible
 * and individually rational payoffs of the folk theorem).
 * @returns the extreme points, counter-clockwise from the one with the least first payoff; one for a point, two for a segment, none
 * only when the bounds exclude every feasible pair.
 * @throws RangeError when the game does not have two players.
 * @remarks O(n log n) in the number of profiles. Points within 1e-12 of the payoff range are one.
 * @example
 * ```ts
 * import { feasiblePayoffs, symmetricGame } from '@folkways/core';
 * console.log(feasiblePayoffs(symmetricGame([[3, -5], [5, 0]]), { atLeast: [0, 0] })); // [ [ 0, 0 ], [ 3.75, 0 ], [ 3, 3 ], [ 0, 3.75 ] ]
 * ```
 */
export function feasiblePayoffs(game: NormalFormGame, options: FeasiblePayoffsOptions = {}): Point[] {
  checkTwoPlayers('feasiblePayoffs', game);
  const tolerance = 1e-12 * payoffRange('feasiblePayoffs', game);
  const points = Array.from(game.payoffs[0], (u, k): Point => [u, game.payoffs[1][k]]);
  let set = convexHull(points, tolerance);
  for (const axis of [0, 1] as const) {
    if (options.atLeast === undefined) break;
    const bound = checkReal('feasiblePayoffs', `atLeast[${axis}]`, options.atLeast[axis]);
    set = convexHull(clip(set, axis, bound, tolerance), tolerance);
  }
  return set;
}

/** @throws RangeError when the game does not have two players. */
export function checkTwoPlayers(where: string, game: NormalFormGame): void {
  if (game.players.length === 2) return;
  throw new RangeError(`${where}: "game" expected 2 players, got ${game.players.length}`);
}

/** The larger of the two players' payoff ranges; 1 when all payoffs are equal. */
export function payoffRange(where: string, game: NormalFormGame): number {
  const ranges = game.payoffs.map((row) => payoffSpan(where, row).span);
  return Math.max(...ranges) || 1;
}
