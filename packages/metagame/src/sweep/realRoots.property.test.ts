import { Fraction } from '@folkways/core';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Polynomial, polynomialGcd, quotient, signAt, times, trimmed } from './polynomial.js';
import { isExact, rootsBetween } from './realRoots.js';

const rational = fc
  .tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 1, max: 12 }))
  .map(([a, b]) => Fraction.of(a, b));
const linear = (root: Fraction): Polynomial => trimmed([-root.numerator, root.denominator]);
const product = (factors: readonly Polynomial[]): Polynomial => factors.reduce(times, [1n]);

test('finds every rational root in an open interval exactly once, whatever its multiplicity', () => {
  fc.assert(
    fc.property(
      fc.array(rational, { minLength: 1, maxLength: 5 }),
      rational,
      rational,
      fc.boolean(),
      (roots, a, b, extra) => {
        fc.pre(a.compare(b) < 0);
        const irreducible: Polynomial[] = extra ? [[1n, 0n, 1n]] : [];
        const found = rootsBetween(product([...roots.map(linear), ...irreducible]), a, b);
        const inside = roots.filter((root) => root.compare(a) > 0 && root.compare(b) < 0);
        const distinct = [...new Map(inside.map((root) => [String(root), root])).values()].sort((x, y) => x.compare(y));
        expect(found.every(isExact)).toBe(true);
        expect(found.map(({ lower }) => String(lower))).toEqual(distinct.map(String));
      },
    ),
    { numRuns: cases(200, 5000) },
  );
});

test('brackets irrational roots to 1e-12 with a change of sign, among rational ones', () => {
  fc.assert(
    fc.property(fc.constantFrom(2n, 3n, 5n, 7n, 11n), rational, (square, root) => {
      fc.pre(!root.equals(Fraction.ZERO));
      const f = product([[-square, 0n, 1n], linear(root)]);
      const found = rootsBetween(f, Fraction.of(-40), Fraction.of(40));
      const expected = [-Math.sqrt(Number(square)), root.toNumber(), Math.sqrt(Number(square))].sort((x, y) => x - y);
      expect(found.length).toBe(3);
      found.forEach((bracket, i) => {
        expect(Math.abs(bracket.lower.toNumber() - expected[i])).toBeLessThan(1e-11);
        expect(bracket.upper.subtract(bracket.lower).toNumber()).toBeLessThanOrEqual(1e-12);
        if (!isExact(bracket)) expect(signAt(f, bracket.lower)).toBe(-signAt(f, bracket.upper));
      });
    }),
    { numRuns: cases(50, 500) },
  );
});

test('the greatest common divisor of products is the product of common factors', () => {
  fc.assert(
    fc.property(fc.array(rational, { maxLength: 3 }), rational, rational, (common, a, b) => {
      fc.pre(!a.equals(b));
      const shared = product(common.map(linear));
      const divisor = polynomialGcd(times(shared, linear(a)), times(shared, linear(b)));
      expect(divisor).toEqual(shared);
      expect(quotient(times(shared, linear(a)), divisor)).toEqual(linear(a));
    }),
    { numRuns: cases(100, 2000) },
  );
});
