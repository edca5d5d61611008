import { type Command, Option } from 'commander';
import type { CommandContext } from '../commandContext.js';
import type { EngineName } from '../loadEngine.js';
import { GAME } from './gameArgument.js';
import { addHelpEpilogue } from './helpEpilogue.js';
import { realOption } from './numberOption.js';
import { engineOption, jsonOption, svgOption } from './sharedOptions.js';

/** Options of `folkways payoffs`. */
export interface PayoffsOptions {
  readonly discount: number;
  readonly svg?: string;
  readonly lp: EngineName;
  readonly json?: true;
}

/** `folkways payoffs GAME --discount D`. */
export function addPayoffsCommand(program: Command, { io, print }: CommandContext): void {
  const command = program
    .command('payoffs')
    .description('what the repeated two-player game can pay: feasible, individually rational, in equilibrium')
    .argument('<game>', GAME)
    .addOption(
      new Option('--discount <d>', 'how much players weigh the next round against this one')
        .argParser(realOption({ low: 0, high: 1, open: 'both' }))
        .makeOptionMandatory(),
    )
    .addOption(svgOption('the three sets'))
    .addOption(engineOption())
    .addOption(jsonOption())
    .action(async (game: string, options: PayoffsOptions) => {
      const { payoffsReport } = await import('../payoffs/payoffsReport.js');
      print(await payoffsReport(game, options, io));
    });
  addHelpEpilogue(command, {
    paragraphs: [
      'Payoffs are averages per round. The equilibrium set is that of pure-action subgame-perfect equilibria with public randomisation (Abreu and Sannikov 2014).',
    ],
    examples: [
      ['folkways payoffs prisoners-dilemma --discount 0.5', 'corners of the sets'],
      ['folkways payoffs chicken --discount 0.6 --svg chicken.svg', 'and a picture'],
    ],
  });
}
