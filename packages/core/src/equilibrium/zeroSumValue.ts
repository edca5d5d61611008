/**
 * The value of a two-player zero-sum game.
 */
import type { NormalFormGame } from '../game/normalFormGame.js';
import { checkProgramSolver } from '../program/checkProgramSolver.js';
import type { ProgramSolver } from '../program/programSolver.js';
import type { Fraction } from '../rational/fraction.js';
import { exactMatrixValue } from './exactMatrixValue.js';
import { matrixValue } from './matrixValue.js';
import { zeroSumMatrix } from './zeroSumMatrix.js';

/** Options of `zeroSumValue`. */
export interface ZeroSumValueOptions {
  /** The linear-program engine, from `loadGlpk()` or `loadHighs()`. */
  readonly lp: ProgramSolver;
}

/** The value of a zero-sum game as a proven interval, with the strategies that prove it. */
export interface ZeroSumValueResult {
  /** The middle of `[lower, upper]`. */
  readonly value: number;
  /** What `row` guarantees the row player. */
  readonly lower: number;
  /** What `column` holds the row player to; never below `lower`. */
  readonly upper: number;
  /** `[rows]` an optimal mixed action of the row player. */
  readonly row: Float64Array;
  /** `[columns]` an optimal mixed action of the column player. */
  readonly column: Float64Array;
}

/**
 * Value and optimal strategies of a zero-sum game, by one linear program.
 * @param game - a two-player game whose payoffs add up to 0 everywhere, or the row player's matrix `[m, n]`.
 * @returns an interval evaluated at the two strategies, so that it holds whatever the engine's tolerance; its width is the duality gap, about 1e-15 of the payoffs.
 * @throws TypeError when "lp" is no engine.
 * @throws RangeError when there are not two players, the payoffs do not add up to 0, or the matrix is empty, ragged or not finite.
 * @throws ProgramError when the engine fails and the game has more than 4096 profiles; a smaller one is then solved exactly.
 * @remarks One linear program of m + 1 constraints. Source: von Neumann (1928); Dantzig (1951). `exactZeroSumValue` needs no engine and answers in fractions.
 * @example
 * ```ts
 * import { zeroSumValue } from '@folkways/core';
 * import { loadGlpk } from '@folkways/core/glpk';
 * const { value, row } = zeroSumValue([[3, -1], [-2, 1]], { lp: await loadGlpk() });
 * console.log(value.toFixed(6), row[0].toFixed(6)); // 0.142857 0.428571
 * ```
 */
export function zeroSumValue(
  game: NormalFormGame | readonly (readonly number[])[],
  options: ZeroSumValueOptions,
): ZeroSumValueResult {
  const lp = checkProgramSolver('zeroSumValue', options?.lp);
  const { rows, floats } = zeroSumMatrix('zeroSumValue', game);
  const { lower, upper, row, column } = matrixValue(floats, rows, lp, 'zeroSumValue');
  return { value: lower + (upper - lower) / 2, lower, upper, row, column };
}

/** The exact value of a zero-sum game, with optimal strategies. */
export interface ExactZeroSumValue {
  readonly value: Fraction;
  /** `[rows]` */
  readonly row: Fraction[];
  /** `[columns]` */
  readonly column: Fraction[];
}

/**
 * Value and optimal strategies of a zero-sum game as fractions: no engine, no tolerance.
 * @param game - as for `zeroSumValue`; a float is taken for the decimal it prints as.
 * @returns value and strategies with `min over columns of row'A = value = max over rows of A column`, exactly.
 * @throws RangeError as `zeroSumValue`.
 * @remarks Integer-pivoting simplex with Bland's rule: each pivot costs O(mn) products of BigInts; meant for games of a few dozen actions.
 * @example
 * ```ts
 * import { exactZeroSumValue } from '@folkways/core';
 * const { value, row } = exactZeroSumValue([[3, -1], [-2, 1]]);
 * console.log(String(value), row.map(String)); // 1/7 [ '3/7', '4/7' ]
 * ```
 */
export function exactZeroSumValue(game: NormalFormGame | readonly (readonly number[])[]): ExactZeroSumValue {
  return exactMatrixValue(zeroSumMatrix('exactZeroSumValue', game).exact());
}
