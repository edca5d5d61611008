/**
 * One pass over JSON text before it is parsed.
 */
import { FormatError } from '../errors.js';
import { positionAt } from './textPosition.js';

/** Deepest nesting read: the parser recurses, and no input we define comes near it. */
export const DEPTH_LIMIT = 500;

/** Longest text read: the parser's tree takes up to 200 bytes per character. Gambit's format has no such limit. */
const LENGTH_LIMIT = 2 ** 23;

/**
 * Refuses what the recursive parser should not see: more than 8 MiB, nesting that would exhaust its stack, unfinished strings, unknown escapes, and control
 * characters in strings, which it would let through.
 * @throws FormatError at the first of them.
 */
export function checkJsonText(text: string, source: string): void {
  if (text.length > LENGTH_LIMIT) {
    const reason = `expected at most ${LENGTH_LIMIT} characters of JSON, found ${text.length} (a game this large fits in a .nfg file)`;
    throw new FormatError(source, reason, { line: 1, column: 1 });
  }
  let depth = 0;
  let opened = -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (opened >= 0) {
      if (code === 0x5c) i = afterEscape(text, source, i);
      else if (code === 0x22) opened = -1;
      if (code < 0x20) {
        const reason = `expected the rest of a string, found ${controlName(code)} (write it as an escape)`;
        throw new FormatError(source, reason, positionAt(text, i));
      }
    } else if (code === 0x22) {
      opened = i;
    } else if (code === 0x5b || code === 0x7b) {
      depth++;
      if (depth > DEPTH_LIMIT) {
        const reason = `expected nesting of at most ${DEPTH_LIMIT}, found it deeper`;
        throw new FormatError(source, reason, positionAt(text, i));
      }
    } else if (code === 0x5d || code === 0x7d) {
      depth--;
    }
  }
  if (opened >= 0) {
    const reason = 'expected a closing double quote, found the end of the text';
    throw new FormatError(source, reason, positionAt(text, opened));
  }
}

/** The offset of the last character of the escape that begins here. */
function afterEscape(text: string, source: string, offset: number): number {
  const next = text[offset + 1] ?? '';
  if (next !== '' && '"\\/bfnrt'.includes(next)) return offset + 1;
  if (/^u[0-9a-fA-F]{4}$/.test(text.slice(offset + 1, offset + 6))) return offset + 5;
  const reason = `expected an escape such as \\n, \\" or \\u00e9, found ${JSON.stringify(text.slice(offset, offset + 2))}`;
  throw new FormatError(source, reason, positionAt(text, offset));
}

const controlName = (code: number): string =>
  code === 10 || code === 13 ? 'the end of the line' : `a control character (${code})`;
