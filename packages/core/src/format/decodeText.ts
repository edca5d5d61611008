/**
 * Bytes to text, refusing what is not UTF-8.
 */
import { FormatError } from '../errors.js';
import { positionAt } from './textPosition.js';

/** The part of the platform's TextDecoder used here (browsers and Node have it; the ES library types do not). */
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean },
) => { decode(bytes: Uint8Array, options?: { stream: boolean }): string };

/** Longest input: the longest string of today's engines. */
const LENGTH_LIMIT = 2 ** 29 - 24;

/**
 * The text of a file: UTF-8 bytes are decoded, a byte order mark is dropped.
 * @throws TypeError when the input is neither a string nor a Uint8Array.
 * @throws FormatError when the bytes are not UTF-8, with the position of the first byte that is not; when there are 512 MiB or more.
 */
export function decodeText(input: string | Uint8Array, source: string): string {
  if (typeof input === 'string') return input.startsWith('\uFEFF') ? input.slice(1) : input;
  if (!(input instanceof Uint8Array)) {
    throw new TypeError(`decodeText: "input" expected a string or a Uint8Array, got ${typeof input}`);
  }
  if (input.length > LENGTH_LIMIT) {
    throw new FormatError(source, `expected at most ${LENGTH_LIMIT} bytes, found ${input.length}`, {
      line: 1,
      column: 1,
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(input);
  } catch {
    const valid = validPrefix(input);
    const before = new TextDecoder('utf-8', { fatal: true }).decode(input.subarray(0, valid), { stream: true });
    const byte = input[valid]?.toString(16).padStart(2, '0');
    const found = byte === undefined ? 'an unfinished character at the end' : `byte 0x${byte}`;
    throw new FormatError(source, `expected UTF-8, found ${found}`, positionAt(before, before.length));
  }
}

/** The length of the longest prefix that begins some UTF-8 text, by bisection (a decoder in stream mode allows an unfinished end). */
function validPrefix(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return low;
}
