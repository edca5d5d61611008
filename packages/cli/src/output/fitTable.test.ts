import { expect, test } from 'vitest';
import { fitTable } from './fitTable.js';
import { formatTable } from './formatTable.js';

const table = {
  header: ['', 'strategy', 'weight'],
  rows: [
    ['1', 'stag hunt (1/2), hare hunt (1/3), stay at home (1/6)', '1.25'],
    ['2', 'hare hunt', '0'],
    ['3', 'a lottery | another lottery | and one with a long name', '2'],
  ],
  align: ['right', 'left', 'right'] as const,
};

test('what fits is left alone', () => {
  expect(fitTable(table, 80)).toBe(table);
  expect(fitTable({ header: ['a'], rows: [] }, 1)).toEqual({ header: ['a'], rows: [] });
});

test('columns of words are broken after commas and bars, so that every line fits', () => {
  const lines = formatTable(fitTable(table, 46));
  expect(lines).toEqual([
    '   strategy                           weight',
    '1  stag hunt (1/2), hare hunt (1/3),    1.25',
    '   stay at home (1/6)',
    '2  hare hunt                               0',
    '3  a lottery | another lottery |           2',
    '   and one with a long name',
  ]);
  for (let width = 27; width < 66; width++) {
    const narrow = formatTable(fitTable(table, width));
    expect(Math.max(...narrow.map(({ length }) => length))).toBeLessThanOrEqual(width);
    const words = narrow.flatMap((line) => line.split(/ +/));
    for (const word of ['(1/2),', 'home', '|', 'name', '1.25', '2']) expect(words).toContain(word);
  }
});

test('a table that cannot fit stays whole', () => {
  expect(fitTable(table, 20)).toBe(table);
  const numbers = { header: ['a', 'b'], rows: [['1'.repeat(50), '2'.repeat(50)]] };
  expect(fitTable(numbers, 80)).toBe(numbers);
});
