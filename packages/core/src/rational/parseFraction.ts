/**
 * Numbers read as they were written: 0.1 is 1/10.
 */
import { Fraction } from './fraction.js';

const LITERAL = /^([+-]?)(\d+)(?:\/(\d+)|(?:\.(\d*))?(?:[eE]([+-]?\d+))?)$/;
const LEADING_POINT = /^([+-]?)\.(\d.*)$/;
/** Doubles end at 1.8e308 and 4.9e-324; a larger exponent is a slip, and its power of ten would only fill memory. */
const EXPONENT_LIMIT = 400;

/**
 * The exact value of an integer, decimal or fraction literal: `"3"`, `"-0.25"`, `"1e-3"`, `".5"`, `"1/3"`.
 * @returns `undefined` when the text is no such literal, its denominator is 0, or its exponent is beyond +-400.
 * @example
 * ```ts
 * import { parseFraction } from '@folkways/core';
 * console.log(String(parseFraction('0.1')), String(parseFraction('2/6')), parseFraction('x')); // 1/10 1/3 undefined
 * ```
 */
export function parseFraction(text: string): Fraction | undefined {
  const pointed = LEADING_POINT.exec(text);
  const match = LITERAL.exec(pointed === null ? text : `${pointed[1]}0.${pointed[2]}`);
  if (match === null) return undefined;
  const [, sign, whole, denominator, decimals = '', exponentText = '0'] = match;
  const signed = (digits: string): bigint => (sign === '-' ? -BigInt(digits) : BigInt(digits));
  if (denominator !== undefined) {
    const below = BigInt(denominator);
    return below === 0n ? undefined : Fraction.of(signed(whole), below);
  }
  if (Math.abs(Number(exponentText)) > EXPONENT_LIMIT) return undefined;
  const exponent = Number(exponentText) - decimals.length;
  const digits = signed(whole + decimals);
  return exponent >= 0 ? Fraction.of(digits * 10n ** BigInt(exponent)) : Fraction.of(digits, 10n ** BigInt(-exponent));
}

/**
 * The decimal a double prints as, exactly: 0.1 gives 1/10, not the binary fraction nearest to it.
 * @throws RangeError when the number is not finite.
 */
export function decimalOf(value: number): Fraction {
  if (Number.isSafeInteger(value)) return Fraction.of(value);
  const fraction = parseFraction(String(value));
  if (fraction === undefined) throw new RangeError(`decimalOf: expected a finite number, got ${value}`);
  return fraction;
}
