/**
 * One share or weight, read exactly.
 */
import { decimalOf, describeValue, Fraction, parseFraction } from '@folkways/core';

/** A share as given: a number, a fraction, or its text such as `"1/3"` or `"0.1"`. */
export type ShareInput = number | string | Fraction;

/** A share read, and whether it was given exactly. */
export interface ReadShare {
  /** In [0, 1]. */
  readonly value: Fraction;
  /** False for a number with more than 15 digits: it is then the double nearest to something that was not given. */
  readonly exact: boolean;
}

/**
 * The exact value of a number in [0, 1].
 * @param where - what the message calls it, such as `metaGame: "shares[0]"`.
 * @throws TypeError when it is no number, RangeError when it is outside [0, 1].
 */
export function shareFraction(share: ShareInput, where: string): ReadShare {
  if (typeof share === 'number' && !Number.isFinite(share)) {
    throw new RangeError(`${where} expected a number in [0, 1], got ${share}`);
  }
  const value =
    typeof share === 'number' ? decimalOf(share) : typeof share === 'string' ? parseFraction(share.trim()) : share;
  if (!(value instanceof Fraction)) {
    throw new TypeError(`${where} expected a number or a fraction, got ${describeValue(share)}`);
  }
  if (value.compare(Fraction.ZERO) < 0 || value.compare(Fraction.ONE) > 0) {
    throw new RangeError(`${where} expected a number in [0, 1], got ${share}`);
  }
  // Every decimal of 15 digits survives the way through a double, so such a number is what was typed.
  return { value, exact: typeof share !== 'number' || Number(share.toPrecision(15)) === share };
}
