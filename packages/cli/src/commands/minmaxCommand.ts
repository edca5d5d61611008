import { type Command, Option } from 'commander';
import type { CommandContext } from '../commandContext.js';
import type { EngineName } from '../loadEngine.js';
import { GAME } from './gameArgument.js';
import { addHelpEpilogue } from './helpEpilogue.js';
import { realOption } from './numberOption.js';
import { engineOption, jsonOption, timeLimitOption } from './sharedOptions.js';

/** Options of `folkways minmax`. */
export interface MinmaxCommandOptions {
  readonly player?: string;
  readonly punishers: 'pure' | 'independent' | 'correlated';
  readonly tolerance?: number;
  readonly timeLimit?: number;
  readonly lp: EngineName;
  readonly json?: true;
}

/** `folkways minmax GAME`. */
export function addMinmaxCommand(program: Command, { io, print }: CommandContext): void {
  const command = program
    .command('minmax')
    .description('what the others can hold a player down to, with proven bounds, and how')
    .argument('<game>', GAME)
    .option('--player <name>', 'one player, by name or number (all of them without it)')
    .addOption(
      new Option('--punishers <kind>', 'how the others may act together')
        .choices(['pure', 'independent', 'correlated'])
        .default('independent'),
    )
    .addOption(
      new Option('--tolerance <width>', 'stop when the bounds are this close').argParser(realOption({ low: 0 })),
    )
    .addOption(timeLimitOption())
    .addOption(engineOption())
    .addOption(jsonOption())
    .action(async (game: string, options: MinmaxCommandOptions) => {
      const { minmaxReport } = await import('../minmax/minmaxReport.js');
      print(await minmaxReport(game, options, io));
    });
  addHelpEpilogue(command, {
    paragraphs: [
      'With three players or more, independent punishers make the problem hard: the answer is an interval that certainly holds the value.',
    ],
    examples: [
      ['folkways minmax heist', 'every player, independent punishers'],
      ['folkways minmax heist --player Driver', 'one of them'],
      ['folkways minmax heist --punishers correlated', 'a lottery over joint actions'],
    ],
  });
}
