/**
 * Reports as plain text.
 */
import type { Block } from './block.js';
import { commandLines } from './commandLines.js';
import { formatTable } from './formatTable.js';
import { wrapText } from './wrapText.js';

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
