import { type Command, Option } from 'commander';
import type { CommandContext } from '../commandContext.js';
import { GAME } from './gameArgument.js';
import { addHelpEpilogue } from './helpEpilogue.js';
import { integerOption } from './numberOption.js';
import { jsonOption, timeLimitOption } from './sharedOptions.js';

/** Options of `folkways nash`. */
export interface NashOptions {
  readonly one?: true;
  readonly timeLimit?: number;
  readonly vertexLimit?: number;
  readonly json?: true;
}

/** `folkways nash GAME`. */
export function addNashCommand(program: Command, { io, print }: CommandContext): void {
  const command = program
    .command('nash')
    .description('all Nash equilibria of a two-player game, exactly; of more players, those that can be found')
    .argument('<game>', GAME)
    .option('--one', 'one equilibrium only, for games too large to list all')
    .addOption(timeLimitOption())
    .addOption(
      new Option('--vertex-limit <n>', 'two players: refuse games that may have more vertices than this').argParser(
        integerOption(1),
      ),
    )
    .addOption(jsonOption())
    .action(async (game: string, options: NashOptions) => {
      const { nashReport } = await import('../nash/nashReport.js');
      print(await nashReport(game, options, io));
    });
  addHelpEpilogue(command, {
    paragraphs: [
      'Probabilities and payoffs are fractions, not rounded. Degenerate games have infinitely many equilibria: their extreme ones are listed, with the sets that they span.',
    ],
    examples: [
      ['folkways nash chicken', 'three equilibria'],
      ['folkways nash von-stengel-6x6', 'seventy-five'],
      ['folkways nash my-game.nfg --one', 'just one, fast'],
      ['folkways nash battle-of-the-sexes --json', 'exact fractions as text, for programs'],
    ],
  });
}
