/**
 * A row whose check was made in this run.
 */
import type { LedgerRow } from './ledgerRow.js';

/** The row as it is where its check holds; otherwise it differs, and the command fails. */
export function checkedRow(row: LedgerRow, holds: boolean): LedgerRow {
  if (holds) return row;
  const expected = row.verdict === 'agrees' ? 'agreement was expected' : `expected "${row.verdict}": ${row.reason}`;
  return { ...row, verdict: 'differs', reason: `the check of this row does not hold in this run; ${expected}` };
}
