/**
 * Polynomials in one variable with integer coefficients.
 */
import type { Fraction } from '@folkways/core';

/** Coefficients by ascending degree, the last one not 0; the zero polynomial is empty. */
export type Polynomial = readonly bigint[];

/** Without zero leading coefficients. */
export function trimmed(coefficients: readonly bigint[]): Polynomial {
  let length = coefficients.length;
  while (length > 0 && coefficients[length - 1] === 0n) length--;
  return coefficients.slice(0, length);
}

/** f + factor * g. */
export function plus(f: Polynomial, g: Polynomial, factor = 1n): Polynomial {
  return trimmed(Array.from({ length: Math.max(f.length, g.length) }, (_, d) => (f[d] ?? 0n) + factor * (g[d] ?? 0n)));
}

/** f * g. */
export function times(f: Polynomial, g: Polynomial): Polynomial {
  if (f.length === 0 || g.length === 0) return [];
  const result = new Array<bigint>(f.length + g.length - 1).fill(0n);
  f.forEach((a, i) => {
    g.forEach((b, j) => {
      result[i + j] += a * b;
    });
  });
  return result;
}

/** The derivative. */
export function derivative(f: Polynomial): Polynomial {
  return f.slice(1).map((a, d) => a * BigInt(d + 1));
}

/** The greatest common divisor of all coefficients of the polynomials; 0 when all are zero. */
export function content(...polynomials: readonly Polynomial[]): bigint {
  let divisor = 0n;
  for (const f of polynomials) for (const a of f) divisor = gcd(divisor, a);
  return divisor;
}

/** f over its content: the same roots and signs, small coefficients. */
export function primitive(f: Polynomial): Polynomial {
  const divisor = content(f);
  return divisor <= 1n ? f : f.map((a) => a / divisor);
}

/** The greatest common divisor, primitive, with a positive leading coefficient; of two zero polynomials zero. */
export function polynomialGcd(f: Polynomial, g: Polynomial): Polynomial {
  let [a, b] = [primitive(f), primitive(g)];
  while (b.length > 0) [a, b] = [b, primitive(pseudoRemainder(a, b))];
  return a.length > 0 && a[a.length - 1] < 0n ? a.map((value) => -value) : a;
}

/** A positive or negative integer multiple of f modulo g. */
function pseudoRemainder(f: Polynomial, g: Polynomial): Polynomial {
  let rest = f;
  const lead = g[g.length - 1];
  while (rest.length >= g.length) {
    const top = rest[rest.length - 1];
    const shift = rest.length - g.length;
    rest = trimmed(rest.slice(0, -1).map((a, d) => a * lead - (d >= shift ? g[d - shift] * top : 0n)));
  }
  return rest;
}

/** f / g for a primitive g that divides f over the rationals; exact. */
export function quotient(f: Polynomial, g: Polynomial): Polynomial {
  const rest = [...f];
  const result = new Array<bigint>(Math.max(0, f.length - g.length + 1)).fill(0n);
  for (let d = result.length - 1; d >= 0; d--) {
    result[d] = rest[d + g.length - 1] / g[g.length - 1];
    for (let e = 0; e < g.length; e++) rest[d + e] -= result[d] * g[e];
  }
  return result;
}

/** f(a/b) * b^degree for x = a/b: an integer with the sign of f(x). */
export function scaledValue(f: Polynomial, x: Fraction): bigint {
  const { numerator: a, denominator: b } = x;
  let sum = 0n;
  let power = 1n;
  for (let d = f.length - 1; d >= 0; d--) {
    sum = sum * a + f[d] * power;
    power *= b;
  }
  return sum;
}

/** -1, 0 or 1 as f(x) is negative, zero or positive. */
export function signAt(f: Polynomial, x: Fraction): -1 | 0 | 1 {
  const value = scaledValue(f, x);
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
