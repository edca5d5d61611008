import type { Command } from 'commander';
import type { CommandContext } from '../commandContext.js';
import { addHelpEpilogue } from './helpEpilogue.js';

/** `folkways catalog [NAME]`. */
export function addCatalogCommand(program: Command, { print }: CommandContext): void {
  const command = program
    .command('catalog')
    .description('list the games folkways knows, each with its source; or show one of them')
    .argument('[name]', 'show this game')
    .option('--json', 'print JSON')
    .action(async (name: string | undefined, options: { json?: true }) => {
      const { catalogReport } = await import('../catalog/catalogReport.js');
      print(catalogReport(name, options.json === true));
    });
  addHelpEpilogue(command, {
    examples: [
      ['folkways catalog', 'every game: name, players, sizes, source'],
      ['folkways catalog battle-of-the-sexes', 'one game with its payoffs'],
      ['folkways catalog heist --json', 'the same as JSON, payoffs exact'],
    ],
  });
}
