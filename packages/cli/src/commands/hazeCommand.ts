import { type Command, Option } from 'commander';
import type { CommandContext } from '../commandContext.js';
import type { EngineName } from '../loadEngine.js';
import { GAME } from './gameArgument.js';
import { addHazeBenchCommand } from './hazeBenchCommand.js';
import { addHelpEpilogue } from './helpEpilogue.js';
import { exactOption, integerOption, realOption } from './numberOption.js';
import { refuseWithout } from './refuseWithout.js';
import { engineOption, jsonOption, seedOption, svgOption, timeLimitOption } from './sharedOptions.js';

/** What `--algorithm` takes: the hazing package's names, which are not loaded for a help page. */
export const HAZE_ALGORITHMS = ['auto', 'residue', 'bits', 'list', 'dp', 'dp-ring', 'ilp', 'fptas'] as const;

/** Options of `folkways haze`. */
export interface HazeOptions {
  readonly check?: string;
  readonly instance?: string;
  readonly algorithm?: (typeof HAZE_ALGORITHMS)[number];
  readonly epsilon?: number;
  readonly lp: EngineName;
  readonly all?: true;
  readonly discount?: string;
  readonly patience?: true;
  readonly pool?: number;
  readonly rounds: number;
  readonly replications: number;
  readonly seed: number;
  readonly pairs?: true;
  readonly timeLimit?: number;
  readonly svg?: string;
  readonly json?: true;
}

/** `folkways haze GAME`, and `folkways haze bench`. */
export function addHazeCommand(program: Command, context: CommandContext): void {
  const { io, print } = context;
  const command = program
    .command('haze')
    .usage('[options] [game]')
    .enablePositionalOptions()
    .description('the cheapest early sacrifice that keeps strangers who can leave cooperating')
    .argument('[game]', `symmetric two-player ${GAME}`)
    .option('--instance <file>', 'read costs and thresholds from a JSON file (or -) instead of a game')
    .addOption(
      new Option('--check <sequence>', 'test your own hazing sequence instead, such as A,B or A*3,B').conflicts([
        ...['algorithm', 'epsilon', 'all', 'patience', 'pairs'],
      ]),
    )
    .addOption(new Option('--algorithm <name>', 'how to find the optimum (auto without it)').choices(HAZE_ALGORITHMS))
    .addOption(
      new Option('--epsilon <e>', 'fptas: accept a total up to 1 + e times the least').argParser(
        realOption({ low: 0, open: 'low' }),
      ),
    )
    .addOption(
      new Option('--all', 'every cheapest hazing').conflicts([
        ...['algorithm', 'epsilon', 'discount', 'patience', 'pool', 'pairs', 'svg'],
      ]),
    )
    .addOption(
      new Option('--discount <d>', 'players who weigh the next round by this much against the present one')
        .argParser(exactOption({ low: 0, high: 1, open: 'both' }))
        .conflicts(['algorithm', 'epsilon', 'patience', 'pool', 'pairs', 'svg']),
    )
    .addOption(
      new Option('--patience', 'the best sequence at every discount factor').conflicts([
        ...['algorithm', 'epsilon', 'pool', 'pairs'],
      ]),
    )
    .addOption(
      new Option('--pool <agents>', 'simulate a pool of strangers, one of whom betrays')
        .argParser(integerOption(2, 100_000))
        .conflicts(['algorithm', 'epsilon', 'pairs', 'svg']),
    )
    .addOption(new Option('--rounds <n>', 'rounds of a simulated pool').argParser(integerOption(1, 1e8)).default(1000))
    .addOption(new Option('--replications <n>', 'simulated pools').argParser(integerOption(10, 1e6)).default(40))
    .addOption(seedOption())
    .addOption(
      new Option('--pairs', 'a game that is not symmetric: sequences of action pairs').conflicts([
        ...['algorithm', 'epsilon', 'svg', 'instance'],
      ]),
    )
    .addOption(engineOption())
    .addOption(timeLimitOption().conflicts(['check', 'all', 'pool']))
    .addOption(svgOption('the sequence: payoff per round, hazing so far and thresholds'))
    .addOption(jsonOption())
    .action(async (game: string | undefined, options: HazeOptions) => {
      if (options.pool === undefined) refuseWithout(command, ['rounds', 'replications', 'seed'], '--pool');
      if (options.algorithm !== 'ilp') refuseWithout(command, ['lp'], '--algorithm ilp');
      const { hazeReport } = await import('../haze/hazeReport.js');
      print(await hazeReport(game, options, io));
    });
  addHazeBenchCommand(command, context);
  addHelpEpilogue(command, {
    paragraphs: [
      'Two strangers play the same symmetric game together again and again. Whoever is betrayed leaves, and the betrayer starts over with someone new. Hazing is what both give up at the start of every partnership; it is what a betrayer has to pay again.',
      'An instance file holds integers:',
      '  { "goalThreshold": 6, "actions": [{ "name": "A", "cost": 4, "threshold": -4 }] }',
      '"folkways haze bench" runs the experiments of the paper; its own --help says how.',
    ],
    examples: [
      ['folkways haze restart-table-1', 'the optimum, step by step'],
      ['folkways haze restart-table-1 --check A*2', 'is A, A, then the goal stable?'],
      ['folkways haze restart-table-1 --discount 0.8', 'for players of that patience'],
      ['folkways haze restart-table-1 --patience', 'for every patience'],
      ['folkways haze chicken --pool 20', 'can a betrayer live among honest ones?'],
      ['folkways haze my-game.json --svg hazing.svg', 'and a picture of it'],
      ['folkways haze --instance costs.json', 'no game, only costs and thresholds'],
    ],
  });
}
