/**
 * The row player's matrix of a zero-sum game, checked.
 */
import { describeValue } from '../checks.js';
import { exactPayoff, type NormalFormGame } from '../game/normalFormGame.js';
import { profileIndex } from '../game/profile.js';
import type { Fraction } from '../rational/fraction.js';
import { decimalOf } from '../rational/parseFraction.js';
import { payoffSpan } from './payoffSpan.js';

/** A matrix in floats, and on demand in fractions. */
export interface ZeroSumMatrix {
  readonly rows: number;
  /** `[rows * columns]` */
  readonly floats: Float64Array;
  readonly exact: () => Fraction[][];
}

/** Float payoffs may miss 0 by this part of their range. */
const ZERO = 1e-12;

/** @throws RangeError when the game is not a two-player zero-sum game, or the matrix is empty, ragged or not finite. */
export function zeroSumMatrix(where: string, game: NormalFormGame | readonly (readonly number[])[]): ZeroSumMatrix {
  if ('payoffs' in game) return fromGame(where, game);
  const rows = game.length;
  const columns = rows === 0 ? 0 : game[0].length;
  if (columns === 0)
    throw new RangeError(`${where}: "game" expected a matrix with a row and a column, got an empty one`);
  game.forEach((row, a) => {
    if (row.length !== columns) {
      throw new RangeError(`${where}: "game[${a}]" expected ${columns} payoffs, got ${row.length}`);
    }
    row.forEach((value, s) => {
      if (!Number.isFinite(value)) {
        throw new RangeError(`${where}: "game[${a}][${s}]" expected a finite number, got ${describeValue(value)}`);
      }
    });
  });
  const floats = Float64Array.from(game.flat());
  payoffSpan(where, floats);
  return { rows, floats, exact: () => game.map((row) => row.map(decimalOf)) };
}

function fromGame(where: string, game: NormalFormGame): ZeroSumMatrix {
  if (game.players.length !== 2) {
    throw new RangeError(`${where}: "game" expected two players, got ${game.players.length}`);
  }
  const [rows, columns] = game.actions.map((names) => names.length);
  const [mine, yours] = game.payoffs;
  const { low, high } = payoffSpan(where, mine);
  const slack = game.rationals === undefined ? ZERO * Math.max(Math.abs(low), Math.abs(high)) : 0;
  mine.forEach((value, k) => {
    const zero =
      game.rationals === undefined
        ? Math.abs(value + yours[k]) <= slack
        : exactPayoff(game, 0, k)
            .negate()
            .equals(exactPayoff(game, 1, k));
    if (!zero) throw new RangeError(`${where}: "game" expected payoffs that add up to 0, got ${value} and ${yours[k]}`);
  });
  return {
    rows,
    floats: mine,
    exact: () =>
      Array.from({ length: rows }, (_, a) =>
        Array.from({ length: columns }, (_, s) => exactPayoff(game, 0, profileIndex(game, [a, s]))),
      ),
  };
}
