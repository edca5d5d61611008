import { type Command, Option } from 'commander';
import type { CommandContext } from '../commandContext.js';
import { GAME } from './gameArgument.js';
import { addHelpEpilogue } from './helpEpilogue.js';
import { integerOption } from './numberOption.js';
import { jsonOption } from './sharedOptions.js';

/** Options of `folkways explore`. */
export interface ExploreOptions {
  readonly port: number;
  readonly open?: boolean;
  readonly export?: string;
  readonly json?: true;
}

/** `folkways explore [GAME]`. */
export function addExploreCommand(program: Command, { io, print }: CommandContext): void {
  const command = program
    .command('explore')
    .description('a page in your browser: drag shares, edit payoffs, play against a learner')
    .argument('[game]', GAME)
    .addOption(
      new Option('--port <n>', 'where to serve it, on this machine only; 0: any free port')
        .argParser(integerOption(0, 65_535))
        .default(0),
    )
    .option('--open', 'open your browser at once')
    .option('--no-open', 'only print the address (the default)')
    .addOption(new Option('--export <dir>', 'write the page into a folder instead'))
    .addOption(jsonOption())
    .action(async (game: string | undefined, options: ExploreOptions) => {
      const { exploreReport } = await import('../explore/exploreReport.js');
      print(await exploreReport(game, options, io));
    });
  addHelpEpilogue(command, {
    paragraphs: [
      'Everything is computed in the page; nothing is sent anywhere. The address holds what you set, so it can be shared.',
    ],
    examples: [
      ['folkways explore', 'serve it and print its address'],
      ['folkways explore my-game.json --open', 'your own game, in your browser'],
      ['folkways explore --export site', 'files that open without a server'],
    ],
  });
}
