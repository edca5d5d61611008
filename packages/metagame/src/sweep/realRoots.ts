/**
 * Real roots of integer polynomials: rational ones exactly, the others in brackets.
 */
import { Fraction } from '@folkways/core';
import { derivative, type Polynomial, polynomialGcd, quotient, signAt } from './polynomial.js';

/** A real number: exactly when `lower` equals `upper`, else strictly between them. */
export interface Bracket {
  readonly lower: Fraction;
  readonly upper: Fraction;
}

const TWO = Fraction.of(2);
/** Irrational roots are bracketed at least this tightly. */
const WIDTH = Fraction.of(1, 10n ** 12n);

/** A point between two others. */
export function midpoint(a: Fraction, b: Fraction): Fraction {
  return a.add(b).divide(TWO);
}

/** Whether a bracket is a point. */
export function isExact({ lower, upper }: Bracket): boolean {
  return lower.equals(upper);
}

/**
 * The roots of f in the open interval (a, b), ascending, each once.
 * @returns exact rational roots, and brackets of irrational ones, each of width at most 1e-12 and with no other root.
 * @remarks Descartes' rule of signs on halved intervals isolates the roots of the square-free part; a rational root has a
 *   denominator that divides the leading coefficient c, so a bracket narrower than 1/c decides whether its root is rational.
 *   Source: Collins and Akritas (1976), Polynomial real root isolation using Descartes' rule of signs.
 */
export function rootsBetween(f: Polynomial, a: Fraction, b: Fraction): Bracket[] {
  if (f.length <= 1) return [];
  if (signVariations(f, a, b) === 0) return [];
  const simple = quotient(f, polynomialGcd(f, derivative(f)));
  return isolate(simple, a, b).map((bracket) => refine(simple, bracket));
}

function isolate(f: Polynomial, a: Fraction, b: Fraction): Bracket[] {
  const variations = signVariations(f, a, b);
  if (variations === 0) return [];
  if (variations === 1) return [{ lower: a, upper: b }];
  const middle = midpoint(a, b);
  const at = signAt(f, middle) === 0 ? [{ lower: middle, upper: middle }] : [];
  return [...isolate(f, a, middle), ...at, ...isolate(f, middle, b)];
}

/** Sign changes in the coefficients of (1 + x)^n f((a + b x) / (1 + x)): at least the number of roots in (a, b), and of its parity. */
function signVariations(f: Polynomial, a: Fraction, b: Fraction): number {
  const scale = a.denominator * b.denominator;
  const low = a.numerator * b.denominator;
  const high = b.numerator * a.denominator;
  // Horner in the homogeneous form: sum_d f_d (low + high x)^d (scale + scale x)^(n - d).
  let result: bigint[] = [];
  let power: bigint[] = [1n];
  for (let d = f.length - 1; d >= 0; d--) {
    result = byLinear(result, low, high);
    power.forEach((value, e) => {
      result[e] = (result[e] ?? 0n) + f[d] * value;
    });
    power = byLinear(power, scale, scale);
  }
  let variations = 0;
  let last = 0n;
  for (const value of result) {
    if (value === 0n) continue;
    if (last !== 0n && value < 0n !== last < 0n) variations++;
    last = value;
  }
  return variations;
}

function byLinear(f: readonly bigint[], constant: bigint, slope: bigint): bigint[] {
  if (f.length === 0) return [];
  return Array.from({ length: f.length + 1 }, (_, d) => (f[d] ?? 0n) * constant + (d > 0 ? f[d - 1] * slope : 0n));
}

/** Halves an open interval with exactly one root, a simple one, until the root is known or tightly bracketed. */
function refine(f: Polynomial, bracket: Bracket): Bracket {
  if (isExact(bracket)) return bracket;
  let { lower, upper } = bracket;
  const lead = f[f.length - 1] < 0n ? -f[f.length - 1] : f[f.length - 1];
  const enough = lessOf(WIDTH, Fraction.of(1n, lead));
  // The end points may be roots themselves (of the open interval's neighbours): the sign next to `upper` is that of the derivative's side.
  const rising = signNear(f, lower) < 0;
  while (upper.subtract(lower).compare(enough) >= 0) {
    const middle = midpoint(lower, upper);
    const sign = signAt(f, middle);
    if (sign === 0) return { lower: middle, upper: middle };
    if (sign < 0 === rising) lower = middle;
    else upper = middle;
  }
  // lead * root is an integer when the root is rational, and there is at most one in the open interval.
  const scaled = lower.multiply(Fraction.of(lead));
  const candidate = Fraction.of(floor(scaled) + 1n, lead);
  const inside = candidate.compare(upper) < 0;
  return inside && signAt(f, candidate) === 0 ? { lower: candidate, upper: candidate } : { lower, upper };
}

/** The sign of f just above x. */
function signNear(f: Polynomial, x: Fraction): -1 | 0 | 1 {
  const sign = signAt(f, x);
  return sign !== 0 || f.length <= 1 ? sign : signNear(derivative(f), x);
}

function floor(x: Fraction): bigint {
  const whole = x.numerator / x.denominator;
  return x.numerator < 0n && whole * x.denominator !== x.numerator ? whole - 1n : whole;
}

const lessOf = (a: Fraction, b: Fraction): Fraction => (a.compare(b) <= 0 ? a : b);
