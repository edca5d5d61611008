import { type Command, Option } from 'commander';
import type { CommandContext } from '../commandContext.js';
import { GAME } from './gameArgument.js';
import { addHelpEpilogue } from './helpEpilogue.js';
import { llmsOption, sharesOption } from './metagameOptions.js';

interface ConvertOptions {
  readonly to?: 'json' | 'nfg';
  readonly json?: true;
  readonly shares?: string;
  readonly llms?: string;
}

/** `folkways convert IN [OUT]`. */
export function addConvertCommand(program: Command, { io, print }: CommandContext): void {
  const command = program
    .command('convert')
    .description('write a game in the other format: JSON becomes .nfg (Gambit), .nfg becomes JSON')
    .argument('<in>', GAME)
    .argument('[out]', 'file to write; its ending .json or .nfg decides the format (standard output without it)')
    .addOption(new Option('--to <format>', 'the format to write').choices(['json', 'nfg']))
    .addOption(sharesOption('write the game among LLMs that advise these shares of each role, such as 0.9:0.1'))
    .addOption(llmsOption())
    .option('--json', 'short for --to json')
    .action(async (from: string, to: string | undefined, options: ConvertOptions) => {
      const { convertGame } = await import('../convert/convertGame.js');
      const format = options.json === true ? 'json' : options.to;
      const text = await convertGame(from, to, { ...options, format }, io);
      if (text !== undefined) print(text);
    });
  addHelpEpilogue(command, {
    paragraphs: [
      'Payoffs stay exact: 0.1 is one tenth and 1/3 stays 1/3 in both formats. A file is written whole or not at all. A game of the catalogue becomes .nfg unless told otherwise.',
      'With --shares (see "folkways metagame") the game among the LLMs is written: an LLM has one action for each combination of actions that it may advise, and gets the sum of what its clients get.',
    ],
    examples: [
      ['folkways convert game.nfg', 'JSON on standard output'],
      ['folkways convert game.json game.nfg', 'a file for Gambit'],
      ['folkways convert pd-losses --shares .9:.1 advisers.nfg', 'the game among two LLMs, for any solver'],
      ['folkways convert prisoners-dilemma pd.json', 'a file to edit into your own game'],
    ],
  });
}
