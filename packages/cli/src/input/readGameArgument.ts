/**
 * GAME on the command line: a name from the catalogue, a file, or standard input.
 */
import { existsSync } from 'node:fs';
import { type CatalogEntry, catalogEntries, type NormalFormGame, nearestName, readGame } from '@folkways/core';
import { InputError } from '../inputError.js';
import type { Io } from '../io.js';
import { readBytes, STANDARD_INPUT } from './readBytes.js';

/** A game and where it came from. */
export interface GivenGame {
  readonly game: NormalFormGame;
  /** How messages call it: the slug, the path, or `<stdin>`. */
  readonly source: string;
  /** What the user typed, ready to be typed again. */
  readonly argument: string;
  /** What it was written in. */
  readonly format: 'catalog' | 'json' | 'nfg';
  /** The catalogue's entry, when it came from there. */
  readonly entry?: CatalogEntry;
}

/**
 * Reads GAME. A name of the catalogue wins over a file of the same name (write `./name` for the file).
 * @throws InputError when there is no such file or game; FormatError when the text is no game.
 */
export async function readGameArgument(argument: string, io: Io): Promise<GivenGame> {
  const entry = catalogEntries.find(({ slug }) => slug === argument);
  if (entry !== undefined) {
    return { game: entry.game, source: argument, argument, format: 'catalog', entry };
  }
  if (argument !== '-' && !looksLikePath(argument) && !existsSync(argument)) throw unknownGame(argument);
  const source = argument === '-' ? STANDARD_INPUT : argument;
  const bytes = await readBytes(argument, io);
  return { game: readGame(bytes, { source }), source, argument, format: formatOf(bytes) };
}

/** The error for a name that is neither in the catalogue nor a file, with the nearest name when one is near. */
export function unknownGame(name: string, what = 'a game of the catalogue or a file'): InputError {
  const slugs = catalogEntries.map(({ slug }) => slug);
  const near = nearestName(name, slugs);
  const hint = near === undefined ? '"folkways catalog" lists the games' : `did you mean ${near}?`;
  return new InputError(`expected ${what}, found ${JSON.stringify(name)}; ${hint}`);
}

const looksLikePath = (argument: string): boolean => /[\\/\0]|\.(json|nfg|txt)$/i.test(argument);

/** `{` opens a JSON object and nothing else that is read. */
function formatOf(bytes: Uint8Array): 'json' | 'nfg' {
  const start = new TextDecoder().decode(bytes.subarray(0, 4096)).trimStart();
  return start.startsWith('NFG') ? 'nfg' : 'json';
}
