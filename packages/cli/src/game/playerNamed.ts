/**
 * Players on the command line.
 */
import type { NormalFormGame } from '@folkways/core';
import { InputError } from '../inputError.js';
import { listInWords } from '../output/listInWords.js';

/**
 * The index of a player given by name or by its number from 1.
 * @param option - what to name in the message.
 * @throws InputError when there is none.
 */
export function playerNamed(game: NormalFormGame, text: string, option: string): number {
  const byName = game.players.indexOf(text);
  if (byName >= 0) return byName;
  const number = /^\d+$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= game.players.length) return number - 1;
  const names = game.players.slice(0, 10).map((name) => JSON.stringify(name));
  if (game.players.length > 10) names.push('...');
  throw new InputError(`${option}: expected ${listInWords(names, 'or')}, found ${JSON.stringify(text)}`);
}
