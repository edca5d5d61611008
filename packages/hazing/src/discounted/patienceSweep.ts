/**
 * How the optimal sequence changes with patience: the data of a plot.
 */
import { checkInteger, checkReal, type NormalFormGame } from '@folkways/core';
import type { HazingRun } from '../instance/hazingSequence.js';
import { type OptimalAt, type OptimalAtOptions, optimalAt } from './optimalAt.js';

/** Options of `patienceSweep`. */
export interface PatienceSweepOptions extends OptimalAtOptions {
  /** Least discount factor, in (0, 1). @defaultValue 0.02 */
  readonly from?: number;
  /** Largest, in (from, 1). @defaultValue 0.98 */
  readonly to?: number;
  /** Discount factors on the grid, at least 2. @defaultValue 49 */
  readonly points?: number;
  /** Width of a breakpoint's bracket. @defaultValue 1e-6 */
  readonly tolerance?: number;
  /** Called after each optimum with the number computed so far. */
  readonly onProgress?: (computed: number) => void;
}

/** The optimum at one discount factor. */
export interface PatiencePoint extends OptimalAt {
  readonly beta: number;
}

/** A range of discount factors with one optimal sequence at every computed point. */
export interface PatiencePiece {
  /** Least and largest computed discount factor of the piece. */
  readonly from: number;
  readonly to: number;
  readonly status: OptimalAt['status'];
  readonly goal: string | null;
  readonly sequence: readonly HazingRun[];
}

/** What `patienceSweep` returns. */
export interface PatienceSweep {
  /** All optima computed, ascending in beta. */
  readonly points: readonly PatiencePoint[];
  /** Ascending; between `to` of one and `from` of the next lies a breakpoint, in a bracket no wider than the tolerance. */
  readonly pieces: readonly PatiencePiece[];
  /** Brackets of the discount factors at which the optimal sequence changes. A piece narrower than the grid can be missed. */
  readonly breakpoints: readonly { readonly lower: number; readonly upper: number }[];
}

/**
 * Optimal sequences over a grid of discount factors, with every change between neighbours bracketed by bisection.
 * @throws RangeError, TypeError when the game or an option is refused.
 * @remarks Pieces can accumulate: in Table 1 of the restart paper the goal C needs H >= T / beta, and A for ever gives at most
 * c / (1 - beta); the two meet at beta = 0.6, towards which the hazing gets longer without end, a new piece each time.
 * Cost: points + breakpoints x log2(grid step / tolerance) searches, each limited on its own.
 * @example
 * ```ts
 * import { symmetricGame } from '@folkways/core';
 * import { patienceSweep } from '@folkways/hazing';
 * const game = symmetricGame([[4, 11, 14], [0, 5, 0], [0, 0, 8]], { actions: ['A', 'B', 'C'] });
 * const { pieces } = patienceSweep(game, { from: 0.7, to: 0.95, points: 6 });
 * console.log(pieces.map((piece) => piece.sequence.map((run) => run.action.repeat(run.repeat)).join('') + piece.goal));
 * // [ 'AAAC', 'AABC', 'AAC', 'ABC' ]
 * ```
 */
export function patienceSweep(game: NormalFormGame, options: PatienceSweepOptions = {}): PatienceSweep {
  const where = 'patienceSweep';
  const from = checkReal(where, 'from', options.from ?? 0.02, { low: 0, high: 1, open: 'both' });
  const to = checkReal(where, 'to', options.to ?? 0.98, { low: from, high: 1, open: 'both' });
  const points = checkInteger(where, 'points', options.points ?? 49, 2, 1_000_000);
  const tolerance = checkReal(where, 'tolerance', options.tolerance ?? 1e-6, { low: 1e-12, high: 1 });
  let computed = 0;
  const at = (beta: number): PatiencePoint => {
    const point = { beta, ...optimalAt(game, beta, options) };
    options.onProgress?.(++computed);
    return point;
  };
  const grid = Array.from({ length: points }, (_, k) => at(tidy(from + ((to - from) * k) / (points - 1))));
  const all: PatiencePoint[] = [grid[0]];
  const refine = (a: PatiencePoint, b: PatiencePoint): void => {
    const middle = tidy((a.beta + b.beta) / 2);
    if (keyOf(a) !== keyOf(b) && b.beta - a.beta > tolerance && middle > a.beta && middle < b.beta) {
      const between = at(middle);
      refine(a, between);
      refine(between, b);
    } else all.push(b);
  };
  for (let k = 1; k < grid.length; k++) refine(grid[k - 1], grid[k]);
  const pieces: PatiencePiece[] = [];
  for (const point of all) {
    const { beta, status, goal, sequence } = point;
    const last = pieces.at(-1);
    if (last !== undefined && keyOf(last) === keyOf(point)) pieces[pieces.length - 1] = { ...last, to: beta };
    else pieces.push({ from: beta, to: beta, status, goal, sequence });
  }
  const breakpoints = pieces.slice(1).map((piece, k) => ({ lower: pieces[k].to, upper: piece.from }));
  return { points: all, pieces, breakpoints };
}

/** A decimal of at most 15 digits, so that exact arithmetic on it stays short. */
function tidy(beta: number): number {
  return Number(beta.toPrecision(15));
}

function keyOf({ status, goal, sequence }: Pick<OptimalAt, 'status' | 'goal' | 'sequence'>): string {
  return JSON.stringify([status, goal, sequence]);
}
