/**
 * The pieces that print.
 */
import { Fraction, parseFraction } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { formatExact } from './formatExact.js';
import { formatJson } from './formatJson.js';
import { formatTable } from './formatTable.js';
import { countInWords, listInWords } from './listInWords.js';
import { RawJson } from './rawJson.js';
import { textWidth } from './textWidth.js';
import { visible } from './visible.js';
import { wrapText } from './wrapText.js';

test.each([
  ['0', '0'],
  ['-3', '-3'],
  ['9999', '9999'],
  ['10000', '10,000'],
  ['-1234567', '-1,234,567'],
  ['0.1', '0.1'],
  ['-0.25', '-0.25'],
  ['12345.5', '12,345.5'],
  ['1/3', '1/3'],
  ['-100/3', '-100/3'],
  ['0.000001', '0.000001'],
  ['1e-7', '1/10000000'],
])('formatExact %s', (literal, expected) => {
  expect(formatExact(parseFraction(literal)!)).toBe(expected);
});

describe('formatJson', () => {
  test('fractions, typed arrays, maps, big integers, raw text', () => {
    const value = {
      third: Fraction.of(1, 3),
      floats: Float64Array.of(0.5, 1),
      map: new Map([['a', 1n]]),
      absent: undefined,
      none: null,
      raw: new RawJson('[\n  0.10\n]\n'),
      rows: [[1, 2], []],
    };
    expect(formatJson(value)).toBe(
      '{\n  "third": "1/3",\n  "floats": [0.5, 1],\n  "map": {\n    "a": "1"\n  },\n  "none": null,\n' +
        '  "raw": [\n    0.10\n  ],\n  "rows": [\n    [1, 2],\n    []\n  ]\n}\n',
    );
  });

  test('a number JSON cannot say is an error, not a null', () => {
    expect(() => formatJson({ x: Number.NaN })).toThrow(RangeError);
  });
});

test('formatTable aligns by what is seen', () => {
  const table = {
    header: ['n', 'name'],
    align: ['right', 'left'] as const,
    rows: [
      ['1', '日本'],
      ['10', 'é'],
    ],
  };
  expect(formatTable(table)).toEqual([' n  name', ' 1  日本', '10  é']);
  expect(textWidth('日本')).toBe(4);
  expect(textWidth('e\u0301')).toBe(1);
});

test('visible keeps a line a line', () => {
  expect(visible('a\nb\t\u001b[0m\u202e')).toBe('a\\nb\\t\\u{1b}[0m\\u{202e}');
});

test('wrapText breaks at blanks only', () => {
  expect(wrapText('aa bb cc', 5)).toEqual(['aa bb', 'cc']);
  expect(wrapText('abcdefgh i', 4)).toEqual(['abcdefgh', 'i']);
  expect(wrapText('')).toEqual(['']);
});

test('lists and counts in words', () => {
  expect(listInWords(['a'])).toBe('a');
  expect(listInWords(['a', 'b', 'c'])).toBe('a, b and c');
  expect(countInWords(1, 'player')).toBe('one player');
  expect(countInWords(1234, 'player')).toBe('1,234 players');
});
