/**
 * What `folkways metagame` is about: a scenario file, or a game for the shares on the command line.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { catalog, decodeText, type NormalFormGame, readGame, readJson } from '@folkways/core';
import { readScenario, type Scenario } from '@folkways/metagame';
import { requireModerate } from '../game/requireModerate.js';
import { fileProblem } from '../input/fileProblem.js';
import { readBytes, STANDARD_INPUT } from '../input/readBytes.js';
import { readGameArgument } from '../input/readGameArgument.js';
import { InputError } from '../inputError.js';
import type { Io } from '../io.js';

/** A base game, and the scenario it came in, if it did. */
export interface MetaSubject {
  readonly game: NormalFormGame;
  /** How messages call the input. */
  readonly source: string;
  /** What the user typed. */
  readonly argument: string;
  readonly scenario?: Scenario;
}

/**
 * Reads SCENARIO or GAME. A JSON object with the key `game` or `shares` is a scenario.
 * @throws InputError, FormatError when it is neither.
 */
export async function readMetaSubject(argument: string, io: Io): Promise<MetaSubject> {
  const isFile = argument === '-' || existsSync(argument);
  if (!isFile || Object.hasOwn(catalog, argument)) {
    const { game, source } = await readGameArgument(argument, io);
    requireModerate(game, source);
    return { game, source, argument };
  }
  const source = argument === '-' ? STANDARD_INPUT : argument;
  const bytes = await readBytes(argument, io);
  if (!looksLikeScenario(bytes, source)) {
    const game = readGame(bytes, { source });
    requireModerate(game, source);
    return { game, source, argument };
  }
  const folder = argument === '-' ? '.' : dirname(argument);
  const scenario = readScenario(bytes, { source, resolveGame: (reference) => gameFile(folder, reference) });
  const game = scenario.kind === 'fixed' ? scenario.meta.game : scenario.sweep.game;
  requireModerate(game, source);
  return { game, source, argument, scenario };
}

/** Whatever is no JSON object is left to the reader of games, whose errors then say what is wrong. */
function looksLikeScenario(bytes: Uint8Array, source: string): boolean {
  if (new TextDecoder().decode(bytes.subarray(0, 256)).trimStart().startsWith('NFG')) return false;
  const { content } = readJson(decodeText(bytes, source), source);
  return content.kind === 'object' && (content.members.has('game') || content.members.has('shares'));
}

/** A game file named in a scenario, relative to it. */
function gameFile(folder: string, reference: string): NormalFormGame {
  const path = resolve(folder, reference);
  let bytes: Uint8Array;
  try {
    if (!statSync(path).isFile()) throw new InputError('it is not a file');
    bytes = readFileSync(path);
  } catch (error) {
    const problem = fileProblem(error);
    throw problem === undefined ? error : new InputError(problem);
  }
  return readGame(bytes, { source: path });
}
