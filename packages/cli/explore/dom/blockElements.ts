/**
 * The blocks of the command line's reports as HTML: the page and the terminal say the same.
 */
import type { Block } from '../../src/output/block.js';
import { element } from './element.js';
import { tableElement } from './tableElement.js';

/** Elements for the blocks; anything but paragraphs and tables is left out. */
export function blockElements(blocks: readonly Block[], caption: string): HTMLElement[] {
  return blocks.flatMap((block): HTMLElement[] => {
    switch (block.kind) {
      case 'paragraph':
        return block.text === '' ? [] : [element('p', {}, block.text)];
      case 'table':
        return [tableElement(block.table, caption)];
      default:
        return [];
    }
  });
}
