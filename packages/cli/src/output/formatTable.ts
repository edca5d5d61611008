/**
 * Aligned columns of text.
 */
import { textWidth } from './textWidth.js';

/** One table: a header and rows of the same length. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Per column; numbers read best flush right. @defaultValue left for every column */
  readonly align?: readonly ('left' | 'right')[];
}

/** Lines of the table, two blanks between columns, no blanks at the ends of lines. */
export function formatTable(table: Table): string[] {
  const lines = [table.header, ...table.rows];
  const widths = table.header.map((_, column) =>
    lines.reduce((most, cells) => Math.max(most, textWidth(cells[column])), 0),
  );
  return lines.map((cells) =>
    cells
      .map((cell, column) => {
        const blanks = ' '.repeat(widths[column] - textWidth(cell));
        return table.align?.[column] === 'right' ? blanks + cell : cell + blanks;
      })
      .join('  ')
      .trimEnd(),
  );
}
