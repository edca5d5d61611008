import { describe, expect, test } from 'vitest';
import { checkInteger, checkOneOf, checkReal, describeValue } from './index.js';

describe('checks speak with one grammar', () => {
  test.each([
    [() => checkInteger('f', 'n', 3, 0, 2), RangeError, 'f: "n" expected an integer in [0, 2], got 3'],
    [() => checkInteger('f', 'n', 0.5, 0, Infinity), RangeError, 'f: "n" expected an integer >= 0, got 0.5'],
    [() => checkInteger('f', 'n', '1', 0, 2), TypeError, 'f: "n" expected an integer in [0, 2], got "1"'],
    [() => checkReal('f', 'x', Number.NaN), RangeError, 'f: "x" expected a finite number, got NaN'],
    [
      () => checkReal('f', 'x', 1, { low: 0, high: 1, open: 'both' }),
      RangeError,
      'f: "x" expected a number in (0, 1), got 1',
    ],
    [
      () => checkReal('f', 'x', 0, { low: 0, open: 'low' }),
      RangeError,
      'f: "x" expected a number in (0, Infinity), got 0',
    ],
    [
      () => checkReal('f', 'x', undefined, { low: 0, high: 1 }),
      TypeError,
      'f: "x" expected a number in [0, 1], got undefined',
    ],
    [() => checkOneOf('f', 'kind', 'c', ['a', 'b']), RangeError, 'f: "kind" expected one of a, b, got "c"'],
  ])('refusal %#', (check, type, message) => {
    expect(check).toThrow(new type(message));
  });

  test('what passes is returned', () => {
    expect(checkInteger('f', 'n', 2, 0, 2)).toBe(2);
    expect(checkReal('f', 'x', 0, { low: 0, high: 1, open: 'high' })).toBe(0);
    expect(checkOneOf('f', 'kind', 'a', ['a', 'b'])).toBe('a');
  });

  test('values are shown on one short line', () => {
    expect([null, undefined, 1n, [1, 2], {}, 'x'.repeat(50), 'a\nb'].map(describeValue)).toEqual([
      'null',
      'undefined',
      '1n',
      'an array of length 2',
      'an object',
      `"${'x'.repeat(40)}..."`,
      '"a\\nb"',
    ]);
  });
});
