/**
 * The items of the restart paper, in its order.
 */
import type { LedgerEntry } from '../ledgerRow.js';
import { approximationEntry } from './approximationEntry.js';
import { extensionsEntry } from './extensionsEntry.js';
import { figuresEntry } from './figuresEntry.js';
import { hardnessEntry } from './hardnessEntry.js';
import { introductionEntry } from './introductionEntry.js';
import { limitEntry } from './limitEntry.js';
import { programsEntry } from './programsEntry.js';
import { stabilityEntry } from './stabilityEntry.js';

export const restartsEntries: readonly LedgerEntry[] = [
  introductionEntry,
  stabilityEntry,
  limitEntry,
  hardnessEntry,
  programsEntry,
  approximationEntry,
  figuresEntry,
  extensionsEntry,
];
