/**
 * Tables that are wider than a page.
 */
import type { Table } from './formatTable.js';
import { textWidth } from './textWidth.js';
import { rowsOfLines } from './wrapCells.js';
import { wrapText } from './wrapText.js';

/** Blanks between columns. */
const GAP = 2;
/** Narrower columns of text are harder to read than a wide table. */
const NARROWEST = 16;

/**
 * The table with its widest columns of words broken into lines, after commas and bars where there are some, so that it is at most so wide. Numbers
 * and single words are not broken, so that a table may stay wider; nothing is then broken.
 */
export function fitTable(table: Table, width: number): Table {
  const { header, rows, align } = table;
  const widths = header.map((name, c) =>
    rows.reduce((most, cells) => Math.max(most, textWidth(cells[c])), textWidth(name)),
  );
  const isText = header.map((_, c) => align?.[c] !== 'right' && rows.some((cells) => cells[c].includes(' ')));
  const total = (cap: number): number =>
    widths.reduce((sum, wide, c) => sum + (isText[c] ? Math.min(wide, cap) : wide), GAP * (header.length - 1));
  let cap = Math.max(...widths);
  if (total(cap) <= width) return table;
  while (cap > NARROWEST && total(cap) > width) cap--;
  if (total(cap) > width) return table;
  const broken = rows.flatMap((cells) =>
    rowsOfLines(cells.map((cell, c) => (isText[c] && widths[c] > cap ? cellLines(cell, cap) : [cell]))),
  );
  return { header, rows: broken, ...(align === undefined ? {} : { align }) };
}

/** At most so wide: what stands between commas or bars stays whole where it is short enough. */
function cellLines(cell: string, width: number): string[] {
  return wrapText(cell, width, /(?<=[,|]) /).flatMap((line) => wrapText(line, width));
}
