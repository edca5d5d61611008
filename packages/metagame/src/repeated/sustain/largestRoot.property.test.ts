import { Fraction } from '@folkways/core';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trimmed } from '../../sweep/polynomial.js';
import { rootsBetween } from '../../sweep/realRoots.js';
import { largestRoot } from './largestRoot.js';

const coefficients = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 12 });

test('the largest root of random polynomials, against exact isolation', () => {
  fc.assert(
    fc.property(coefficients, (given) => {
      // the last coefficient makes h(1) = -1
      const sum = given.reduce((total, c) => total + c, 0);
      const h = [...given, -sum - 1];
      const { lower, upper } = largestRoot(Float64Array.from(h), { lower: 0, upper: 0 });
      const roots = rootsBetween(trimmed(h.map(BigInt)), Fraction.ZERO, Fraction.ONE);
      const last = roots.length === 0 ? 0 : roots[roots.length - 1].upper.toNumber();
      expect(upper).toBeGreaterThanOrEqual(last - 1e-12);
      expect(lower).toBeLessThanOrEqual(last + 1e-12);
      // tight from above, whatever the order of the root: the margin of a double root is about the square root of the rounding
      expect(upper - last).toBeLessThan(1e-5);
    }),
    { numRuns: cases(300, 20_000) },
  );
});

test('roots known by hand', () => {
  const at = (h: number[], known = { lower: 0, upper: 0 }) => largestRoot(Float64Array.from(h), known);
  // (1 - 2x)(1 + x): 1/2
  expect(at([1, -1, -2]).upper).toBeCloseTo(0.5, 14);
  expect(at([1, -1, -2]).lower).toBeCloseTo(0.5, 14);
  // -(x - 1/4)(x - 1/2)(x - 3/4) is negative above 3/4 only up to its sign at 1/2: 3/4 is the one that matters
  const [a, b, c] = [0.25, 0.5, 0.75];
  const cubic = [a * b * c, -(a * b + a * c + b * c), a + b + c, -1];
  expect(at(cubic).upper).toBeCloseTo(0.75, 13);
  expect(at(cubic).lower).toBeCloseTo(0.75, 13);
  // a narrow window of temptation that a scan of 400 points steps over: roots 0.9 and 0.9 + 1e-6
  const [r, s] = [0.9, 0.9 + 1e-6];
  const window = at([-r * s, r + s, -1]);
  expect(window.upper).toBeCloseTo(s, 8);
  expect(window.lower).toBeGreaterThan(r - 1e-12);
  // what is known already is not looked at again, and no root leaves it
  expect(at([1, -1, -2], { lower: 0.6, upper: 0.7 })).toEqual({ lower: 0.6, upper: 0.7 });
  expect(at([-1])).toEqual({ lower: 0, upper: 0 });
  expect(at([0, 0, -1, -1])).toEqual({ lower: 0, upper: 0 });
});

test('a cycle of 1,000 periods takes a moment: every position of it', () => {
  const n = 1000;
  const payoffs = Float64Array.from({ length: n }, (_, t) => (t % 3 === 0 ? -1 : 2));
  let known = { lower: 0, upper: 0 };
  for (let s = 0; s < n; s++) {
    const h = Float64Array.from({ length: n + 1 }, (_, t) => (t === 0 ? 3 - payoffs[s] : -payoffs[(s + t) % n]));
    h[n] = -3;
    known = largestRoot(h, known);
  }
  expect(known.upper - known.lower).toBeLessThan(1e-11); // the certificate's rounding margin, 4 n 2^-53 of the sums, over the slope
  // brute force at the two ends, by the sums themselves
  const tempted = (d: number): boolean =>
    payoffs.some((_, s) => {
      let value = 0;
      for (let t = 199; t >= 0; t--) value = (1 - d) * payoffs[(s + t) % n] + d * value;
      return (1 - d) * 3 > value + 1e-9;
    });
  expect(tempted(known.upper - 1e-6)).toBe(true);
  expect(tempted(known.upper + 1e-6)).toBe(false);
});
