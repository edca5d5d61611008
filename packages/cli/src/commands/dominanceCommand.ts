import type { Command } from 'commander';
import { Option } from 'commander';
import type { CommandContext } from '../commandContext.js';
import { GAME } from './gameArgument.js';
import { addHelpEpilogue } from './helpEpilogue.js';
import { jsonOption } from './sharedOptions.js';

/** Options of `folkways dominance`. */
export interface DominanceOptions {
  readonly weak?: true;
  readonly mixed?: true;
  readonly json?: true;
}

/** `folkways dominance GAME`. */
export function addDominanceCommand(program: Command, { io, print }: CommandContext): void {
  const command = program
    .command('dominance')
    .description('eliminate dominated actions, round by round, and say what dominates each')
    .argument('<game>', GAME)
    .addOption(new Option('--weak', 'eliminate actions that are never better and sometimes worse').conflicts('mixed'))
    .option('--mixed', 'also eliminate actions that a mixture of others dominates strictly')
    .addOption(jsonOption())
    .action(async (game: string, options: DominanceOptions) => {
      const { dominanceReport } = await import('../dominance/dominanceReport.js');
      print(await dominanceReport(game, options, io));
    });
  addHelpEpilogue(command, {
    paragraphs: [
      'Eliminating strictly dominated actions loses no equilibrium. Eliminating weakly dominated ones may lose some.',
    ],
    examples: [
      ['folkways dominance prisoners-dilemma', 'one round is enough'],
      ['folkways dominance travellers-dilemma --weak', 'down to the lowest claim'],
      ['folkways dominance moulin-vial --mixed', 'with mixtures'],
    ],
  });
}
