/**
 * "A Folk Theorem for LLMs" (Shaki, Hartman, Kraus and Aumann 2026), item by item.
 */
import type { LedgerEntry } from '../ledgerRow.js';
import { attributionEntry } from './attributionEntry.js';
import { boundedCoordinationEntry } from './boundedCoordinationEntry.js';
import { constructionEntry } from './constructionEntry.js';
import { coordinationEntry } from './coordinationEntry.js';
import { deviationEntry } from './deviationEntry.js';
import { dilemmaClaimEntry } from './dilemmaClaimEntry.js';
import { dilemmaEntry } from './dilemmaEntry.js';
import { discountingEntry } from './discountingEntry.js';
import { extensionsEntry } from './extensionsEntry.js';
import { feasibilityEntry } from './feasibilityEntry.js';
import { futureWorkEntry } from './futureWorkEntry.js';
import { heistEntry } from './heistEntry.js';
import { onPathEntry } from './onPathEntry.js';
import { reducedFormEntry } from './reducedFormEntry.js';
import { roleHomogeneousEntry } from './roleHomogeneousEntry.js';
import { singleRoleEntry } from './singleRoleEntry.js';
import { theoremEntry } from './theoremEntry.js';

/** In the order of the paper. */
export const folkTheoremEntries: readonly LedgerEntry[] = [
  reducedFormEntry,
  roleHomogeneousEntry,
  singleRoleEntry,
  dilemmaEntry,
  dilemmaClaimEntry,
  coordinationEntry,
  boundedCoordinationEntry,
  feasibilityEntry,
  theoremEntry,
  heistEntry,
  attributionEntry,
  constructionEntry,
  discountingEntry,
  onPathEntry,
  deviationEntry,
  extensionsEntry,
  futureWorkEntry,
];
