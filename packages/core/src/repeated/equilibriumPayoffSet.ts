/**
 * The subgame-perfect equilibrium payoffs of a two-player repeated game.
 *
 * Source: Abreu and Sannikov (2014), An algorithm for two-player repeated games with perfect monitoring, Theoretical Economics 9,
 * pages 313-338: the operator R. With public randomisation the set V* is convex; a payoff that is extreme in it is either
 * g(a) for ever, or (1 - delta) g(a) + delta w with w an extreme point of the continuation payoffs that enforce a at which some
 * incentive constraint binds: at most four per action profile, which keeps the iterates small. R is monotone and starts from a
 * superset, so every iterate contains V*, and the limit is V*.
 */
import { checkInteger, checkReal } from '../checks.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { type StopOptions, stopCheck } from '../stopCheck.js';
import { clip, convexHull, distanceTo, type Point } from './convexPolygon.js';
import { checkTwoPlayers, feasiblePayoffs, payoffRange } from './feasiblePayoffs.js';

/** Options of `equilibriumPayoffSet`. */
export interface EquilibriumPayoffSetOptions extends StopOptions {
  /** In (0, 1). */
  readonly discount: number;
  /** Two numbers this close, as a share of the payoff range, are equal. @defaultValue 1e-10 */
  readonly tolerance?: number;
  /** @defaultValue 10,000 */
  readonly iterationLimit?: number;
}

/** An equilibrium payoff set. */
export interface EquilibriumPayoffSet {
  /**
   * Extreme points, counter-clockwise from the one with the least first payoff; normalised by 1 - discount. One for a point, two for a
   * segment, none when `status` is `empty`.
   */
  readonly vertices: readonly Point[];
  /**
   * `converged`: applying the operator again moves nothing; `empty`: proven that no pure-action subgame-perfect equilibrium exists;
   * `limit`: the iteration limit, the time limit or the signal came first, and the vertices are an outer approximation.
   */
  readonly status: 'converged' | 'empty' | 'limit';
  readonly converged: boolean;
  readonly iterations: number;
  /** How far the last iteration moved the set (Hausdorff distance; the payoff range when there was none); every equilibrium payoff is in it whatever this is. */
  readonly error: number;
  /** The worst punishments used: each player's least payoff in the set (or pure minmax where that is larger). */
  readonly punishments: Point;
  /** One line. */
  readonly reason: string;
}

/**
 * The set of payoff pairs of pure-action subgame-perfect equilibria of the discounted two-player game with perfect monitoring and
 * public randomisation.
 * @throws RangeError when the game does not have two players or the discount is outside (0, 1).
 * @remarks O(profiles * vertices) an iteration; often it ends after finitely many, else it converges geometrically. In floats: at a
 * discount factor within about `tolerance` of one at which the set jumps, either side may be returned.
 * @example
 * ```ts
 * import { equilibriumPayoffSet, symmetricGame } from '@folkways/core';
 * const game = symmetricGame([[9, 1], [10, 3]], { actions: ['C', 'D'] });
 * console.log(equilibriumPayoffSet(game, { discount: 0.2 }).vertices); // [ [ 3, 3 ], [ 9, 9 ] ]
 * ```
 */
export function equilibriumPayoffSet(game: NormalFormGame, options: EquilibriumPayoffSetOptions): EquilibriumPayoffSet {
  const where = 'equilibriumPayoffSet';
  checkTwoPlayers(where, game);
  const discount = checkReal(where, 'discount', options.discount, { low: 0, high: 1, open: 'both' });
  const relative = checkReal(where, 'tolerance', options.tolerance ?? 1e-10, { low: 0, high: 1, open: 'both' });
  const limit = checkInteger(where, 'iterationLimit', options.iterationLimit ?? 10_000, 1, Infinity);
  const tolerance = relative * payoffRange(where, game);
  const stop = stopCheck(where, options);
  const { payoffs, temptations, minmax } = stage(game);
  const premiums = temptations.map(
    ([a, b]): Point => [((1 - discount) / discount) * a, ((1 - discount) / discount) * b],
  );
  let set: Point[] = feasiblePayoffs(game);
  let floor: Point = minmax;
  let error = payoffRange(where, game);
  let iterations = 0;
  // A step that shrinks by delta each time is (1 - delta) from its limit in units of what is still to come.
  while (error > tolerance * (1 - discount) && iterations < limit && !stop()) {
    iterations++;
    const next = convexHull(
      payoffs.flatMap((payoff, k) =>
        generated(set, payoff, [floor[0] + premiums[k][0], floor[1] + premiums[k][1]], discount, tolerance),
      ),
      tolerance / 100,
    );
    if (next.length === 0) {
      return {
        vertices: [],
        status: 'empty',
        converged: true,
        iterations,
        error: 0,
        punishments: floor,
        reason:
          'no pure-action subgame-perfect equilibrium: after finitely many iterations no action profile can be enforced',
      };
    }
    const lowest = (axis: 0 | 1): number => Math.max(floor[axis], Math.min(...next.map((point) => point[axis])));
    const raised: Point = [lowest(0), lowest(1)];
    error = Math.max(...set.map((point) => distanceTo(next, point)), raised[0] - floor[0], raised[1] - floor[1]);
    floor = raised;
    set = next;
  }
  const converged = error <= tolerance * (1 - discount);
  return {
    vertices: convexHull(set, 10 * tolerance), // corners that only the unfinished convergence bends are none
    status: converged ? 'converged' : 'limit',
    converged,
    iterations,
    error,
    punishments: floor,
    reason: converged
      ? 'a fixed point of the operator, up to the tolerance'
      : `an outer approximation: stopped after ${iterations} iterations`,
  };
}

/** What one action profile contributes: itself for ever, or its promises at which an incentive constraint binds. */
function generated(set: readonly Point[], payoff: Point, needed: Point, discount: number, tolerance: number): Point[] {
  if (
    payoff[0] >= needed[0] - tolerance &&
    payoff[1] >= needed[1] - tolerance &&
    distanceTo(set, payoff) <= tolerance
  ) {
    return [payoff];
  }
  const promises = clip(clip(set, 0, needed[0], tolerance), 1, needed[1], tolerance);
  return promises
    .filter((w) => w[0] <= needed[0] + tolerance || w[1] <= needed[1] + tolerance)
    .map((w): Point => [(1 - discount) * payoff[0] + discount * w[0], (1 - discount) * payoff[1] + discount * w[1]]);
}

/** Payoffs and best deviation gains by profile, and the pure minmax values. */
function stage(game: NormalFormGame): { payoffs: Point[]; temptations: Point[]; minmax: Point } {
  const [rows, columns] = game.actions.map((names) => names.length);
  const [u, v] = game.payoffs;
  const bestRow = Array.from({ length: columns }, (_, b) =>
    Math.max(...Array.from({ length: rows }, (_, a) => u[a * columns + b])),
  );
  const bestColumn = Array.from({ length: rows }, (_, a) => Math.max(...v.subarray(a * columns, (a + 1) * columns)));
  const profiles = Array.from({ length: rows * columns }, (_, k) => k);
  return {
    payoffs: profiles.map((k): Point => [u[k], v[k]]),
    temptations: profiles.map((k): Point => [bestRow[k % columns] - u[k], bestColumn[Math.floor(k / columns)] - v[k]]),
    minmax: [Math.min(...bestRow), Math.min(...bestColumn)],
  };
}
