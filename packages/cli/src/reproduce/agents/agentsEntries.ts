/**
 * The items of the paper on reasonably reasoning agents, in its order.
 */
import type { LedgerEntry } from '../ledgerRow.js';
import { concentrationEntry } from './concentrationEntry.js';
import { horizonEntry } from './horizonEntry.js';
import { implementationEntry } from './implementationEntry.js';
import { memoryEntry } from './memoryEntry.js';
import { privatePayoffsEntry } from './privatePayoffsEntry.js';
import { samplingEntry } from './samplingEntry.js';
import { setupEntry } from './setupEntry.js';
import { stageEntry } from './stageEntry.js';
import { tablesEntry } from './tablesEntry.js';

export const agentsEntries: readonly LedgerEntry[] = [setupEntry, samplingEntry, concentrationEntry, stageEntry, privatePayoffsEntry, tablesEntry, horizonEntry, memoryEntry, implementationEntry];
