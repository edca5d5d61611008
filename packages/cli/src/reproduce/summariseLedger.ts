/**
 * How many rows came to what.
 */
import type { LedgerRow } from './ledgerRow.js';

/** Numbers of rows. */
export interface LedgerSummary {
  readonly rows: number;
  readonly agrees: number;
  readonly sharper: number;
  readonly corrected: number;
  readonly evidenceOnly: number;
  readonly unexplained: number;
}

/** A row that differs from what it should be, or from the paper without a reason. */
export const isUnexplained = ({ verdict, reason }: LedgerRow): boolean =>
  verdict === 'differs' || (verdict !== 'agrees' && (reason ?? '').trim() === '');

/** The counts; every row is in one of them. */
export function summariseLedger(rows: readonly LedgerRow[]): LedgerSummary {
  const explained = rows.filter((row) => !isUnexplained(row));
  const count = (verdict: LedgerRow['verdict']): number => explained.filter((row) => row.verdict === verdict).length;
  return {
    rows: rows.length,
    agrees: count('agrees'),
    sharper: count('sharper'),
    corrected: count('corrected'),
    evidenceOnly: count('evidence only'),
    unexplained: rows.length - explained.length,
  };
}
