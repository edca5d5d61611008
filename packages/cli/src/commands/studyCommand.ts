import { type Command, Option } from 'commander';
import type { CommandContext } from '../commandContext.js';
import { GAME } from './gameArgument.js';
import { addHelpEpilogue } from './helpEpilogue.js';

/** Options of `folkways study`. */
export interface StudyOptions {
  readonly html?: string;
  readonly json?: true;
  readonly newcomer?: true;
}

/** `folkways study GAME`. */
export function addStudyCommand(program: Command, { io, print }: CommandContext): void {
  const command = program
    .command('study')
    .description('one report on one game: what happens when it is played once, and what can sustain cooperation')
    .argument('<game>', GAME)
    .option('--html <file>', 'write the study as one page with figures; - prints the page')
    .option('--json', 'print JSON')
    .addOption(new Option('--newcomer', 'say how to study another game').hideHelp())
    .action(async (game: string, options: StudyOptions) => {
      const { studyReport } = await import('../study/studyReport.js');
      print(await studyReport(game, options, io));
    });
  addHelpEpilogue(command, {
    examples: [
      ['folkways study prisoners-dilemma', 'a game of the catalogue'],
      ['folkways study my-game.json', 'your own game'],
      ['folkways study - < my-game.nfg', 'a Gambit file from standard input'],
      ['folkways study my-game.json --html my-game.html', 'a page to read, print or send'],
      ['folkways study heist --json', 'every number in it, for programs'],
    ],
  });
}
