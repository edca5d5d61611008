import { type Command, Option } from 'commander';
import type { CommandContext } from '../commandContext.js';
import type { EngineName } from '../loadEngine.js';
import { GAME } from './gameArgument.js';
import { addHelpEpilogue } from './helpEpilogue.js';
import { realOption } from './numberOption.js';
import { engineOption, jsonOption, svgOption, timeLimitOption } from './sharedOptions.js';

/** What `--algorithm` takes: the hazing package's names, which are not loaded for a help page. */
export const HAZE_ALGORITHMS = ['auto', 'residue', 'bits', 'list', 'dp', 'dp-ring', 'ilp', 'fptas'] as const;

/** Options of `folkways haze`. */
export interface HazeOptions {
  readonly check?: string;
  readonly instance?: string;
  readonly algorithm?: (typeof HAZE_ALGORITHMS)[number];
  readonly epsilon?: number;
  readonly lp: EngineName;
  readonly timeLimit?: number;
  readonly svg?: string;
  readonly json?: true;
}

/** `folkways haze GAME`. */
export function addHazeCommand(program: Command, { io, print }: CommandContext): void {
  const command = program
    .command('haze')
    .description('the cheapest early sacrifice that keeps strangers who can leave cooperating')
    .argument('[game]', `symmetric two-player ${GAME}`)
    .option('--instance <file>', 'read costs and thresholds from a JSON file (or -) instead of a game')
    .addOption(
      new Option('--check <sequence>', 'test your own hazing sequence instead, such as A,B or A*3,B').conflicts([
        'algorithm',
        'epsilon',
        'timeLimit',
      ]),
    )
    .addOption(new Option('--algorithm <name>', 'how to find the optimum (auto without it)').choices(HAZE_ALGORITHMS))
    .addOption(
      new Option('--epsilon <e>', 'fptas: accept a total up to 1 + e times the least').argParser(
        realOption({ low: 0, open: 'low' }),
      ),
    )
    .addOption(engineOption())
    .addOption(timeLimitOption())
    .addOption(svgOption('the sequence: payoff per round, hazing so far and thresholds'))
    .addOption(jsonOption())
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
      ['folkways haze my-game.json --svg hazing.svg', 'and a picture of it'],
      ['folkways haze my-game.json --json', "the solver's result as JSON"],
      ['folkways haze --instance costs.json', 'no game, only costs and thresholds'],
    ],
  });
}
