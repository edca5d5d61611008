/**
 * Experiments: many matches, spread as one likes, with results that do not depend on how.
 */
import type { StopSignal } from '@folkways/core';
import type { AgentKind } from './agentSpec.js';
import type { Executor } from './executor.js';
import { checkExperiment, type ExperimentSpec } from './experimentSpec.js';
import { inProcessExecutor } from './inProcessExecutor.js';
import { type ExperimentRecords, type MatchRange, type RecordBlock, recordsFromBlocks } from './records.js';

/** Options of `runExperiment`. */
export interface RunExperimentOptions {
  /** @defaultValue `inProcessExecutor()` */
  readonly executor?: Executor;
  /** Kinds of agents beside the shipped ones. */
  readonly kinds?: Readonly<Record<string, AgentKind>>;
  /** Blocks of an earlier run of the same spec: their matches are not played again. */
  readonly done?: readonly RecordBlock[];
  /** Called with each new block as it comes, say to store it. */
  readonly onBlock?: (block: RecordBlock) => void | Promise<void>;
  /** Called after each block. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  readonly signal?: StopSignal;
}

/**
 * Runs an experiment, or what is left of it.
 * @returns its records: the same, byte for byte, however the matches were split, interrupted or spread.
 * @throws what `checkExperiment` throws, before anything is played; RangeError when the executor loses or repeats a match.
 * @throws Error named `AbortError` when the signal is aborted.
 * @example
 * ```ts
 * import { followRate, runExperiment } from '@folkways/agents';
 * const records = await runExperiment({
 *   game: 'prisoners-dilemma',
 *   agents: { strong: { kind: 'ps-br', prior: 'prescribed' }, none: 'ps-br' },
 *   rounds: 180,
 *   matches: 20,
 *   seed: 1,
 * });
 * const rates = [0, 1].map((pairing) => followRate(records, { metric: 'prescribed', window: [161, 180], pairing }));
 * console.log(rates.map(({ rate }) => rate > 0.5)); // [ true, false ]
 * ```
 */
export async function runExperiment(
  spec: ExperimentSpec,
  options: RunExperimentOptions = {},
): Promise<ExperimentRecords> {
  const { executor = inProcessExecutor(), kinds, done = [], onBlock, onProgress, signal } = options;
  const experiment = checkExperiment(spec, kinds);
  const blocks = [...done];
  const total = experiment.matchCount;
  let count = blocks.reduce((sum, { from, to }) => sum + to - from, 0);
  const ranges = missingRanges(blocks, total);
  if (ranges.length > 0) {
    for await (const block of executor.run({ spec, ranges, kinds, signal })) {
      blocks.push(block);
      await onBlock?.(block);
      count += block.to - block.from;
      onProgress?.({ done: count, total });
    }
  }
  return recordsFromBlocks(experiment, blocks);
}

/** The matches of 0 .. total - 1 that no block holds. */
export function missingRanges(blocks: readonly MatchRange[], total: number): MatchRange[] {
  const missing: MatchRange[] = [];
  let at = 0;
  for (const { from, to } of [...blocks].sort((a, b) => a.from - b.from)) {
    if (from > at) missing.push({ from: at, to: from });
    at = Math.max(at, to);
  }
  if (at < total) missing.push({ from: at, to: total });
  return missing;
}
