/**
 * Games in any format we read.
 */
import { FormatError } from '../errors.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { decodeText } from './decodeText.js';
import { readJsonGame } from './readJsonGame.js';
import { type ReadOptions, readNfg } from './readNfg.js';
import { foundAt, positionAt } from './textPosition.js';

/**
 * Reads a game from JSON or Gambit .nfg text, told apart by the first character: `{` or `N`.
 * @param input - a text, or the bytes of a file (UTF-8, with or without a byte order mark).
 * @throws FormatError with line and column at the first thing that is not right; also when the input is empty.
 * @example
 * ```ts
 * import { readGame } from '@folkways/core';
 * console.log(readGame('NFG 1 R "Alone" { "Me" } { 2 } 3 4').payoffs[0]); // Float64Array(2) [ 3, 4 ]
 * ```
 */
export function readGame(input: string | Uint8Array, options: ReadOptions = {}): NormalFormGame {
  const source = options.source ?? 'input';
  const text = decodeText(input, source);
  const start = text.search(/\S/);
  if (text[start] === '{') return readJsonGame(text, { source });
  if (text[start] === 'N') return readNfg(text, { source });
  const offset = start < 0 ? text.length : start;
  const reason = `expected a game in JSON ("{ ...") or Gambit's format ("NFG 1 R ..."), found ${foundAt(text, offset)}`;
  throw new FormatError(source, reason, positionAt(text, offset));
}
