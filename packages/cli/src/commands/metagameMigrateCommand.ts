import { type Command, Option } from 'commander';
import type { CommandContext } from '../commandContext.js';
import { addHelpEpilogue } from './helpEpilogue.js';
import { INPUT, type LlmOptions, llmsOption, SHARES, sharesOption } from './metagameOptions.js';
import { integerOption, realOption } from './numberOption.js';
import { jsonOption, svgOption } from './sharedOptions.js';

/** Options of `folkways metagame migrate`. */
export interface MetagameMigrateOptions extends LlmOptions {
  readonly play: string;
  readonly periods: number;
  readonly speed: number;
  readonly svg?: string;
  readonly json?: true;
}

/** `folkways metagame migrate`. */
export function addMetagameMigrate(metagame: Command, { io, print }: CommandContext): void {
  const command = metagame
    .command('migrate')
    .description('who ends up with the clients when they move to the LLM that serves them better')
    .argument('<scenario>', INPUT)
    .addOption(sharesOption('who advises what share of each role at the beginning, such as 0.9:0.1'))
    .addOption(llmsOption())
    .requiredOption('--play <rows>', 'the action each LLM advises in each role, such as C:D')
    .addOption(new Option('--periods <n>', 'how long').argParser(integerOption(1, 1_000_000)).default(200))
    .addOption(
      new Option('--speed <s>', 'log-odds between two LLMs move by this times the difference of their payoffs')
        .argParser(realOption({ low: 0 }))
        .default(0.1),
    )
    .addOption(svgOption('the shares over time'))
    .addOption(jsonOption())
    .action(async (scenario: string, options: MetagameMigrateOptions) => {
      const { migrateReport } = await import('../metagame/migrateReport.js');
      print(await migrateReport(scenario, options, io));
    });
  addHelpEpilogue(command, {
    paragraphs: [
      'Within each role, clients move by the discrete replicator dynamic: a simulation, not a theorem.',
      SHARES,
      '--play is typed like the shares: LLMs by colons, roles by commas, a single row for every role.',
    ],
    examples: [
      ['folkways metagame migrate pd-losses --shares 0.9:0.1 --play C:D', 'free riders win the clients'],
      ['folkways metagame migrate my-scenario.json --play C:D,C:C --svg shares.svg', 'drawn'],
    ],
  });
}
