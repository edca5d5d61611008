/**
 * How an exact payoff is written so that reading it back gives the same fraction.
 */
import type { NormalFormGame } from '../game/normalFormGame.js';
import type { Fraction } from '../rational/fraction.js';
import { decimalOf } from '../rational/parseFraction.js';

/** Longest run of decimals written; longer ones, and endless ones, are written as fractions. */
const DECIMALS = 30;

/** A payoff as an integer or a plain decimal without exponent where it has one of at most 30 places, else as `a/b`. */
export function payoffLiteral(game: NormalFormGame, player: number, index: number): string {
  const kept = game.rationals?.[player].get(index);
  if (kept !== undefined) return fractionLiteral(kept);
  const value = game.payoffs[player][index];
  const text = String(value === 0 ? 0 : value);
  return text.includes('e') ? fractionLiteral(decimalOf(value)) : text;
}

function fractionLiteral(value: Fraction): string {
  if (value.isInteger) return String(value);
  let power = 10n;
  for (let places = 1; places <= DECIMALS; places++, power *= 10n) {
    if (power % value.denominator !== 0n) continue;
    const digits = (value.numerator * (power / value.denominator))
      .toString()
      .replace('-', '')
      .padStart(places + 1, '0');
    return `${value.numerator < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }
  return String(value);
}
