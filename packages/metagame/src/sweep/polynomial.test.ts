/**
 * The exact pieces of a sweep on cases worked out by hand; mutation testing asked for them.
 */
import { Fraction } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import {
  content,
  derivative,
  type Polynomial,
  plus,
  polynomialGcd,
  primitive,
  quotient,
  scaledValue,
  signAt,
  times,
  trimmed,
} from './polynomial.js';
import { differenceNumerator, rationalFunction, rationalValue, slopeNumerator } from './rationalFunction.js';
import { isExact, rootsBetween } from './realRoots.js';
import { simplestBetween } from './simplestBetween.js';

const at = (a: number, b = 1): Fraction => Fraction.of(a, b);
const roots = (f: Polynomial, a = at(0), b = at(1)): string[] =>
  rootsBetween(f, a, b).map((root) => (isExact(root) ? String(root.lower) : 'irrational'));

describe('polynomials', () => {
  test('sums, products, derivatives', () => {
    expect(trimmed([1n, 0n, 0n])).toEqual([1n]);
    expect(trimmed([0n])).toEqual([]);
    expect(plus([1n, 2n], [0n, 1n, 3n])).toEqual([1n, 3n, 3n]);
    expect(plus([1n, 2n, 3n], [5n, 0n, 1n], -3n)).toEqual([-14n, 2n]);
    expect(times([1n, 1n], [-1n, 1n])).toEqual([-1n, 0n, 1n]);
    expect([times([], [1n, 2n]), times([1n, 2n], []), times([], [])]).toEqual([[], [], []]);
    expect(derivative([5n, 3n, 2n, 7n])).toEqual([3n, 4n, 21n]);
    expect(derivative([5n])).toEqual([]);
  });

  test('divisors keep signs', () => {
    expect(content([-4n, 6n], [-10n])).toBe(2n);
    expect(content([-4n])).toBe(4n);
    expect(primitive([-2n, -4n])).toEqual([-1n, -2n]);
    expect(primitive([])).toEqual([]);
    expect(polynomialGcd([1n, -1n], [-2n, 2n])).toEqual([-1n, 1n]);
    expect(polynomialGcd([], [])).toEqual([]);
    expect(quotient([-1n, 0n, 1n], [1n, 1n])).toEqual([-1n, 1n]);
  });

  test('values', () => {
    expect(scaledValue([1n, -3n, 2n], at(-1, 3))).toBe(20n);
    expect([at(1, 3), at(1, 2), at(2, 3)].map((x) => signAt([1n, -3n, 2n], x))).toEqual([1, 0, -1]);
  });
});

describe('roots', () => {
  test('none of constants', () => {
    expect([roots([]), roots([5n]), roots([1n, 0n, 1n])]).toEqual([[], [], []]);
  });

  test('in the middle of the interval and beside it', () => {
    expect(roots(times([-1n, 2n], [-1n, 4n]))).toEqual(['1/4', '1/2']);
    expect(roots(times(times([-1n, 2n], [-1n, 3n]), [-2n, 3n]))).toEqual(['1/3', '1/2', '2/3']);
  });

  test('not at the ends, where the polynomial may vanish', () => {
    expect(roots([0n, -1n, 3n])).toEqual(['1/3']);
    expect(roots([0n, 1n, -3n])).toEqual(['1/3']);
    expect(roots(times([0n, -1n, 3n], [-1n, 1n]))).toEqual(['1/3']);
    expect(roots([0n, 0n, -1n, 3n])).toEqual(['1/3']);
  });

  test('negative ones, and with a negative leading coefficient', () => {
    expect(roots([1n, 3n], at(-1), at(0))).toEqual(['-1/3']);
    expect(roots([-1n, -3n], at(-1), at(0))).toEqual(['-1/3']);
    expect(roots([2n, -7n])).toEqual(['2/7']);
  });

  test('irrational ones are not taken for a neighbour with the right denominator', () => {
    for (const lead of [10n ** 13n + 1n, 10n ** 14n + 3n, 10n ** 15n + 7n, 10n ** 16n + 9n]) {
      expect(roots([-(lead / 2n), 0n, lead])).toEqual(['irrational']);
    }
  });
});

describe('rational functions', () => {
  test('are in lowest terms with a positive leading denominator coefficient', () => {
    // (2 - 2 p^2) / (-4 - 4 p) = (p - 1) / 2
    expect(rationalFunction([2n, 0n, -2n], [-4n, -4n])).toEqual({ numerator: [-1n, 1n], denominator: [2n] });
    expect(rationalFunction([3n], [0n, 6n])).toEqual({ numerator: [1n], denominator: [0n, 2n] });
  });

  test('values, slopes and differences', () => {
    const f = { numerator: [1n, 2n], denominator: [0n, 0n, 3n] };
    expect(String(rationalValue(f, at(1, 2)))).toBe('8/3');
    expect(slopeNumerator(f)).toEqual([0n, -6n, -6n]);
    expect(differenceNumerator(f, { numerator: [1n], denominator: [1n, 1n] })).toEqual([1n, 3n, -1n]);
  });
});

test('the simplest fraction between two others', () => {
  const between = (a: Fraction, b: Fraction): string => String(simplestBetween(a, b));
  expect(between(at(31, 100), at(39, 100))).toBe('1/3');
  expect(between(at(0), at(1))).toBe('1/2');
  expect(between(at(0), at(2))).toBe('1');
  expect(between(at(1), at(2))).toBe('3/2');
  expect(between(at(-5, 2), at(-7, 3))).toBe('-12/5');
  expect(between(at(-2), at(-1))).toBe('-3/2');
  expect(between(at(-1, 2), at(1, 2))).toBe('0');
  expect(between(at(5, 2), at(7, 2))).toBe('3');
});
