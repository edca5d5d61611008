/**
 * One Nash equilibrium of a two-player game, for each label dropped.
 */
import { checkInteger } from '../checks.js';
import { SizeError } from '../errors.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { type StopOptions, stopPoint } from '../stopCheck.js';
import { checkTwoPlayers } from './checkTwoPlayers.js';
import { type ExactEquilibrium, exactEquilibrium, type StrategyPair } from './equilibriumList.js';
import { type ExactVertex, exactVertex } from './exactVertex.js';
import { againstEach, integerPayoffs } from './integerPayoffs.js';
import { floatTableau, integerTableau, type Tableau } from './tableau.js';

/** Up to this many actions of both players together the path is followed in integers. */
const INTEGER_ACTIONS = 40;

/** Options of `lemkeHowson`. */
export interface LemkeHowsonOptions extends StopOptions {
  /**
   * The label dropped: a of the first player's m actions, or m + b for the second player's action b.
   * @defaultValue 0; beyond 40 actions in all, the first label tried whose path is short
   */
  readonly label?: number;
  /** The longest path to follow, in pivots. @defaultValue 100_000 */
  readonly pivotLimit?: number;
}

/** What `lemkeHowson` found. */
export interface LemkeHowsonResult extends ExactEquilibrium {
  /** The label dropped. */
  readonly label: number;
  /** The length of the path. */
  readonly pivots: number;
  /** `exact`: the path of that label in exact arithmetic; `rounded`: followed in doubles, where a near tie may have led to another label's end. */
  readonly path: 'exact' | 'rounded';
}

/**
 * One Nash equilibrium, exactly, by complementary pivoting from the label dropped.
 * @returns an equilibrium in fractions, verified against every pure deviation in integers.
 * @throws RangeError when the game has not two players, or "label" is not an integer in [0, m + n - 1].
 * @throws SizeError when the path is longer than "pivotLimit" (exponentially long ones exist: Savani, von Stengel 2006).
 * @throws StoppedError when the signal or the time limit stops it first.
 * @remarks O(m (m + n)) per pivot. With up to 40 actions in all the path is followed in integers with a lexicographic ratio test, so
 * it ends for degenerate games too. Larger games are first solved in doubles: the last basis gives a square
 * system that is solved in integers, and if no attempt's result is an equilibrium the exact path is followed after all.
 *
 * Source: Lemke, Howson (1964), Equilibrium points of bimatrix games; von Stengel (2007), Equilibrium computation for two-player games
 * in strategic and extensive form, sections 3.4 to 3.6.
 * @example
 * ```ts
 * import { bimatrixGame, lemkeHowson } from '@folkways/core';
 * const game = bimatrixGame([[3, 3], [2, 5], [0, 6]], [[3, 2], [2, 6], [3, 1]]); // von Stengel (2007), eq. (3.7)
 * console.log(lemkeHowson(game, { label: 1 }).strategies.join(' | ')); // 0,1/3,2/3 | 1/3,2/3
 * ```
 */
export function lemkeHowson(game: NormalFormGame, options: LemkeHowsonOptions = {}): LemkeHowsonResult {
  checkTwoPlayers('lemkeHowson', game);
  const [m, n] = game.actions.map((names) => names.length);
  const { label = 0, pivotLimit = 100_000 } = options;
  checkInteger('lemkeHowson', 'label', label, 0, m + n - 1);
  checkInteger('lemkeHowson', 'pivotLimit', pivotLimit, 1, Number.MAX_SAFE_INTEGER);
  const step = stopPoint('lemkeHowson', options);
  const payoffs = [integerPayoffs(game, 0), integerPayoffs(game, 1)];
  const replies = [againstEach(payoffs[1].values), againstEach(payoffs[0].values)];
  const finish = (run: Path, path: 'exact' | 'rounded', label: number): LemkeHowsonResult | undefined => {
    const pair = verifiedPair(replies, run.tableaux);
    if (pair === undefined) return undefined;
    return { ...exactEquilibrium(payoffs, pair), label, pivots: run.pivots, path };
  };

  if (m + n > INTEGER_ACTIONS) {
    const doubles = replies.map(positiveDoubles);
    for (const { label, limit } of attempts(m + n, options.label, pivotLimit)) {
      const run = follow(doubles.map(floatTableau), { m, n, label, limit, step });
      const result = run && finish(run, 'rounded', label);
      if (result !== undefined) return result;
    }
  }
  const positive = replies.map((M) => M.map((row) => row.map((value) => value + 1n)));
  const run = follow(positive.map(integerTableau), { m, n, label, limit: pivotLimit, step });
  if (run === undefined) {
    throw new SizeError(
      `lemkeHowson: the path from label ${label} has more than "pivotLimit" ${pivotLimit} pivots; try another label`,
      pivotLimit + 1,
      pivotLimit,
    );
  }
  return finish(run, 'exact', label)!;
}

/**
 * Which labels to try in doubles, and for how many pivots: path lengths of the labels of one large game differ a
 * hundredfold, so without a wish short attempts with many labels come first; in all about `pivotLimit` pivots.
 */
function* attempts(
  labels: number,
  wish: number | undefined,
  pivotLimit: number,
): Generator<{ label: number; limit: number }> {
  if (wish !== undefined) {
    yield { label: wish, limit: pivotLimit };
    return;
  }
  let spent = 0;
  for (let k = 0; spent < pivotLimit; k++) {
    const limit = Math.min(100 * 2 ** Math.floor(k / 8), pivotLimit - spent);
    yield { label: k % labels, limit };
    spent += limit;
  }
}

/** Which path to follow, and how far. */
interface Route {
  readonly m: number;
  readonly n: number;
  readonly label: number;
  readonly limit: number;
  /** Throws when it is time to stop. */
  readonly step: () => void;
}

interface Path {
  readonly tableaux: readonly Tableau[];
  readonly pivots: number;
}

/**
 * Pivots in turn in the two tableaux until the dropped label leaves; tableau 0 is over x with slacks for the second player's
 * replies, tableau 1 over y. Label a < m is x_a or the slack of reply a, label m + b is y_b or the slack of reply b.
 */
function follow(tableaux: Tableau[], { m, n, label: dropped, limit, step }: Route): Path | undefined {
  // Tableau 0 numbers its variables as the labels are; tableau 1 starts with y.
  const toVariable = (side: number, label: number): number => (side === 0 ? label : (label + n) % (m + n));
  const toLabel = (side: number, variable: number): number => (side === 0 ? variable : (variable + m) % (m + n));
  let side = dropped < m ? 0 : 1;
  let entering = dropped;
  for (let pivots = 1; pivots <= limit; pivots++) {
    step();
    const variable = tableaux[side].pivot(toVariable(side, entering));
    if (variable < 0) return undefined;
    const leaving = toLabel(side, variable);
    if (leaving === dropped) return { tableaux, pivots };
    entering = leaving;
    side = 1 - side;
  }
  return undefined;
}

/** The exact strategies of the two bases, if they are an equilibrium. */
function verifiedPair(replies: readonly bigint[][][], tableaux: readonly Tableau[]): StrategyPair | undefined {
  const [x, y] = replies.map((M, side) => {
    const size = M.length + M[0].length;
    const basic = new Set(tableaux[side].basis);
    return exactVertex(
      M,
      Array.from({ length: size }, (_, v) => v).filter((v) => !basic.has(v)),
    );
  });
  if (x === undefined || y === undefined) return undefined;
  return isBestReply(replies[0], x, y) && isBestReply(replies[1], y, x) ? [x, y] : undefined;
}

/** Is `own` a mixed strategy, and every action of `reply` with positive weight a best reply to it? */
function isBestReply(M: readonly bigint[][], own: ExactVertex, reply: ExactVertex): boolean {
  if (own.x.some((value) => value < 0n)) return false;
  return M.every((row, c) => {
    const payoff = row.reduce((sum, value, a) => sum + value * own.x[a], 0n);
    return payoff === own.level || (payoff < own.level && reply.x[c] === 0n);
  });
}

/** In [1/2, 3/2]. */
function positiveDoubles(M: readonly bigint[][]): Float64Array[] {
  let range = 1n;
  for (const row of M) for (const value of row) if (value > range) range = value;
  const shift = BigInt(Math.max(0, range.toString(2).length - 1000));
  const scale = Number(range >> shift);
  return M.map((row) => Float64Array.from(row, (value) => 0.5 + Number(value >> shift) / scale));
}
