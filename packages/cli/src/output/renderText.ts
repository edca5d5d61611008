/**
 * Reports as plain text.
 */
import type { Block } from './block.js';
import { formatTable } from './formatTable.js';
import { textWidth } from './textWidth.js';
import { PAGE_WIDTH, wrapText } from './wrapText.js';

/** The blocks as text, an empty line between them. */
export function renderText(blocks: readonly Block[]): string {
  return `${blocks.map((block) => linesOf(block).join('\n')).join('\n\n')}\n`;
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text.toUpperCase()];
    case 'paragraph':
      return wrapText(block.text);
    case 'table':
      return formatTable(block.table).map((line) => `  ${line}`.trimEnd());
    case 'commands':
      return commandLines(block.commands);
  }
}

/** One line per command; where that would be too wide, the purpose on a line of its own above it. */
function commandLines(commands: readonly (readonly [string, string])[]): string[] {
  const lines = formatTable({ header: ['', ''], rows: commands })
    .slice(1)
    .map((line) => `  ${line}`);
  if (lines.every((line) => textWidth(line) <= PAGE_WIDTH)) return lines;
  return commands.flatMap(([command, purpose]) => [`  ${purpose}:`, `    ${command}`]);
}
