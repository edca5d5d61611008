/**
 * The hazing of a game; nothing here reads files, so it runs in a browser too.
 */
import { exactPayoff, Fraction, type NormalFormGame, profileIndex } from '@folkways/core';
import { type HazingInstance, type RestartInstance, restartGame } from '@folkways/hazing';
import { InputError, refuseInput } from '../inputError.js';
import { shellWord } from '../output/shellWord.js';
import type { HazeSubject } from './hazeSubject.js';

/** The question about a game. @throws InputError when the game is not symmetric. */
export function hazeSubjectOfGame(game: NormalFormGame, source: string): HazeSubject {
  const instance = symmetricInstance(game, source);
  const goal = game.actions[0].indexOf(instance.goal);
  const goalPayoff = exactPayoff(game, 0, profileIndex(game, [goal, goal]));
  return { instance, source, typed: shellWord(source), game, inPayoffs: unitsOf(instance), goalPayoff };
}

function symmetricInstance(game: NormalFormGame, source: string): RestartInstance {
  try {
    return refuseInput(source, () => restartGame(game));
  } catch (error) {
    if (!(error instanceof InputError) || game.players.length !== 2) throw error;
    throw new InputError(`${error.message}; "folkways haze --pairs" takes games that are not symmetric`);
  }
}

/** An amount of an instance's integer unit in payoffs of the game. */
export function unitsOf({ scale = 1 }: HazingInstance): (amount: number) => Fraction {
  return (amount) => Fraction.of(amount, scale);
}
