/**
 * Reports as plain text.
 */
import type { Block } from './block.js';
import { commandLines } from './commandLines.js';
import { fitTable } from './fitTable.js';
import { formatTable } from './formatTable.js';
import { PAGE_WIDTH, wrapText } from './wrapText.js';

/** The blocks as text, an empty line between them. */
export function renderText(blocks: readonly Block[]): string {
  const texts = blocks.flatMap((block) => (block.kind === 'figure' ? [] : [linesOf(block).join('\n')]));
  return `${texts.join('\n\n')}\n`;
}

function linesOf(block: Exclude<Block, { kind: 'figure' }>): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.level === 2 ? block.text.toUpperCase() : block.text];
    case 'paragraph':
      return wrapText(block.text);
    case 'table':
      return formatTable(fitTable(block.table, PAGE_WIDTH - 2)).map((line) => `  ${line}`.trimEnd());
    case 'answers':
      return block.answers.flatMap(([question, answer], k) => [
        ...(k === 0 ? [] : ['']),
        ...wrapText(`${question}: ${answer}`),
      ]);
    case 'commands':
      return commandLines(block.commands);
  }
}
