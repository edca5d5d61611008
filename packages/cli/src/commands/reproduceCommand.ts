import { Argument, type Command } from 'commander';
import type { CommandContext } from '../commandContext.js';
import { FailedCheck } from '../failedCheck.js';
import type { LedgerPaper } from '../reproduce/ledgerRow.js';
import { addHelpEpilogue } from './helpEpilogue.js';
import { jsonOption, seedOption } from './sharedOptions.js';

/** Options of `folkways reproduce`. */
export interface ReproduceOptions {
  readonly full?: true;
  readonly only?: string;
  readonly seed: number;
  readonly html?: string;
  readonly json?: true;
}

const PAPERS = ['folk-theorem', 'agents', 'restarts'] as const;

/** `folkways reproduce [PAPER]`. @param papers - the ledgers, other ones in tests. @defaultValue the three papers */
export function addReproduceCommand(
  program: Command,
  { io, print }: CommandContext,
  papers?: readonly LedgerPaper[],
): void {
  const command = program
    .command('reproduce')
    .description('every item of the three papers: what is published, what comes out here, and why the two differ')
    .addArgument(new Argument('[paper]', 'one of them, with its tables and figures').choices(PAPERS))
    .option('--only <item>', 'only rows that are called this: "Lemma 3", "Table 1"')
    .option('--full', 'more random instances, longer simulations')
    .option('--html <file>', 'write it as a page, with the plots; - prints the page')
    .addOption(seedOption())
    .addOption(jsonOption())
    .action(async (paper: string | undefined, options: ReproduceOptions) => {
      const { reproduceReport } = await import('../reproduce/reproduceReport.js');
      const all = papers ?? (await import('../reproduce/ledgerPapers.js')).ledgerPapers;
      const chosen = all.filter(({ slug }) => paper === undefined || slug === paper);
      const { text, failure } = await reproduceReport(chosen, options, io);
      print(text);
      if (failure !== undefined) throw new FailedCheck(failure);
    });
  addHelpEpilogue(command, {
    paragraphs: [
      'Without a paper: all three, in under two minutes. Everything is computed anew in this run. Exit code 0 when every row agrees or says why not, else 1.',
    ],
    examples: [
      ['folkways reproduce agents', 'reasonably reasoning agents, with Tables 1 to 4'],
      ['folkways reproduce restarts --only "Lemma 3"', 'one item'],
      ['folkways reproduce --html out.html', 'a page, with the plots'],
    ],
  });
}
