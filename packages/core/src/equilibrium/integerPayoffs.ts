/**
 * A player's payoffs as integers: the exact payoffs times their least common denominator.
 */

import { exactPayoff, type NormalFormGame } from '../game/normalFormGame.js';
import type { Fraction } from '../rational/fraction.js';

/** One player's payoffs in a two-player game, seen as replies to the other. */
export interface IntegerPayoffs {
  /** `values[own][other]` = `scale` times the payoff of playing `own` against `other`. */
  readonly values: readonly (readonly bigint[])[];
  /** Positive. */
  readonly scale: bigint;
  /** The smallest positive difference of two payoffs when it is below 1e-12 of them in absolute terms, else undefined. */
  readonly nearTie: Fraction | undefined;
}

const NEAR_TIE = 1e-12;

/** The integer payoffs of `player` in a two-player game; a float counts as the decimal it prints as. */
export function integerPayoffs(game: NormalFormGame, player: number): IntegerPayoffs {
  const [rows, columns] = game.actions.map((names) => names.length);
  const exact = Array.from({ length: rows * columns }, (_, k) => exactPayoff(game, player, k));
  let scale = 1n;
  for (const { denominator } of exact) if (scale % denominator !== 0n) scale = lcm(scale, denominator);
  const scaled = exact.map(({ numerator, denominator }) => numerator * (scale / denominator));
  const own = player === 0 ? rows : columns;
  const other = player === 0 ? columns : rows;
  const values = Array.from({ length: own }, (_, a) =>
    Array.from({ length: other }, (_, b) => scaled[player === 0 ? a * columns + b : b * columns + a]),
  );
  return { values, scale, nearTie: game.rationals === undefined ? nearTie(exact) : undefined };
}

/** Payoffs with the smallest against each opposing action taken off: best replies stay, numbers get smaller. */
export function againstEach(values: readonly (readonly bigint[])[]): bigint[][] {
  const smallest = [...values[0]];
  for (const row of values) {
    row.forEach((value, other) => {
      if (value < smallest[other]) smallest[other] = value;
    });
  }
  return values.map((row) => row.map((value, other) => value - smallest[other]));
}

function nearTie(payoffs: readonly Fraction[]): Fraction | undefined {
  const sorted = [...payoffs].sort((a, b) => a.compare(b));
  let smallest: Fraction | undefined;
  for (let k = 1; k < sorted.length; k++) {
    const difference = sorted[k].subtract(sorted[k - 1]);
    const isNear = difference.numerator !== 0n && difference.toNumber() < NEAR_TIE;
    if (isNear && (smallest === undefined || difference.compare(smallest) < 0)) smallest = difference;
  }
  return smallest;
}

function lcm(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}
