import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalOf, Fraction, parseFraction } from '../index.js';

const runs = { numRuns: cases(500, 50_000) };
const big = fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n });
const fraction = fc.tuple(big, fc.bigInt({ min: 1n, max: 2n ** 90n })).map(([n, d]) => Fraction.of(n, d));
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('arithmetic is that of cross-multiplied integers', () => {
  const same = (value: Fraction, numerator: bigint, denominator: bigint) =>
    value.numerator * denominator === numerator * value.denominator;

  test('sum, difference, product, quotient, order', () => {
    fc.assert(
      fc.property(fraction, fraction, (x, y) => {
        const [a, b, c, d] = [x.numerator, x.denominator, y.numerator, y.denominator];
        expect(same(x.add(y), a * d + c * b, b * d)).toBe(true);
        expect(same(x.subtract(y), a * d - c * b, b * d)).toBe(true);
        expect(same(x.multiply(y), a * c, b * d)).toBe(true);
        if (c === 0n) expect(() => x.divide(y)).toThrow(RangeError);
        else expect(same(x.divide(y), a * d, b * c)).toBe(true);
        const difference = a * d - c * b;
        expect(x.compare(y)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
        expect(x.equals(y)).toBe(difference === 0n);
      }),
      runs,
    );
  });

  test('lowest terms, positive denominator', () => {
    const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
    fc.assert(
      fc.property(big, big, (n, d) => {
        fc.pre(d !== 0n);
        const value = Fraction.of(n, d);
        expect(value.denominator > 0n).toBe(true);
        expect(gcd(value.numerator, value.denominator)).toBe(1n);
        expect(same(value, n, d)).toBe(true);
      }),
      runs,
    );
  });
});

describe('the nearest double', () => {
  test('agrees with the platform on every decimal', () => {
    const digits = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
    const exponent = fc.oneof(fc.integer({ min: -360, max: 300 }), fc.integer({ min: -345, max: -300 }));
    fc.assert(
      fc.property(digits, exponent, (n, e) => {
        const text = `${n}e${e}`;
        expect(parseFraction(text)?.toNumber()).toBe(Number(text) + 0);
      }),
      runs,
    );
  });

  test('halfway between two doubles goes to the even one, a hair above goes up', () => {
    const oneUp = 1 + Number.EPSILON;
    const half = Fraction.of(1n, 2n ** 53n);
    expect(Fraction.ONE.add(half).toNumber()).toBe(1);
    expect(
      Fraction.ONE.add(half)
        .add(Fraction.of(1n, 10n ** 60n))
        .toNumber(),
    ).toBe(oneUp);
    expect(Fraction.of(1n, 2n ** 1075n).toNumber()).toBe(0);
    expect(Fraction.of(2n ** 70n + 1n, 2n ** 1145n).toNumber()).toBe(Number.MIN_VALUE);
    expect(Fraction.of(3n, 2n ** 1075n).toNumber()).toBe(2 * Number.MIN_VALUE);
    expect(Fraction.of(2n ** 1024n).toNumber()).toBe(Infinity);
    expect(Fraction.of(2n ** 1024n - 2n ** 970n).toNumber()).toBe(Infinity);
    expect(Fraction.of(2n ** 1024n - 2n ** 970n - 1n).toNumber()).toBe(Number.MAX_VALUE);
  });

  test('a double survives the trip through its decimal', () => {
    fc.assert(
      fc.property(finite, (value) => {
        expect(decimalOf(value).toNumber()).toBe(value + 0);
        expect(String(parseFraction(String(value)))).toBe(String(decimalOf(value)));
      }),
      runs,
    );
  });
});

test('what a fraction prints as is read back', () => {
  fc.assert(
    fc.property(fraction, (value) => {
      expect(parseFraction(String(value))?.equals(value)).toBe(true);
      expect(JSON.stringify(value)).toBe(`"${value}"`);
    }),
    runs,
  );
});
