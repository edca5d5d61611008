import type { Command } from 'commander';
import type { CommandContext } from '../commandContext.js';
import { GAME } from './gameArgument.js';
import { addHelpEpilogue } from './helpEpilogue.js';

/** Options of `folkways haze`. */
export interface HazeOptions {
  readonly check?: string;
  readonly instance?: string;
  readonly json?: true;
}

/** `folkways haze GAME`. */
export function addHazeCommand(program: Command, { io, print }: CommandContext): void {
  const command = program
    .command('haze')
    .description('the cheapest early sacrifice that keeps strangers who can leave cooperating')
    .argument('[game]', `symmetric two-player ${GAME}`)
    .option('--check <sequence>', 'test your own hazing sequence instead, such as A,B or A*3,B')
    .option('--instance <file>', 'read costs and thresholds from a JSON file (or -) instead of a game')
    .option('--json', 'print JSON')
    .action(async (game: string | undefined, options: HazeOptions) => {
      const { hazeReport } = await import('../haze/hazeReport.js');
      print(await hazeReport(game, options, io));
    });
  addHelpEpilogue(command, {
    paragraphs: [
      'Two strangers play the same symmetric game together again and again. Whoever is betrayed leaves, and the betrayer starts over with someone new. Hazing is what both give up at the start of every partnership; it is what a betrayer has to pay again.',
      'An instance file holds integers:',
      '  { "goalThreshold": 6, "actions": [{ "name": "A", "cost": 4, "threshold": -4 }] }',
    ],
    examples: [
      ['folkways haze restart-table-1', 'the optimum, step by step'],
      ['folkways haze restart-table-1 --check A*2', 'is A, A, then the goal stable?'],
      ['folkways haze my-game.json --json', "the solver's result as JSON"],
      ['folkways haze --instance costs.json', 'no game, only costs and thresholds'],
    ],
  });
}
