/**
 * `folkways nash`.
 */
import type { NashOptions } from '../commands/nashCommand.js';
import { readGameArgument } from '../input/readGameArgument.js';
import type { Io } from '../io.js';
import { allEquilibria } from './allEquilibria.js';
import { isolatedReport } from './isolatedReport.js';
import { oneEquilibrium } from './oneEquilibrium.js';

/** The equilibria of a game. @throws InputError when the game is too large for what was asked. */
export async function nashReport(argument: string, options: NashOptions, io: Io): Promise<string> {
  const given = await readGameArgument(argument, io);
  if (options.one === true) return oneEquilibrium(given, options);
  return given.game.players.length === 2 ? allEquilibria(given, options) : isolatedReport(given, options);
}
