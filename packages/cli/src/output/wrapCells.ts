/**
 * Tables whose cells hold sentences.
 */
import type { Table } from './formatTable.js';
import { wrapText } from './wrapText.js';

/** The table with its cells broken into lines of at most these widths, and an empty line between rows. */
export function wrapCells({ header, rows, align }: Table, widths: readonly number[]): Table {
  const wrapped = rows.flatMap((cells, index) => {
    const lines = cells.map((cell, column) => cell.split('\n').flatMap((line) => wrapText(line, widths[column])));
    const row = rowsOfLines(lines);
    return index === 0 ? row : [header.map(() => ''), ...row];
  });
  return { header, rows: wrapped, ...(align === undefined ? {} : { align }) };
}

/** One row for each line of its tallest cell. @param cells - the lines of each cell. */
export function rowsOfLines(cells: readonly (readonly string[])[]): string[][] {
  const height = Math.max(...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, k) => cells.map((lines) => lines[k] ?? ''));
}
