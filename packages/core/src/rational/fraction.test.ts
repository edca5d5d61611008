import { describe, expect, test } from 'vitest';
import { Fraction, parseFraction } from '../index.js';

const third = Fraction.of(1, 3);

test('equal fractions compare as 0, and equal needs both parts', () => {
  expect(third.compare(Fraction.of(2, 6))).toBe(0);
  expect(third.compare(Fraction.of(1, 2))).toBe(-1);
  expect(third.compare(Fraction.of(1, 4))).toBe(1);
  expect(third.equals(Fraction.of(2, 6))).toBe(true);
  expect(third.equals(Fraction.of(1, 2))).toBe(false);
  expect(third.equals(Fraction.of(2, 3))).toBe(false);
});

test('integers may be numbers, if they are safe', () => {
  expect(String(Fraction.of(3))).toBe('3');
  expect(String(Fraction.of(-6, -4))).toBe('3/2');
  expect(() => Fraction.of(2 ** 53)).toThrow(/expected a safe integer, got 9007199254740992/);
  expect(() => Fraction.of(0.5)).toThrow(/expected a safe integer, got 0.5/);
});

test('exponents up to 400 are read', () => {
  expect(parseFraction('1e400')?.numerator).toBe(10n ** 400n);
  expect(parseFraction('1e-400')?.denominator).toBe(10n ** 400n);
});

describe('numbers are rounded once, where doubles become subnormal', () => {
  test('a hair above a tie of a normal number goes up', () => {
    // 2^-1020 (1 + 2^-53 + 2^-100): rounding to multiples of 2^-1074 first would forget the hair.
    expect(Fraction.of(2n ** 100n + 2n ** 47n + 1n, 2n ** 1120n).toNumber()).toBe(2 ** -1020 * (1 + 2 ** -52));
  });

  test('a hair below a tie of a subnormal number goes down', () => {
    // (2^51 + 1 + 1/2 - 2^-21) units of 2^-1074: rounding to 53 bits first would make it a tie, which goes up.
    const units = (2n ** 51n + 1n) * 2n ** 21n + 2n ** 20n - 1n;
    expect(Fraction.of(units, 2n ** 1095n).toNumber()).toBe((2 ** 51 + 1) * 2 ** -1074);
  });
});
