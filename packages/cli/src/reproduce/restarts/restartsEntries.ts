/**
 * The items of the restart paper, in its order.
 */
import type { LedgerEntry } from '../ledgerRow.js';

export const restartsEntries: readonly LedgerEntry[] = [];
