/**
 * A game in the other format.
 */
import { extname } from 'node:path';
import { gameToJson, writeNfg } from '@folkways/core';
import { type GivenGame, readGameArgument } from '../input/readGameArgument.js';
import { InputError } from '../inputError.js';
import type { Io } from '../io.js';
import { type AdviserOptions, adviserGame } from '../metagame/adviserGame.js';
import { writeFileAtomically } from '../output/writeFileAtomically.js';

/** What can be written. */
export type GameFormat = 'json' | 'nfg';

/** What is asked for. */
export interface ConvertGameOptions extends AdviserOptions {
  /** The format asked for by an option. */
  readonly format?: GameFormat;
}

/**
 * Reads GAME and writes it, or the game among LLMs that advise its roles, to `to`.
 * @param to - a file; standard output when absent or `-`.
 * @returns the text when it belongs on standard output, nothing when a file was written.
 * @throws InputError when the options contradict each other or a file cannot be read or written.
 */
export async function convertGame(
  from: string,
  to: string | undefined,
  { format: wanted, ...advisers }: ConvertGameOptions,
  io: Io,
): Promise<string | undefined> {
  const toFile = to !== undefined && to !== '-';
  // Before anything is read: an ending that cannot be right.
  const named = toFile ? formatOfEnding(to) : undefined;
  if (named !== undefined && wanted !== undefined && named !== wanted) {
    throw new InputError(`${to}: expected a file name ending in .${wanted}, as asked for, found .${named}`);
  }
  const given = (await adviserGame(from, advisers, io))?.given ?? (await readGameArgument(from, io));
  const format = wanted ?? named ?? otherFormat(given);
  const text = format === 'json' ? gameToJson(given.game) : writeNfg(given.game);
  if (!toFile) return text;
  writeFileAtomically(to, text);
  return undefined;
}

function formatOfEnding(path: string): GameFormat | undefined {
  const ending = extname(path).toLowerCase();
  if (ending === '.json') return 'json';
  if (ending === '.nfg') return 'nfg';
  if (ending === '') return undefined;
  throw new InputError(`${path}: expected a file name ending in .json or .nfg, found ${JSON.stringify(ending)}`);
}

const otherFormat = ({ format }: GivenGame): GameFormat => (format === 'nfg' ? 'json' : 'nfg');
