/**
 * A record of observed aggregates from a JSON file.
 */
import { decodeText, expectArray, expectedAt, expectNumber, FormatError, readJson } from '@folkways/core';
import type { MetaGame } from '@folkways/metagame';
import { readBytes, STANDARD_INPUT } from '../input/readBytes.js';
import type { Io } from '../io.js';

/** Masses of a role may miss a sum of 1 by this much. */
const SUM_TOLERANCE = 1e-6;

/**
 * Reads `[period][role][action]` fractions.
 * @param path - a file, or `-` for standard input.
 * @throws InputError when it cannot be read; FormatError with line and column when it is no such record.
 */
export async function readAggregates({ game }: MetaGame, path: string, io: Io): Promise<number[][][]> {
  const source = path === '-' ? STANDARD_INPUT : path;
  const root = readJson(decodeText(await readBytes(path, io), source), source);
  const periods = expectArray(root, 'an array with one entry per period');
  if (periods.length === 0) throw expectedAt(root, 'at least one period');
  return periods.map((period) =>
    expectArray(period, `${game.players.length} roles`, game.players.length).map((row, i) => {
      const count = game.actions[i].length;
      const role = JSON.stringify(game.players[i]);
      const cells = expectArray(row, `${count} fractions, one per action of ${role}`, count);
      const masses = cells.map((cell) => {
        const mass = expectNumber(cell, 'a fraction in [0, 1]');
        if (mass < 0 || mass > 1) throw expectedAt(cell, 'a fraction in [0, 1]');
        return mass;
      });
      const sum = masses.reduce((total, mass) => total + mass, 0);
      if (Math.abs(sum - 1) <= SUM_TOLERANCE) return masses;
      throw new FormatError(row.source, `expected fractions of ${role} with sum 1, found sum ${sum}`, row.position);
    }),
  );
}
