/**
 * Tables whose cells hold sentences.
 */
import type { Table } from './formatTable.js';
import { wrapText } from './wrapText.js';

/** The table with its cells broken into lines of at most these widths, and an empty line between rows. */
export function wrapCells({ header, rows, align }: Table, widths: readonly number[]): Table {
  const wrapped = rows.flatMap((cells, index) => {
    const lines = cells.map((cell, column) => cell.split('\n').flatMap((line) => wrapText(line, widths[column])));
    const height = Math.max(...lines.map(({ length }) => length));
    const row = Array.from({ length: height }, (_, k) => lines.map((cell) => cell[k] ?? ''));
    return index === 0 ? row : [header.map(() => ''), ...row];
  });
  return { header, rows: wrapped, ...(align === undefined ? {} : { align }) };
}
