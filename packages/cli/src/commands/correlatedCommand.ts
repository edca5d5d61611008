import type { Command } from 'commander';
import type { CommandContext } from '../commandContext.js';
import type { EngineName } from '../loadEngine.js';
import { GAME } from './gameArgument.js';
import { addHelpEpilogue } from './helpEpilogue.js';
import { engineOption, jsonOption } from './sharedOptions.js';

/** Options of `folkways correlated`. */
export interface CorrelatedOptions {
  readonly coarse?: true;
  readonly for?: string;
  readonly lp: EngineName;
  readonly json?: true;
}

/** `folkways correlated GAME`. */
export function addCorrelatedCommand(program: Command, { io, print }: CommandContext): void {
  const command = program
    .command('correlated')
    .description('the best correlated equilibrium: what a mediator who whispers advice can reach')
    .argument('<game>', GAME)
    .option('--coarse', 'players must accept or refuse the advice before they hear it')
    .option('--for <player>', "maximise this player's payoff (the sum of all payoffs without it)")
    .addOption(engineOption())
    .addOption(jsonOption())
    .action(async (game: string, options: CorrelatedOptions) => {
      const { correlatedReport } = await import('../correlated/correlatedReport.js');
      print(await correlatedReport(game, options, io));
    });
  addHelpEpilogue(command, {
    examples: [
      ['folkways correlated chicken', 'more than any Nash equilibrium pays'],
      ['folkways correlated moulin-vial --coarse', 'coarse ones can pay still more'],
      ['folkways correlated heist --for Planner', "one player's favourite"],
    ],
  });
}
