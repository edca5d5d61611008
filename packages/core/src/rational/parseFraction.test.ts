import { expect, test } from 'vitest';
import { decimalOf, Fraction, parseFraction } from '../index.js';

test.each([
  ['3', '3'],
  ['+3', '3'],
  ['-0', '0'],
  ['0.1', '1/10'],
  ['.5', '1/2'],
  ['-.25', '-1/4'],
  ['2.', '2'],
  ['1e3', '1000'],
  ['1.5E-1', '3/20'],
  ['2/6', '1/3'],
  ['-4/2', '-2'],
  ['007', '7'],
])('%s is %s', (text, value) => {
  expect(String(parseFraction(text))).toBe(value);
});

test.each([
  '',
  ' ',
  '1 ',
  '-',
  '.',
  '1/0',
  '1/-2',
  '1.5/2',
  '1e',
  '1e401',
  '1e-401',
  '0x10',
  'NaN',
  'Infinity',
  '1_000',
  '--1',
  '1/2/3',
  '١',
])('%j is no number', (text) => {
  expect(parseFraction(text)).toBeUndefined();
});

test('refusals', () => {
  expect(() => decimalOf(Number.NaN)).toThrow(RangeError);
  expect(() => decimalOf(Infinity)).toThrow(RangeError);
  expect(() => Fraction.of(1n, 0n)).toThrow(RangeError);
  expect(() => Fraction.of(0.5)).toThrow(RangeError);
});
