/**
 * Equilibria of a two-player game by trying all pairs of equally large supports.
 */
import { checkInteger } from '../checks.js';
import { SizeError } from '../errors.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { type StopOptions, stopCheck } from '../stopCheck.js';
import { checkTwoPlayers } from './checkTwoPlayers.js';
import { type ExactEquilibrium, exactEquilibrium } from './equilibriumList.js';
import { type ExactVertex, exactVertex } from './exactVertex.js';
import { integerPayoffs } from './integerPayoffs.js';
import { subsets } from './subsets.js';

/** Options of `supportEnumeration`. */
export interface SupportEnumerationOptions extends StopOptions {
  /** The most pairs of supports to try. @defaultValue 1_000_000 */
  readonly pairLimit?: number;
}

/** What `supportEnumeration` found. */
export interface SupportEnumerationResult {
  /** By size of support, then in the order of the actions. */
  readonly equilibria: readonly ExactEquilibrium[];
  /** True when an equilibrium strategy was met that has more best replies than actions played: there may be more equilibria. */
  readonly degenerate: boolean;
  /** Were all pairs tried? Then these are all equilibria if the game is nondegenerate. */
  readonly triedAll: boolean;
}

/**
 * The equilibria in which both players play equally many actions, each determined by its supports; exactly.
 *
 * In a nondegenerate game (no mixed strategy has more best replies than actions played) these are all equilibria. In a
 * degenerate one some are missing, without a sign in general: use `extremeEquilibria`. Here as a cross-check.
 * @throws RangeError when the game has not two players or an option is outside its domain.
 * @throws SizeError when there are more than "pairLimit" pairs of supports.
 * @remarks C(m + n, n) - 1 pairs, each O(k^3) exact operations. Source: von Stengel (2007), Algorithm 3.4.
 * @example
 * ```ts
 * import { bimatrixGame, supportEnumeration } from '@folkways/core';
 * const { equilibria } = supportEnumeration(bimatrixGame([[1, -1], [-1, 1]], [[-1, 1], [1, -1]]));
 * console.log(equilibria[0].strategies.join(' | ')); // 1/2,1/2 | 1/2,1/2
 * ```
 */
export function supportEnumeration(
  game: NormalFormGame,
  options: SupportEnumerationOptions = {},
): SupportEnumerationResult {
  checkTwoPlayers('supportEnumeration', game);
  const { pairLimit = 1_000_000 } = options;
  checkInteger('supportEnumeration', 'pairLimit', pairLimit, 1, Number.MAX_SAFE_INTEGER);
  const stop = stopCheck('supportEnumeration', options);
  const [m, n] = game.actions.map((names) => names.length);
  checkPairs(m, n, pairLimit);
  const payoffs = [integerPayoffs(game, 0), integerPayoffs(game, 1)];
  const [A, B] = payoffs.map(({ values }) => values);
  const equilibria: ExactEquilibrium[] = [];
  let degenerate = false;
  for (let size = 1; size <= Math.min(m, n); size++) {
    const columns = subsets(n, size);
    for (const rows of subsets(m, size)) {
      if (stop()) return { equilibria, degenerate, triedAll: false };
      for (const chosen of columns) {
        const x = indifferent(B, rows, chosen);
        const y = x && indifferent(A, chosen, rows);
        if (x === undefined || y === undefined) continue;
        equilibria.push(exactEquilibrium(payoffs, [x, y]));
        degenerate ||= bestReplies(B, x).length > size || bestReplies(A, y).length > size;
      }
    }
  }
  return { equilibria, degenerate, triedAll: true };
}

/** The only strategy with exactly this support that makes all of `replies` best ones. */
function indifferent(
  M: readonly (readonly bigint[])[],
  support: readonly number[],
  replies: readonly number[],
): ExactVertex | undefined {
  const d = M[0].length;
  const unplayed = Array.from({ length: d }, (_, a) => a).filter((a) => !support.includes(a));
  const vertex = exactVertex(M, [...unplayed, ...replies.map((c) => d + c)]);
  if (vertex === undefined || support.some((a) => vertex.x[a] <= 0n)) return undefined;
  const best = new Set(bestReplies(M, vertex));
  return replies.every((c) => best.has(c)) ? vertex : undefined;
}

function bestReplies(M: readonly (readonly bigint[])[], { x }: ExactVertex): number[] {
  const values = M.map((row) => row.reduce((sum, value, a) => sum + value * x[a], 0n));
  return values.flatMap((value, c) => (values.every((other) => other <= value) ? [c] : []));
}

function checkPairs(m: number, n: number, limit: number): void {
  let pairs = 1;
  for (let k = 1; k <= n; k++) pairs = (pairs * (m + k)) / k;
  pairs = Math.round(pairs) - 1;
  if (pairs <= limit) return;
  throw new SizeError(
    `supportEnumeration: ${pairs.toPrecision(3)} pairs of supports, above "pairLimit" ${limit}; raise the limit, or use ` +
      'extremeEquilibria for all equilibria or lemkeHowson for one',
    pairs,
    limit,
  );
}
