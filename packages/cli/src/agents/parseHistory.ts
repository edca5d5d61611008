/**
 * Rounds on the command line.
 */
import type { NormalFormGame } from '@folkways/core';
import { InputError } from '../inputError.js';

/** `J,F J,J`, or a JSON array of pairs where names hold blanks or commas. */
export function parseHistory(text: string, game: NormalFormGame): string[][] {
  const rows = text.trimStart().startsWith('[') ? fromJson(text) : fromWords(text);
  rows.forEach((row, t) => {
    if (row.length !== 2) {
      throw new InputError(
        `--history: expected two actions in round ${t + 1}, as in 'J,F J,J', found ${JSON.stringify(row.join(','))}`,
      );
    }
    row.forEach((action, i) => {
      if (game.actions[i].includes(action)) return;
      throw new InputError(
        `--history: expected one of ${game.actions[i].join(', ')} for player ${i + 1} in round ${t + 1}, found ${JSON.stringify(action)}`,
      );
    });
  });
  return rows;
}

function fromWords(text: string): string[][] {
  return text
    .trim()
    .split(/\s+/)
    .filter((pair) => pair !== '')
    .map((pair) => pair.split(','));
}

function fromJson(text: string): string[][] {
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch {
    throw new InputError(
      '--history: expected rounds such as \'J,F J,J\' or [["J","F"]], found JSON that does not parse',
    );
  }
  if (Array.isArray(rows) && rows.every((row) => Array.isArray(row) && row.every((name) => typeof name === 'string'))) {
    return rows as string[][];
  }
  throw new InputError('--history: expected an array of pairs of actions, found other JSON');
}
