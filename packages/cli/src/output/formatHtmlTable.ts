/**
 * Tables of a page.
 */
import { escaped } from './escaped.js';
import type { Table } from './formatTable.js';

/** A cell with this many letters gets room for them, where a telephone would make it a column of single words. */
const ROOMY = 24;

/** A table element whose header cells name their columns and whose first cells name their rows. */
export function formatHtmlTable({ header, rows, align }: Table): string {
  // A column that is empty from top to bottom only spaces out plain text.
  const columns = header.flatMap((text, column) =>
    text !== '' || column === 0 || rows.some((cells) => cells[column] !== '') ? [column] : [],
  );
  const side = (column: number): string => (align?.[column] === 'right' ? ' class="right"' : '');
  const room = (text: string, column: number): string => (text.length > ROOMY ? ' class="roomy"' : side(column));
  const head = columns.map((column) =>
    header[column] === '' ? '<td></td>' : `<th scope="col"${side(column)}>${escaped(header[column])}</th>`,
  );
  const lines = rows.map((cells) =>
    columns.map((column) =>
      column === 0
        ? `<th scope="row"${room(cells[column], column)}>${escaped(cells[column])}</th>`
        : `<td${room(cells[column], column)}>${escaped(cells[column])}</td>`,
    ),
  );
  return `<table>\n<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n${lines.map((cells) => `<tr>${cells.join('')}</tr>`).join('\n')}\n</tbody></table>`;
}
