/**
 * The items of the paper on reasonably reasoning agents, in its order.
 */
import type { LedgerEntry } from '../ledgerRow.js';
import { setupEntry } from './setupEntry.js';
import { tablesEntry } from './tablesEntry.js';

export const agentsEntries: readonly LedgerEntry[] = [setupEntry, tablesEntry];
