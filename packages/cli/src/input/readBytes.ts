/**
 * All bytes of a file or of standard input.
 */
import { createReadStream } from 'node:fs';
import { InputError } from '../inputError.js';
import type { Io } from '../io.js';
import { fileProblem } from './fileProblem.js';

/** A game text beyond this is a slip (a disk image, /dev/zero); it would not fit in a JavaScript string either. */
const BYTE_LIMIT = 512 * 2 ** 20;

/** How standard input is called in messages. */
export const STANDARD_INPUT = '<stdin>';

/**
 * Reads a file, or standard input when the path is `-`.
 * @throws InputError when it cannot be read or is larger than 512 MB.
 */
export async function readBytes(path: string, io: Io): Promise<Uint8Array> {
  const source = path === '-' ? STANDARD_INPUT : path;
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of path === '-' ? io.stdin : createReadStream(path)) {
      length += piece.length;
      if (length > BYTE_LIMIT) throw new InputError(`${source}: expected at most 512 MB, found more`);
      pieces.push(piece);
    }
  } catch (error) {
    const problem = fileProblem(error);
    throw problem === undefined ? error : new InputError(`${source}: cannot be read: ${problem}`, { cause: error });
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
