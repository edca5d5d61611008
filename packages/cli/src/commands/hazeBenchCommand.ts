import type { Command } from 'commander';
import { Option } from 'commander';
import type { CommandContext } from '../commandContext.js';
import { addHelpEpilogue } from './helpEpilogue.js';
import { integerOption } from './numberOption.js';
import { jsonOption } from './sharedOptions.js';

/** Options of `folkways haze bench`. */
export interface HazeBenchOptions {
  readonly quick?: true;
  readonly figure?: '1' | '2';
  readonly seeds?: number;
  readonly out: string;
  readonly fresh?: true;
  readonly json?: true;
}

/** `folkways haze bench`. */
export function addHazeBenchCommand(haze: Command, { io, print }: CommandContext): void {
  const command = haze
    .command('bench')
    .description('the runtime experiments of the restart paper, with every algorithm')
    .option('--quick', 'small cells only: under a minute')
    .addOption(new Option('--figure <n>', 'only the experiment behind this figure').choices(['1', '2']))
    .addOption(new Option('--seeds <n>', 'games per cell').argParser(integerOption(1, 10_000)))
    .option('--out <folder>', 'where records and plots go; a run that was stopped goes on from there', 'haze-bench')
    .option('--fresh', 'forget the records that are there')
    .addOption(jsonOption())
    .action(async (options: HazeBenchOptions) => {
      const { benchReport } = await import('../hazeBench/benchReport.js');
      print(await benchReport(options, io));
    });
  addHelpEpilogue(command, {
    paragraphs: [
      'Random games: for each action the deviation payoff is uniform on 0..MPD and the cooperative payoff uniform up to it. Figure 1 is runtime against the number of actions, Figure 2 runtime against MPD for ten actions.',
      'The folder gets records.csv and records.json, one record per solve, and figure1.svg and figure2.svg. Everything is kept after every cell, so the experiment may be stopped at any time and started again.',
    ],
    examples: [
      ['folkways haze bench --quick', 'under a minute'],
      ['folkways haze bench --out my-bench', 'the whole grid, hours'],
    ],
  });
}
