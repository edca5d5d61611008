/**
 * The items of the paper on reasonably reasoning agents, in its order.
 */
import type { LedgerEntry } from '../ledgerRow.js';
import { concentrationEntry } from './concentrationEntry.js';
import { horizonEntry } from './horizonEntry.js';
import { implementationEntry } from './implementationEntry.js';
import { learnersEntry } from './learnersEntry.js';
import { memoryEntry } from './memoryEntry.js';
import { oneStepEntry } from './oneStepEntry.js';
import { payoffPathsEntry } from './payoffPathsEntry.js';
import { plannerEntry } from './plannerEntry.js';
import { predictionEntry } from './predictionEntry.js';
import { privatePayoffsEntry } from './privatePayoffsEntry.js';
import { samplingEntry } from './samplingEntry.js';
import { setupEntry } from './setupEntry.js';
import { stageEntry } from './stageEntry.js';
import { tablesEntry } from './tablesEntry.js';

export const agentsEntries: readonly LedgerEntry[] = [
  setupEntry,
  learnersEntry,
  samplingEntry,
  concentrationEntry,
  predictionEntry,
  stageEntry,
  oneStepEntry,
  privatePayoffsEntry,
  payoffPathsEntry,
  tablesEntry,
  horizonEntry,
  memoryEntry,
  plannerEntry,
  implementationEntry,
];
