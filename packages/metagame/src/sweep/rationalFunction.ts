/**
 * Quotients of integer polynomials.
 */
import { Fraction } from '@folkways/core';
import {
  content,
  derivative,
  type Polynomial,
  plus,
  polynomialGcd,
  quotient,
  scaledValue,
  times,
} from './polynomial.js';

/** numerator(p) / denominator(p), coefficients by ascending degree, in lowest terms with a positive leading denominator coefficient. */
export interface RationalFunction {
  readonly numerator: Polynomial;
  readonly denominator: Polynomial;
}

/** f / g in lowest terms; g must not be zero. */
export function rationalFunction(f: Polynomial, g: Polynomial): RationalFunction {
  const common = polynomialGcd(f, g);
  const [top, bottom] = [quotient(f, common), quotient(g, common)];
  const divisor = content(top, bottom) * (bottom[bottom.length - 1] < 0n ? -1n : 1n);
  return { numerator: top.map((a) => a / divisor), denominator: bottom.map((a) => a / divisor) };
}

/**
 * The value at p, exactly.
 * @throws RangeError where the denominator is 0.
 * @example
 * ```ts
 * import { Fraction } from '@folkways/core';
 * import { rationalValue } from '@folkways/metagame';
 * console.log(String(rationalValue({ numerator: [1n, 1n], denominator: [2n] }, Fraction.of(1, 2)))); // 3/4
 * ```
 */
export function rationalValue({ numerator, denominator }: RationalFunction, p: Fraction): Fraction {
  const value = (f: Polynomial): Fraction =>
    Fraction.of(scaledValue(f, p), p.denominator ** BigInt(Math.max(0, f.length - 1)));
  return value(numerator).divide(value(denominator));
}

/** A polynomial with the sign of the derivative wherever the denominator is not 0. */
export function slopeNumerator({ numerator: f, denominator: g }: RationalFunction): Polynomial {
  return plus(times(derivative(f), g), times(f, derivative(g)), -1n);
}

/** A polynomial that is zero where two functions are equal. */
export function differenceNumerator(a: RationalFunction, b: RationalFunction): Polynomial {
  return plus(times(a.numerator, b.denominator), times(b.numerator, a.denominator), -1n);
}
