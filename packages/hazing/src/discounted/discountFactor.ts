/**
 * Discount factors, exact and as the small number 1 - beta that keeps its digits near 1.
 */
import { decimalOf, describeValue, Fraction, parseFraction } from '@folkways/core';

/** A discount factor as given: a number is the decimal it prints as, a text is a decimal or a fraction. */
export type DiscountInput = number | string | Fraction;

/** A discount factor in (0, 1). */
export interface Discount {
  readonly exact: Fraction;
  /** beta, rounded. */
  readonly beta: number;
  /** 1 - beta, rounded once from the exact value. */
  readonly impatience: number;
}

/**
 * Reads a discount factor.
 * @throws TypeError when it is neither a number, a text nor a fraction; RangeError when it is not in (0, 1).
 */
export function discountFactor(where: string, input: DiscountInput): Discount {
  const wanted = '"beta" expected a discount factor in (0, 1)';
  if (typeof input !== 'number' && typeof input !== 'string' && !(input instanceof Fraction)) {
    throw new TypeError(`${where}: ${wanted}, got ${describeValue(input)}`);
  }
  const finite = typeof input !== 'number' || Number.isFinite(input);
  const exact = !finite
    ? undefined
    : typeof input === 'number'
      ? decimalOf(input)
      : typeof input === 'string'
        ? parseFraction(input.trim())
        : input;
  if (exact === undefined || exact.numerator <= 0n || exact.numerator >= exact.denominator) {
    throw new RangeError(`${where}: ${wanted}, got ${input instanceof Fraction ? input : describeValue(input)}`);
  }
  return { exact, beta: exact.toNumber(), impatience: Fraction.ONE.subtract(exact).toNumber() };
}
