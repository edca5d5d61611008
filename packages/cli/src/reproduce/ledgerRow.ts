/**
 * What `folkways reproduce` prints: every numbered item of a paper, what it says, what we find, and whether the two agree.
 */
import type { ProgramSolver } from '@folkways/core';
import type { Block } from '../output/block.js';

/** How an item is shown. */
export type Evidence =
  /** A number computed exactly, or within a proven bracket. */
  | 'exact'
  /** A property checked on many random instances, here and by a property test. */
  | 'law'
  /** A seeded simulation with its interval. */
  | 'simulation'
  /** Code, data or a proof elsewhere. */
  | 'reference';

/** What comes of the comparison. */
export type Verdict = 'agrees' | 'sharper' | 'corrected' | 'differs' | 'evidence only';

/** One row of a paper's ledger. */
export interface LedgerRow {
  /** As the paper numbers it: "Claim 2", "eq. (1)", "Table 2, PD". */
  readonly item: string;
  /** What it is about, in a few words. */
  readonly about: string;
  readonly evidence: Evidence;
  /** What the paper says. */
  readonly published: string;
  /** What comes out here. Computed in this run: never a literal. */
  readonly ours: string;
  readonly verdict: Verdict;
  /** Why the two differ, or what limits the evidence; required unless they agree. */
  readonly reason?: string;
  /** The test of what it is computed with, from the root of the repository; the row itself is demanded by the tests beside this file. */
  readonly test: string;
}

/** What the computation of a row may use. */
export interface LedgerContext {
  /** The quick form does with fewer random instances and shorter simulations. */
  readonly quick: boolean;
  readonly seed: number;
  readonly lp: ProgramSolver;
  readonly signal?: AbortSignal;
}

/** One or more rows that are computed together. */
export interface LedgerEntry {
  /** Shown while it runs. */
  readonly name: string;
  /** The items of its rows, so that one can be asked for without computing the others. @defaultValue its name */
  readonly items?: readonly string[];
  run(context: LedgerContext): Promise<LedgerResult> | LedgerResult;
}

/** Rows, and what the page shows beside the table: figures and tables of the paper, redrawn. */
export interface LedgerResult {
  readonly rows: readonly LedgerRow[];
  readonly blocks?: readonly Block[];
  /** The numbers behind the blocks, for programs; keys are unique within a paper. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** One paper's ledger. */
export interface LedgerPaper {
  /** Its name on the command line. */
  readonly slug: string;
  readonly title: string;
  /** Loads the computations. */
  entries(): Promise<readonly LedgerEntry[]>;
}
