/**
 * Rows whose verdict follows from comparisons made in this run.
 */
import type { LedgerRow, Verdict } from '../ledgerRow.js';

/** A row before its comparisons are looked at. */
export interface JudgedRow extends Omit<LedgerRow, 'verdict'> {
  /** What comes of it when everything compared holds. */
  readonly when: Exclude<Verdict, 'differs'>;
  /** What was compared, as statements that must be true. */
  readonly checks: Readonly<Record<string, boolean>>;
}

/** The row; it differs, and says in what, as soon as one statement is false. */
export function judged({ when, checks, ...row }: JudgedRow): LedgerRow {
  const failed = Object.entries(checks).flatMap(([statement, holds]) => (holds ? [] : [statement]));
  if (failed.length === 0) return { ...row, verdict: when };
  return { ...row, verdict: 'differs', reason: `This run does not confirm: ${failed.join('; ')}.` };
}

/** "held on all 40", or on how many it did not. */
export function heldOn(held: number, instances: number): string {
  return held === instances ? `held on all ${instances}` : `held on ${held} of ${instances}`;
}
