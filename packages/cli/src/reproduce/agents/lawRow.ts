/**
 * Rows of laws that hold.
 */
import { checkedRow } from '../checkedRow.js';
import type { LedgerRow } from '../ledgerRow.js';

/** A law that the paper states and this run has checked. */
export function lawRow(
  item: string,
  about: string,
  published: string,
  { ours, test, holds }: { readonly ours: string; readonly test: string; readonly holds: boolean },
): LedgerRow {
  return checkedRow({ item, about, evidence: 'law', published, ours, verdict: 'agrees', test }, holds);
}
