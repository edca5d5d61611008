/**
 * A coefficient of a linear function, read exactly.
 */
import { decimalOf, describeValue, Fraction, parseFraction } from '@folkways/core';

/** A number, which counts as the decimal it prints as, a fraction, or its text. */
export type WeightInput = number | string | Fraction;

/** @throws TypeError when it is no number, RangeError when it is not finite. */
export function linearWeight(where: string, weight: WeightInput): Fraction {
  if (typeof weight === 'number' && !Number.isFinite(weight)) {
    throw new RangeError(`${where} expected a finite number, got ${weight}`);
  }
  const value =
    typeof weight === 'number' ? decimalOf(weight) : typeof weight === 'string' ? parseFraction(weight.trim()) : weight;
  if (value instanceof Fraction) return value;
  throw new TypeError(`${where} expected a number or a fraction, got ${describeValue(weight)}`);
}
