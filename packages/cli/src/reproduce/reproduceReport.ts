/**
 * `folkways reproduce`: what the papers say beside what comes out here.
 */
import type { ReproduceOptions } from '../commands/reproduceCommand.js';
import { InputError } from '../inputError.js';
import type { Io } from '../io.js';
import { loadEngine } from '../loadEngine.js';
import { commands } from '../output/block.js';
import { formatJson } from '../output/formatJson.js';
import { progressOn } from '../output/progress.js';
import { renderText } from '../output/renderText.js';
import { requirePage } from '../output/requirePage.js';
import { visible } from '../output/visible.js';
import { writeFileAtomically } from '../output/writeFileAtomically.js';
import { ledgerPage, ledgerText, summaryBlocks } from './ledgerBlocks.js';
import type { LedgerContext, LedgerEntry, LedgerPaper, LedgerRow } from './ledgerRow.js';
import { type PaperOutcome, runLedger } from './runLedger.js';
import { isUnexplained, summariseLedger } from './summariseLedger.js';

/** The report, and what went wrong in it. */
export interface ReproduceAnswer {
  readonly text: string;
  /** One line; absent when every row is explained. */
  readonly failure?: string;
}

/**
 * Computes the rows and says them.
 * @throws InputError when no row is called what `--only` says, or the page cannot be written.
 */
export async function reproduceReport(
  papers: readonly LedgerPaper[],
  options: ReproduceOptions,
  io: Io,
): Promise<ReproduceAnswer> {
  const { only, seed } = options;
  requirePage(options);
  const context: LedgerContext = { quick: options.full !== true, seed, lp: await loadEngine('glpk') };
  const loaded = await Promise.all(papers.map(async (paper) => ({ paper, all: await paper.entries() })));
  const chosen = loaded
    .map(({ paper, all }) => ({ paper, entries: all.filter((entry) => only === undefined || isAsked(entry, only)) }))
    .filter(({ entries }) => entries.length > 0);
  if (chosen.length === 0)
    throw noSuchItem(
      only,
      loaded.flatMap(({ all }) => all),
    );

  const total = chosen.reduce((sum, { entries }) => sum + entries.length, 0);
  const progress = progressOn(io, 'computations', total);
  const outcomes: PaperOutcome[] = [];
  let done = 0;
  const keep = (row: LedgerRow, { items = [] }: LedgerEntry): boolean =>
    only === undefined || isNamed(row.item, only) || !items.some((item) => isNamed(item, only));
  try {
    for (const { paper, entries } of chosen) {
      const starting = ({ name }: LedgerEntry): void => progress.report(done++, `${paper.slug}: ${name}`);
      outcomes.push(await runLedger(paper, entries, context, keep, starting));
    }
  } finally {
    progress.end();
  }
  const page = options.html === undefined ? '' : await pageOf(outcomes, seed);
  if (options.html === '-') return { text: page, ...failureOf(outcomes) };
  if (options.html !== undefined) writeFileAtomically(options.html, page);
  return { text: textOf(outcomes, options), ...failureOf(outcomes) };
}

const namesOf = ({ items, name }: LedgerEntry): readonly string[] => items ?? [name];

const isAsked = (entry: LedgerEntry, only: string): boolean =>
  [entry.name, ...namesOf(entry)].some((name) => isNamed(name, only));

/** Does the name hold this, as whole words? "Lemma 1" is in "Lemma 1, goal value" and not in "Lemma 10". */
function isNamed(name: string, only: string): boolean {
  const [text, part] = [name, only].map((words) => words.toLowerCase().replace(/\s+/g, ' ').trim());
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
    const around = [text[at - 1] ?? ' ', text[at + part.length] ?? ' '];
    if (around.every((letter) => !/[\p{L}\p{N}]/u.test(letter))) return true;
  }
  return false;
}

function noSuchItem(only: string | undefined, entries: readonly LedgerEntry[]): InputError {
  const known = entries.flatMap(namesOf).join('; ');
  return new InputError(`--only ${visible(only ?? '')}: expected an item of the papers: ${known}`);
}

async function pageOf(outcomes: readonly PaperOutcome[], seed: number): Promise<string> {
  const { renderPage } = await import('../output/renderPage.js');
  return renderPage({
    title: 'The papers reproduced',
    subtitle: [`Every item: what the paper says, and what folkways finds (seed ${seed}).`],
    blocks: [...summaryBlocks(outcomes), ...outcomes.flatMap(ledgerPage)],
  });
}

function textOf(outcomes: readonly PaperOutcome[], options: ReproduceOptions): string {
  const rows = outcomes.flatMap((outcome) => outcome.rows);
  if (options.json === true) {
    return formatJson({
      settings: { seed: options.seed, full: options.full === true },
      papers: outcomes.map(({ paper: { slug, title }, rows: own, data }) => ({ paper: slug, title, rows: own, data })),
      summary: summariseLedger(rows),
      unexplained: rows.filter(isUnexplained).map(({ item }) => item),
    });
  }
  const detailed = outcomes.length === 1;
  const own = detailed ? `${outcomes[0].paper.slug} ` : '';
  return renderText([
    ...outcomes.flatMap((outcome) => ledgerText(outcome, detailed)),
    ...summaryBlocks(outcomes),
    commands(
      ...(options.full === true
        ? []
        : ([[`folkways reproduce ${own}--full`, 'more instances, longer simulations']] as const)),
      ...(options.html === undefined
        ? ([[`folkways reproduce ${own}--html out.html`, 'the same as a page, with the plots']] as const)
        : []),
      ...(detailed ? [] : ([['folkways reproduce agents', 'one paper, with its tables and figures']] as const)),
    ),
  ]);
}

function failureOf(outcomes: readonly PaperOutcome[]): { failure?: string } {
  const items = outcomes.flatMap(({ paper, rows }) =>
    rows.filter(isUnexplained).map(({ item }) => `${item} (${paper.slug})`),
  );
  if (items.length === 0) return {};
  const one = items.length === 1;
  return { failure: `${items.length} ${one ? 'row is' : 'rows are'} unexplained: ${visible(items.join(', '))}` };
}
