/**
 * Payoffs as functions of the parameter, as they are written.
 */
import { Fraction } from '@folkways/core';
import { type Bracket, type Polynomial, type RationalFunction, rationalValue } from '@folkways/metagame';
import { formatExact } from '../output/formatExact.js';
import { formatAmount } from './formatAmount.js';

/** Longest formula written out. */
const WIDTH = 28;
/** Longest fraction that names a place. */
const PLACE_WIDTH = 9;

/** `-2.75 + 0.25 p`, `(1 - p)/(2 p)`; `undefined` when it would be too long to read. */
export function formulaInWords({ numerator, denominator }: RationalFunction, parameter: string): string | undefined {
  const text =
    denominator.length === 1
      ? polynomialInWords(numerator, denominator[0], parameter)
      : `(${polynomialInWords(numerator, 1n, parameter)})/(${polynomialInWords(denominator, 1n, parameter)})`;
  return text.length <= WIDTH ? text : undefined;
}

/** The formula, or else the values at both ends of the interval. */
export function courseInWords(f: RationalFunction, from: Bracket, to: Bracket, parameter: string): string {
  const formula = formulaInWords(f, parameter);
  if (formula !== undefined) return formula;
  return `${formatAmount(rationalValue(f, from.upper))} to ${formatAmount(rationalValue(f, to.lower))}`;
}

/** A value of the parameter: a short fraction exactly, anything else by its first six decimals and an ellipsis. */
export function placeInWords({ lower, upper }: Bracket): string {
  const text = String(lower);
  if (lower.equals(upper) && text.length <= PLACE_WIDTH) return text;
  return `${(Math.trunc(lower.toNumber() * 1e6) / 1e6).toFixed(6)}...`;
}

function polynomialInWords(f: Polynomial, divisor: bigint, parameter: string): string {
  let text = '';
  f.forEach((numerator, degree) => {
    if (numerator === 0n) return;
    const negative = numerator < 0n;
    const size = formatExact(Fraction.of(negative ? -numerator : numerator, divisor));
    const power = degree === 0 ? '' : degree === 1 ? parameter : `${parameter}^${degree}`;
    const term = power === '' ? size : size === '1' ? power : `${size} ${power}`;
    text += text === '' ? (negative ? `-${term}` : term) : ` ${negative ? '-' : '+'} ${term}`;
  });
  return text === '' ? '0' : text;
}
