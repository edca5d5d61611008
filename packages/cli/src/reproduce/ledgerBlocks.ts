/**
 * Ledgers as blocks: for a terminal with cells broken into lines, for a page whole.
 */
import { type Block, heading, paragraph, table } from '../output/block.js';
import { wrapCells } from '../output/wrapCells.js';
import type { LedgerRow } from './ledgerRow.js';
import type { PaperOutcome } from './runLedger.js';
import { type LedgerSummary, summariseLedger } from './summariseLedger.js';

/** Columns of a terminal for item, the paper's, ours and the verdict: with gaps and indent 80. */
const WIDTHS = [19, 20, 24, 9] as const;

const TESTED =
  'The tests in packages/cli/src/reproduce demand that every row comes out so. What a row is computed with has tests of its own:';

/** One paper for a terminal. @param detailed - also its figures and tables. */
export function ledgerText({ paper, rows, blocks }: PaperOutcome, detailed: boolean): Block[] {
  const cells = rows.map((row) => [`${row.item}:\n${row.about}`, row.published, row.ours, row.verdict]);
  return [
    heading(paper.slug),
    paragraph(`${paper.title}.`),
    table(wrapCells({ header: ['item', 'the paper', 'here', 'verdict'], rows: cells }, WIDTHS)),
    ...reasonsInWords(rows),
    paragraph(TESTED, ...testsInWords(rows)),
    ...(detailed ? blocks : []),
  ];
}

/** One paper for a page. */
export function ledgerPage({ paper, rows, blocks }: PaperOutcome): Block[] {
  const reasons = rows.filter(({ reason }) => reason !== undefined);
  return [
    heading(paper.title),
    table({
      header: ['item', 'verdict', 'the paper', 'here'],
      rows: rows.map((row) => [
        `${row.item}: ${row.about}`,
        `${row.verdict} (${row.evidence})`,
        row.published,
        row.ours,
      ]),
    }),
    ...(reasons.length === 0
      ? []
      : [
          paragraph('Why they differ, or what limits the evidence:'),
          table({
            header: ['item', 'verdict', 'why'],
            rows: reasons.map(({ item, verdict, reason }) => [item, verdict, sentence(reason)]),
          }),
        ]),
    ...blocks,
    paragraph(TESTED, ...testsInWords(rows)),
  ];
}

/** How many rows of each paper came to what. */
export function summaryBlocks(outcomes: readonly PaperOutcome[]): Block[] {
  const line = (name: string, { rows, agrees, sharper, corrected, evidenceOnly, unexplained }: LedgerSummary) => [
    name,
    ...[rows, agrees, sharper, corrected, evidenceOnly, unexplained].map(String),
  ];
  const lines = outcomes.map(({ paper, rows }) => line(paper.slug, summariseLedger(rows)));
  const all = summariseLedger(outcomes.flatMap(({ rows }) => rows));
  return [
    heading('In all'),
    table({
      header: ['paper', 'rows', 'agree', 'sharper', 'corrected', 'evidence only', 'unexplained'],
      align: ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
      rows: outcomes.length === 1 ? lines : [...lines, line('all', all)],
    }),
    paragraph(
      '"sharper" proves more than the paper says, "corrected" less or something else; "evidence only" is simulation, or data that cannot be had again.',
    ),
  ];
}

function reasonsInWords(rows: readonly LedgerRow[]): Block[] {
  const reasons = rows.filter(({ reason }) => reason !== undefined);
  if (reasons.length === 0) return [];
  return [
    paragraph('Why they differ, or what limits the evidence:'),
    ...reasons.map(({ item, verdict, reason }) => paragraph(`${item} (${verdict}): ${sentence(reason)}`)),
  ];
}

/** With one full stop. */
const sentence = (reason = ''): string => `${reason.replace(/\.$/, '')}.`;

/** `"path (item; item),"` per test file. */
function testsInWords(rows: readonly LedgerRow[]): string[] {
  const tests = new Map<string, string[]>();
  for (const { test, item } of rows) tests.set(test, [...(tests.get(test) ?? []), item]);
  return [...tests].map(([path, items], k) => `${path} (${items.join('; ')})${k === tests.size - 1 ? '.' : ','}`);
}
