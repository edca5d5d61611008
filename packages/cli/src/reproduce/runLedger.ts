/**
 * Computes a paper's rows, one entry after another.
 */
import { setImmediate } from 'node:timers/promises';
import type { Block } from '../output/block.js';
import { visible } from '../output/visible.js';
import type { LedgerContext, LedgerEntry, LedgerPaper, LedgerResult, LedgerRow } from './ledgerRow.js';

/** What one paper came to. */
export interface PaperOutcome {
  readonly paper: LedgerPaper;
  readonly rows: readonly LedgerRow[];
  readonly blocks: readonly Block[];
  readonly data: Readonly<Record<string, unknown>>;
}

/** Where a broken computation is looked for. */
const OWN_TEST = 'packages/cli/src/reproduce/reproduce.test.ts';

/** Runs the entries. @param keep - which of their rows are wanted. @param starting - told before each entry. */
export async function runLedger(
  paper: LedgerPaper,
  entries: readonly LedgerEntry[],
  context: LedgerContext,
  keep: (row: LedgerRow, entry: LedgerEntry) => boolean,
  starting: (entry: LedgerEntry) => void,
): Promise<PaperOutcome> {
  const results: LedgerResult[] = [];
  for (const entry of entries) {
    starting(entry);
    // Lets the report of progress out first.
    await setImmediate();
    const result = await resultOf(entry, context);
    results.push({ ...result, rows: result.rows.filter((row) => keep(row, entry)) });
  }
  return {
    paper,
    rows: results.flatMap(({ rows }) => rows),
    blocks: results.flatMap(({ blocks = [] }) => blocks),
    data: Object.assign({}, ...results.map(({ data = {} }) => data)),
  };
}

/** A computation that breaks is a row that differs: the others are still worth seeing. */
async function resultOf(entry: LedgerEntry, context: LedgerContext): Promise<LedgerResult> {
  try {
    return await entry.run(context);
  } catch (error) {
    if (context.signal?.aborted) throw error;
    const reason = `the computation broke off: ${visible(error instanceof Error ? error.message : String(error))}`;
    const about = 'nothing was computed';
    const broken = { about, evidence: 'exact', published: '-', ours: '-', verdict: 'differs', reason } as const;
    return { rows: (entry.items ?? [entry.name]).map((item) => ({ item, ...broken, test: OWN_TEST })) };
  }
}
