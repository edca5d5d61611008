/**
 * The payoffs that correlation can reach in a two-player game.
 */
import { checkOneOf } from '../checks.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { checkProgramSolver } from '../program/checkProgramSolver.js';
import type { ProgramSolver } from '../program/programSolver.js';
import { correlatedOptimizer } from './correlatedEquilibrium.js';
import { payoffSpan } from './payoffSpan.js';

/** Options of `correlatedPayoffs`. */
export interface CorrelatedPayoffsOptions {
  /** The linear-program engine, from `loadGlpk()` or `loadHighs()`. */
  readonly lp: ProgramSolver;
  /** Which equilibria. @defaultValue `'correlated'` */
  readonly kind?: 'correlated' | 'coarse';
  /** Points nearer than this to the hull of others are no corners, as a part of each player's payoff range. @defaultValue 1e-8 */
  readonly tolerance?: number;
}

/** A corner of the payoff polygon. */
export interface CorrelatedPayoffsCorner {
  readonly payoffs: readonly [number, number];
  /** `[profiles]` an equilibrium with these payoffs. */
  readonly probabilities: Float64Array;
  /** What its best deviation gains: 0 up to the engine's rounding. */
  readonly violation: number;
}

/**
 * The corners of the set of correlated (or coarse correlated) equilibrium payoffs of two players, counter-clockwise from the
 * lowest payoff of player 0; one corner for a point, two for a segment.
 * @throws RangeError when there are not two players. @throws ProgramError when the engine fails.
 * @remarks The projection of the equilibrium polytope is explored by its support function: the normal of every edge found so far either finds a new corner or
 * proves the edge. At most 2 programs per corner, plus 4.
 * @example
 * ```ts
 * import { correlatedPayoffs, symmetricGame } from '@folkways/core';
 * import { loadGlpk } from '@folkways/core/glpk';
 * const corners = correlatedPayoffs(symmetricGame([[6, 2], [7, 0]]), { lp: await loadGlpk() });
 * console.log(corners.map(({ payoffs }) => payoffs.map((u) => u.toFixed(2)).join(' '))); // [ '2.00 7.00', '3.60 3.60', '7.00 2.00', '5.25 5.25' ]
 * ```
 */
export function correlatedPayoffs(game: NormalFormGame, options: CorrelatedPayoffsOptions): CorrelatedPayoffsCorner[] {
  if (game.players.length !== 2) {
    throw new RangeError(`correlatedPayoffs: "game" expected two players, got ${game.players.length}`);
  }
  checkProgramSolver('correlatedPayoffs', options?.lp);
  const kind = checkOneOf('correlatedPayoffs', 'kind', options.kind ?? 'correlated', ['correlated', 'coarse']);
  const tolerance = options.tolerance ?? 1e-8;
  const optimize = correlatedOptimizer('correlatedPayoffs', game, options.lp, kind === 'coarse');
  const [first, second] = game.payoffs;
  const [unit0, unit1] = game.payoffs.map((payoffs) => payoffSpan('correlatedPayoffs', payoffs).span || 1);
  /** The corner furthest in a direction; directions and distances are in units of the payoff ranges. */
  const support = (dx: number, dy: number): CorrelatedPayoffsCorner => {
    const { payoffs, probabilities, violation } = optimize(
      first.map((u, k) => (dx * u) / unit0 + (dy * second[k]) / unit1),
    );
    return { payoffs: [payoffs[0], payoffs[1]], probabilities, violation };
  };
  const away = (p: CorrelatedPayoffsCorner, q: CorrelatedPayoffsCorner): readonly [number, number] => [
    (q.payoffs[0] - p.payoffs[0]) / unit0,
    (q.payoffs[1] - p.payoffs[1]) / unit1,
  ];
  const same = (p: CorrelatedPayoffsCorner, q: CorrelatedPayoffsCorner): boolean =>
    Math.hypot(...away(p, q)) <= tolerance;
  /** The corners strictly between p and q, seen from the right of p -> q. */
  const between = (p: CorrelatedPayoffsCorner, q: CorrelatedPayoffsCorner): CorrelatedPayoffsCorner[] => {
    const [ex, ey] = away(p, q);
    const length = Math.hypot(ex, ey);
    if (length <= tolerance) return [];
    const found = support(ey / length, -ex / length);
    const [fx, fy] = away(p, found);
    if ((fx * ey - fy * ex) / length <= tolerance || same(found, p) || same(found, q)) return [];
    return [...between(p, found), found, ...between(found, q)];
  };
  const cardinal = [support(-1, 0), support(0, -1), support(1, 0), support(0, 1)];
  const corners = cardinal.flatMap((p, i) => [p, ...between(p, cardinal[(i + 1) % 4])]);
  return withoutFlat(corners, away, tolerance);
}

/** Repeated corners and corners on the segment of their neighbours go. */
function withoutFlat(
  corners: readonly CorrelatedPayoffsCorner[],
  away: (p: CorrelatedPayoffsCorner, q: CorrelatedPayoffsCorner) => readonly [number, number],
  tolerance: number,
): CorrelatedPayoffsCorner[] {
  const kept: CorrelatedPayoffsCorner[] = [];
  for (const corner of corners) {
    if (kept.every((other) => Math.hypot(...away(other, corner)) > tolerance)) kept.push(corner);
  }
  for (let i = 0; kept.length > 2 && i < kept.length; ) {
    const p = kept[(i + kept.length - 1) % kept.length];
    const q = kept[(i + 1) % kept.length];
    const [ex, ey] = away(p, q);
    const [fx, fy] = away(p, kept[i]);
    const length = Math.hypot(ex, ey);
    // The tip of a segment is in line with its neighbours too, but not between them.
    const isBetween = fx * (ex - fx) + fy * (ey - fy) >= 0;
    if (isBetween && Math.abs(fx * ey - fy * ex) <= tolerance * length) kept.splice(i, 1);
    else i++;
  }
  return kept;
}
