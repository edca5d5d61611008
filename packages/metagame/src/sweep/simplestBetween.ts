/**
 * Small fractions, which keep exact arithmetic fast.
 */
import { Fraction } from '@folkways/core';

/**
 * The fraction with the smallest denominator in the open interval (a, b), a < b.
 * @remarks Source: the Stern-Brocot tree; Graham, Knuth and Patashnik (1994), Concrete Mathematics, section 4.5.
 */
export function simplestBetween(a: Fraction, b: Fraction): Fraction {
  const whole = floor(a);
  const next = Fraction.of(whole + 1n);
  if (next.compare(b) < 0) return next;
  // a and b have the same integer part, up to b = next: take it off and turn over.
  const base = Fraction.of(whole);
  const rest = a.subtract(base);
  const above = b.subtract(base);
  const low = Fraction.ONE.divide(above);
  const inside = rest.numerator === 0n ? Fraction.of(floor(low) + 1n) : simplestBetween(low, Fraction.ONE.divide(rest));
  return base.add(Fraction.ONE.divide(inside));
}

function floor(x: Fraction): bigint {
  const quotient = x.numerator / x.denominator;
  return x.numerator < 0n && quotient * x.denominator !== x.numerator ? quotient - 1n : quotient;
}
