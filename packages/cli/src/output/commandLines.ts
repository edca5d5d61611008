/**
 * Commands to type, each with what it does.
 */
import { formatTable } from './formatTable.js';
import { textWidth } from './textWidth.js';
import { PAGE_WIDTH } from './wrapText.js';

/** One line per command; where that would be too wide, the purpose on a line of its own above it. */
export function commandLines(commands: readonly (readonly [string, string])[]): string[] {
  const lines = formatTable({ header: ['', ''], rows: commands })
    .slice(1)
    .map((line) => `  ${line}`);
  if (lines.every((line) => textWidth(line) <= PAGE_WIDTH)) return lines;
  return commands.flatMap(([command, purpose]) => [`  ${purpose}:`, `    ${command}`]);
}
