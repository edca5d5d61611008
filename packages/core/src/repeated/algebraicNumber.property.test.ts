/**
 * Root isolation against polynomials built from known roots.
 */
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fraction } from '../rational/index.js';
import { type AlgebraicNumber, rootsInUnitInterval, simplestBetween } from './algebraicNumber.js';
import { intersection, nonpositiveSet, union } from './discountSet.js';
import {
  add,
  derivative,
  gcd,
  multiply,
  type Polynomial,
  polynomialText,
  quotient,
  scale,
  signAt,
} from './polynomial.js';

const fractions = fc
  .tuple(fc.integer({ min: -12, max: 24 }), fc.integer({ min: 1, max: 12 }))
  .map(([n, d]) => Fraction.of(n, d));
const factor = (root: Fraction): Polynomial => [-root.numerator, root.denominator];
const fromRoots = (roots: readonly Fraction[]): Polynomial => roots.map(factor).reduce(multiply, [1n]);
const inside = (roots: readonly Fraction[]): string[] => {
  const kept = roots.filter((r) => r.compare(Fraction.ZERO) > 0 && r.compare(Fraction.ONE) < 0);
  return [...new Map(kept.sort((a, b) => a.compare(b)).map((r) => [String(r), r])).keys()];
};
/** Without real roots: x^2 + b x + c with b^2 < 4c. */
const rootless = fc
  .tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 7, max: 20 }))
  .map(([b, c]): Polynomial => [BigInt(c), BigInt(b), 1n]);

describe('roots in (0, 1)', () => {
  it('are all rational roots, each once, multiple ones and dyadic ones included', () => {
    fc.assert(
      fc.property(fc.array(fractions, { maxLength: 7 }), rootless, fc.constantFrom(1n, -3n), (roots, extra, sign) => {
        const p = scale(multiply(fromRoots(roots), extra), sign);
        expect(rootsInUnitInterval(p).map(String)).toEqual(inside(roots));
      }),
      { numRuns: cases(300, 20_000) },
    );
  });

  it('of any integer polynomial are where its sign changes, refined to the last bits', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -20n, max: 20n }), { minLength: 2, maxLength: 9 }), (coefficients) => {
        while (coefficients.length > 0 && coefficients[coefficients.length - 1] === 0n) coefficients.pop();
        const roots = rootsInUnitInterval(coefficients);
        const numbers = roots.map((root) => root.toNumber());
        const value = (x: number): number => coefficients.reduceRight((sum, c) => sum * x + Number(c), 0);
        for (const x of numbers) {
          expect(x).toBeGreaterThan(0);
          expect(x).toBeLessThan(1);
          expect(Math.abs(value(x))).toBeLessThan(1e-12);
        }
        // Between two neighbours on a fine grid a change of sign means a root.
        for (let i = 0; i < 500; i++) {
          const [a, b] = [BigInt(2 * i + 1), BigInt(2 * i + 3)];
          if (i === 499) continue;
          const product = signAt(coefficients, a, 1001n) * signAt(coefficients, b, 1001n);
          if (product < 0) expect(numbers.some((x) => x > Number(a) / 1001 && x < Number(b) / 1001)).toBe(true);
        }
      }),
      { numRuns: cases(100, 5000) },
    );
  });

  it('compare exactly, equal ones of different polynomials included', () => {
    const surd: Polynomial = [-1n, 6n, 1n]; // sqrt(10) - 3
    const [a] = rootsInUnitInterval(surd);
    const b = rootsInUnitInterval(multiply(surd, [-1n, 7n])).find((root) => root.rational() === undefined)!;
    expect(a.compare(b)).toBe(0);
    const close = rootsInUnitInterval(add(scale(surd, 10n ** 30n), [1n]))[0];
    expect(a.compare(close)).toBeGreaterThan(0);
    expect(close.compare(a)).toBeLessThan(0);
    fc.assert(
      fc.property(fractions, fractions, rootless, (x, y, extra) => {
        const [p] = rootsInUnitInterval(factor(x));
        const [q] = rootsInUnitInterval(multiply(factor(y), extra));
        if (p !== undefined && q !== undefined) expect(Math.sign(p.compare(q))).toBe(x.compare(y));
      }),
      { numRuns: cases(300, 5000) },
    );
  });
});

describe('sets of discount factors', () => {
  const show = (ends: readonly { from: AlgebraicNumber; to: AlgebraicNumber }[]): string[] =>
    ends.map(({ from, to }) => `${from}..${to}`);
  it('are where a polynomial is not positive', () => {
    expect(show(nonpositiveSet(fromRoots([Fraction.of(1, 3), Fraction.of(2, 3)])))).toEqual(['1/3..2/3']);
    expect(show(nonpositiveSet(scale(fromRoots([Fraction.of(1, 3), Fraction.of(2, 3)]), -1n)))).toEqual([
      '0..1/3',
      '2/3..1',
    ]);
    const square = fromRoots([Fraction.of(1, 2), Fraction.of(1, 2)]);
    expect(show(nonpositiveSet(square))).toEqual(['1/2..1/2']);
    expect(show(nonpositiveSet(scale(square, -1n)))).toEqual(['0..1']);
    expect(show(nonpositiveSet([]))).toEqual(['0..1']);
    expect(show(nonpositiveSet([1n]))).toEqual([]);
  });
  it('intersect and unite, touching ends included', () => {
    const below = nonpositiveSet([-1n, 2n]);
    const above = nonpositiveSet([2n, -4n]);
    expect(show(intersection(below, above))).toEqual(['1/2..1/2']);
    expect(show(union([...below, ...above]))).toEqual(['0..1']);
  });
});

describe('polynomials', () => {
  it('divide what they multiply', () => {
    fc.assert(
      fc.property(
        fc.array(fractions, { minLength: 1, maxLength: 4 }),
        fc.array(fractions, { minLength: 1, maxLength: 4 }),
        (x, y) => {
          const [p, q] = [fromRoots(x), fromRoots(y)];
          const back = quotient(multiply(p, q), q);
          const ratio =
            back.length === p.length && back.every((c, k) => c * p[p.length - 1] === p[k] * back[p.length - 1]);
          expect(ratio).toBe(true);
          expect(gcd(multiply(p, q), q).length).toBe(q.length);
        },
      ),
      { numRuns: cases(100, 2000) },
    );
    expect(derivative([5n, 3n, 2n])).toEqual([3n, 4n]);
    expect(polynomialText([-1n, 6n, 1n])).toBe('d^2 + 6 d - 1');
    expect(polynomialText([])).toBe('0');
  });
  it('simplest fractions', () => {
    const between = (a: string, b: string): string => {
      const [x, y] = [a, b].map((text) => text.split('/').map(Number));
      return String(simplestBetween(Fraction.of(x[0], x[1] ?? 1), Fraction.of(y[0], y[1] ?? 1)));
    };
    expect(between('31/100', '39/100')).toBe('1/3');
    expect(between('39/100', '41/100')).toBe('2/5');
    expect(between('0', '1/9')).toBe('0');
  });
});
