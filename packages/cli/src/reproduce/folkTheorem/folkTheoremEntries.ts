import type { LedgerEntry } from '../ledgerRow.js';

/** The items of the folk theorem's paper. */
export const folkTheoremEntries: readonly LedgerEntry[] = [];
