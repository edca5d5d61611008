import type { Command } from 'commander';
import type { CommandContext } from '../commandContext.js';
import { GAME } from './gameArgument.js';
import { addHelpEpilogue } from './helpEpilogue.js';
import { integerOption, realOption } from './numberOption.js';
import { jsonOption } from './sharedOptions.js';

/** Options of `folkways tournament`. */
export interface TournamentOptions {
  readonly turns: number;
  readonly noise: number;
  readonly cooperate?: string;
  readonly self?: true;
  readonly json?: true;
}

/** `folkways tournament GAME [STRATEGY...]`. */
export function addTournamentCommand(program: Command, { io, print }: CommandContext): void {
  const command = program
    .command('tournament')
    .description('a round robin of well-known strategies, with exact expected scores')
    .argument('<game>', `symmetric game with two actions. ${GAME}`)
    .argument('[strategies...]', 'who takes part (all of them without it)')
    .option('--turns <n>', 'rounds of each match', integerOption(1, 1_000_000), 200)
    .option(
      '--noise <p>',
      'the probability that an action comes out as the other one',
      realOption({ low: 0, high: 1 }),
      0,
    )
    .option('--cooperate <action>', 'the action that counts as cooperation (the first one without it)')
    .option('--self', "count a strategy's match against its own copy")
    .addOption(jsonOption())
    .action(async (game: string, strategies: string[], options: TournamentOptions) => {
      const { tournamentReport } = await import('../tournament/tournamentReport.js');
      print(await tournamentReport(game, strategies, options, io));
    });
  addHelpEpilogue(command, {
    paragraphs: [
      'Strategies: cooperator, defector, tit-for-tat, suspicious-tit-for-tat, tit-for-two-tats, generous-tit-for-tat, grudger, soft-grudger, win-stay-lose-shift, alternator, bully, random.',
      'Nothing is sampled: scores are expectations over the noise and over the strategies that randomise.',
    ],
    examples: [
      ['folkways tournament prisoners-dilemma', 'all strategies, 200 turns'],
      ['folkways tournament prisoners-dilemma --noise 0.01', 'with hands that slip'],
      ['folkways tournament chicken tit-for-tat grudger defector', 'only these three'],
    ],
  });
}
