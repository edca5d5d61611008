import { expect, test } from 'vitest';
import { formatTable } from './formatTable.js';
import { wrapCells } from './wrapCells.js';

test('cells become lines, rows are told apart by an empty one', () => {
  const table = wrapCells(
    {
      header: ['item', 'words'],
      rows: [
        ['a:\nb', 'one two three'],
        ['c', 'four'],
      ],
    },
    [4, 8],
  );
  expect(formatTable(table)).toEqual(['item  words', 'a:    one two', 'b     three', '', 'c     four']);
});
