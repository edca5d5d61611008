/**
 * Lines and columns of a text.
 */
import type { TextPosition } from '../errors.js';

const LINE_END = /\r\n|\n|\r/g;

/** The 1-based line and column (in UTF-16 units) of an offset; lines end with LF, CRLF or CR. */
export function positionAt(text: string, offset: number): TextPosition {
  let line = 1;
  let start = 0;
  LINE_END.lastIndex = 0;
  for (let match = LINE_END.exec(text); match !== null && LINE_END.lastIndex <= offset; match = LINE_END.exec(text)) {
    line++;
    start = LINE_END.lastIndex;
  }
  return { line, column: offset - start + 1 };
}

/** How the text at an offset is quoted in a message: a word of at most 20 characters, or "the end of the text". */
export function foundAt(text: string, offset: number): string {
  if (offset >= text.length) return 'the end of the text';
  const rest = text.slice(offset, offset + 21);
  const word = /^(?:[\w.+/-]+|"[^"\n\r]*"?|.)/su.exec(rest)?.[0] ?? rest;
  return word.length > 20
    ? `${JSON.stringify(word.slice(0, 20))}...`
    : word.startsWith('"')
      ? word
      : JSON.stringify(word);
}
