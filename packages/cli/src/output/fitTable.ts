/**
 * Tables that are wider than a page.
 */
import type { Table } from './formatTable.js';
import { textWidth } from './textWidth.js';
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
  const widths = header.map((name, c) => Math.max(textWidth(name), ...rows.map((cells) => textWidth(cells[c]))));
  const isText = header.map((_, c) => align?.[c] !== 'right' && rows.some((cells) => cells[c].includes(' ')));
  const total = (cap: number): number =>
    widths.reduce((sum, wide, c) => sum + (isText[c] ? Math.min(wide, cap) : wide), GAP * (header.length - 1));
  let cap = Math.max(...widths);
  if (total(cap) <= width) return table;
  while (cap > NARROWEST && total(cap) > width) cap--;
  if (total(cap) > width) return table;
  const broken = rows.flatMap((cells) => {
    const lines = cells.map((cell, c) => (isText[c] && widths[c] > cap ? cellLines(cell, cap) : [cell]));
    const height = Math.max(...lines.map(({ length }) => length));
    return Array.from({ length: height }, (_, k) => lines.map((cell) => cell[k] ?? ''));
  });
  return { header, rows: broken, ...(align === undefined ? {} : { align }) };
}

/** At most so wide: what stands between commas or bars stays whole where it is short enough. */
function cellLines(cell: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of cell.split(/(?<=[,|]) /)) {
    if (line !== '' && textWidth(line) + 1 + textWidth(part) > width) {
      lines.push(line);
      line = part;
    } else {
      line = line === '' ? part : `${line} ${part}`;
    }
  }
  lines.push(line);
  return lines.flatMap((text) => (textWidth(text) > width ? wrapText(text, width) : [text]));
}
