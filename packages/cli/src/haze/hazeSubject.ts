/**
 * What `haze` is asked about: an instance, and as much of a game as there is behind it.
 */
import type { Fraction, NormalFormGame } from '@folkways/core';
import type { HazingInstance } from '@folkways/hazing';
import { readGameArgument } from '../input/readGameArgument.js';
import { InputError } from '../inputError.js';
import type { Io } from '../io.js';
import { shellWord } from '../output/shellWord.js';
import { hazeSubjectOfGame, unitsOf } from './hazeSubjectOfGame.js';
import { readInstance } from './readInstance.js';

export { hazeSubjectOfGame };

/** The question. */
export interface HazeSubject {
  readonly instance: HazingInstance;
  /** The slug, path or `<stdin>` it was read from. */
  readonly source: string;
  /** The arguments that name it on the command line. */
  readonly typed: string;
  readonly game?: NormalFormGame;
  /** An amount of the instance's integer unit in payoffs of the game. */
  readonly inPayoffs: (amount: number) => Fraction;
  /** What both get when both play the goal; absent without a game. */
  readonly goalPayoff?: Fraction;
}

/**
 * Reads GAME or the file of `--instance`.
 * @throws InputError when neither or both are given, or the game is not symmetric.
 */
export async function readHazeSubject(
  argument: string | undefined,
  instancePath: string | undefined,
  io: Io,
): Promise<HazeSubject> {
  if (instancePath !== undefined) {
    if (argument !== undefined) {
      throw new InputError(`--instance: expected no GAME beside it, found ${JSON.stringify(argument)}`);
    }
    const instance = await readInstance(instancePath, io);
    const source = instancePath === '-' ? '<stdin>' : instancePath;
    return { instance, source, typed: `--instance ${shellWord(instancePath)}`, inPayoffs: unitsOf(instance) };
  }
  if (argument === undefined) throw new InputError('haze: expected a GAME or --instance FILE, found neither');
  const given = await readGameArgument(argument, io);
  return { ...hazeSubjectOfGame(given.game, given.source), typed: shellWord(argument) };
}
