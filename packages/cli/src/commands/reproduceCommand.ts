import type { Command } from 'commander';
import type { CommandContext } from '../commandContext.js';
import { addHelpEpilogue } from './helpEpilogue.js';
import { jsonOption, seedOption } from './sharedOptions.js';

/** Options of `folkways reproduce agents`. */
export interface ReproduceAgentsOptions {
  readonly full?: true;
  readonly seed: number;
  readonly json?: true;
}

/** `folkways reproduce`. */
export function addReproduceCommand(program: Command, context: CommandContext): void {
  const reproduce = program
    .command('reproduce')
    .usage('[paper] [options]')
    .description("a paper's numbers beside ours, with the differences explained")
    .helpCommand(false);
  addAgents(reproduce, context);
  addHelpEpilogue(reproduce, { examples: [['folkways reproduce agents', 'reasonably reasoning agents']] });
}

function addAgents(reproduce: Command, { io, print }: CommandContext): void {
  const command = reproduce
    .command('agents')
    .description('the four tables of the paper on reasonably reasoning agents')
    .option('--full', '400 matches a cell instead of 100')
    .addOption(seedOption())
    .addOption(jsonOption())
    .action(async (options: ReproduceAgentsOptions) => {
      const { reproduceAgentsReport } = await import('../agents/reproduceReport.js');
      print(await reproduceAgentsReport(options, io));
    });
  addHelpEpilogue(command, {
    examples: [
      ['folkways reproduce agents', 'under a minute'],
      ['folkways reproduce agents --full', 'under a minute too, on a fast machine'],
    ],
  });
}
