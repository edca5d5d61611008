import { type Command, Option } from 'commander';
import type { CommandContext } from '../commandContext.js';
import type { EngineName } from '../loadEngine.js';
import { addHelpEpilogue } from './helpEpilogue.js';
import { INPUT, type LlmOptions, llmsOption, SHARES, sharesOption } from './metagameOptions.js';
import { realOption } from './numberOption.js';
import { engineOption, jsonOption } from './sharedOptions.js';

/** Options of `folkways metagame report`. */
export interface MetagameReportOptions extends LlmOptions {
  readonly suspects?: string;
  readonly tolerance: number;
  readonly lp: EngineName;
  readonly json?: true;
}

/** `folkways metagame report`. */
export function addMetagameReport(metagame: Command, { io, print }: CommandContext): void {
  const command = metagame
    .command('report')
    .description('whether observed behaviour looks coordinated, who loses by it, and whether it punishes')
    .argument('<scenario>', INPUT)
    .argument('<record>', 'a JSON file of observed aggregates, one entry per period')
    .addOption(sharesOption('who advises what share of each role, such as 0.9:0.1'))
    .addOption(llmsOption())
    .option(
      '--suspects <names>',
      "LLMs thought to coordinate, separated by commas; the others' clients are third parties",
    )
    .addOption(
      new Option('--tolerance <mass>', 'aggregates that differ by no more are the same')
        .argParser(realOption({ low: 0, high: 1, open: 'high' }))
        .default(0.02),
    )
    .addOption(engineOption())
    .addOption(jsonOption())
    .action(async (scenario: string, record: string, options: MetagameReportOptions) => {
      const { coordinationReportOf } = await import('../metagame/coordinationReportOf.js');
      print(await coordinationReportOf(scenario, record, options, io));
    });
  addHelpEpilogue(command, {
    paragraphs: [
      'The record says for each period what fraction of each role took each action, roles and actions in the order of the game: two periods of a game of two roles with two actions are',
      '  [[[1, 0], [1, 0]], [[0.9, 0.1], [0.9, 0.1]]]',
      'Nothing about who advised whom is used. Two LLMs are compared with all their one-shot equilibria, more with the pure ones.',
      SHARES,
    ],
    examples: [
      ['folkways metagame report pd-losses record.json --shares 0.9:0.1', 'everybody counts'],
      ['folkways metagame report my-scenario.json record.json --suspects large', 'third parties only'],
    ],
  });
}
