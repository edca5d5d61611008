/**
 * An experiment into its folder: what is missing is played, everything is kept.
 */
import { checkRunning } from '../checkRunning.js';
import type { Executor } from '../experiment/executor.js';
import { checkExperiment, type Experiment, type ExperimentSpec } from '../experiment/experimentSpec.js';
import { OpenMatchesError } from '../experiment/openMatchesError.js';
import { type ExperimentRecords, type MatchRange, type RecordBlock, recordsFromBlocks } from '../experiment/records.js';
import { missingRanges } from '../experiment/runExperiment.js';
import { adaptiveExecutor } from './adaptiveExecutor.js';
import { type ExperimentKindsOptions, experimentKinds } from './experimentKinds.js';
import { forgetUnread } from './store/forgetUnread.js';
import { type ExperimentStore, openExperimentStore } from './store/openExperimentStore.js';

/** Options of `playExperiment`. */
export interface PlayExperimentOptions extends Pick<ExperimentKindsOptions, 'replies' | 'environment'> {
  /** Where matches are played; a function is given the open folder. @defaultValue `adaptiveExecutor()` */
  readonly executor?: Executor | ((store: ExperimentStore) => Executor);
  /** Only these matches. @defaultValue all */
  readonly part?: MatchRange;
  /**
   * Forget, in matches that the last run left open since replies could not be read, the calls of the round in which they stopped: they are
   * made again, with other seeds and idempotency keys. Without this such a match stays open, since what is recorded is replayed.
   * @defaultValue false
   */
  readonly askAgain?: boolean;
  /** Called after each block. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  readonly signal?: AbortSignal;
}

/** What a folder holds after a run. */
export interface PlayedExperiment {
  readonly experiment: Experiment;
  /** Matches that earlier runs had left. */
  readonly before: number;
  /** All records; undefined while matches are missing, which only those outside `part` can be. */
  readonly records: ExperimentRecords | undefined;
  /** Matches that are not played. */
  readonly missing: readonly MatchRange[];
}

/**
 * Plays an experiment, or what is left of it, into a folder that it makes where it is missing. Finished matches and calls of language
 * models are durable as soon as they are there, so that the run may be killed at any instant and started again: matches that are kept are
 * not played again, and calls that are recorded are not made again.
 * @throws what `checkExperiment` and `openExperimentStore` throw, before anything is played.
 * @throws OpenMatchesError, after everything else was played and kept, when models gave no reply in some matches: run it again.
 * @throws Error named `AbortError` when the signal is aborted.
 * @example
 * ```ts
 * import { mkdtempSync, rmSync } from 'node:fs';
 * import { playExperiment } from '@folkways/agents/node';
 * const spec = { game: 'promo', agents: { learner: 'ps-br' }, rounds: 50, matches: 10, seed: 1 };
 * const folder = mkdtempSync('/tmp/results-');
 * await playExperiment(folder, spec, { part: { from: 0, to: 6 } });
 * const { before, records } = await playExperiment(folder, spec);
 * console.log(before, records?.matchCount); // 6 10
 * rmSync(folder, { recursive: true });
 * ```
 */
export async function playExperiment(
  folder: string,
  spec: ExperimentSpec,
  options: PlayExperimentOptions = {},
): Promise<PlayedExperiment> {
  const { executor = adaptiveExecutor(), part, askAgain = false, onProgress, signal, ...models } = options;
  const experiment = checkExperiment(spec, experimentKinds(spec));
  const store = openExperimentStore(folder, experiment);
  try {
    if (askAgain && store.calls !== undefined) await forgetUnread(folder, store.calls);
    const kinds = experimentKinds(spec, { ...models, log: store.calls, earlier: store.calls?.spent });
    const blocks: RecordBlock[] = [...store.done];
    const before = blocks.reduce((sum, { from, to }) => sum + to - from, 0);
    let done = before;
    const total = experiment.matchCount;
    const ranges = within(missingRanges(blocks, total), part);
    if (ranges.length > 0) {
      const { run } = typeof executor === 'function' ? executor(store) : executor;
      try {
        for await (const block of run({ spec, ranges, kinds, signal })) {
          store.keep(block);
          blocks.push(block);
          done += block.to - block.from;
          onProgress?.({ done, total });
        }
        checkRunning('playExperiment', signal);
      } catch (error) {
        if (error instanceof OpenMatchesError) store.keepOpen(error);
        throw error;
      }
    }
    const missing = missingRanges(blocks, total);
    if (missing.length === 0) store.finish();
    store.keepOpen(undefined);
    return {
      experiment,
      before,
      records: missing.length === 0 ? recordsFromBlocks(experiment, blocks) : undefined,
      missing,
    };
  } finally {
    await store.close();
  }
}

/** The parts of ranges inside another. */
function within(ranges: readonly MatchRange[], part: MatchRange | undefined): MatchRange[] {
  if (part === undefined) return [...ranges];
  return ranges
    .map(({ from, to }) => ({ from: Math.max(from, part.from), to: Math.min(to, part.to) }))
    .filter(({ from, to }) => from < to);
}
