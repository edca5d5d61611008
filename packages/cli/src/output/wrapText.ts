/**
 * Paragraphs broken into lines.
 */
import { textWidth } from './textWidth.js';

/** Width of text on standard output, whoever reads it, so that the same run always prints the same. */
export const PAGE_WIDTH = 80;

/** The paragraph as lines of at most `width` columns, broken at single blanks `at`; a part longer than that gets a line of its own. */
export function wrapText(paragraph: string, width = PAGE_WIDTH, at: string | RegExp = ' '): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(at)) {
    if (line !== '' && textWidth(line) + 1 + textWidth(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines;
}
