/**
 * Experiments: many matches, spread as one likes, with results that do not depend on how.
 */
import { randomStream, type StopSignal } from '@folkways/core';
import { automataOf, beliefColumns, playInto } from '../match/playMatch.js';
import { profileColumn } from '../match/profileColumn.js';
import type { AgentKind } from './agentSpec.js';
import { checkExperiment, type Experiment, type ExperimentSpec } from './experimentSpec.js';
import { type ExperimentRecords, type MatchRange, type RecordBlock, recordsFromBlocks } from './records.js';

/** Matches in a block of the in-process executor. */
const BLOCK = 64;

/** What an executor is asked to run. */
export interface ExperimentWork {
  /** Plain JSON: send it anywhere, and call `runMatches` there. */
  readonly spec: ExperimentSpec;
  /** Ranges still to be played, in order, not overlapping. */
  readonly ranges: readonly MatchRange[];
  /** Kinds of agents beside the shipped ones; functions, so they stay in this process. */
  readonly kinds?: Readonly<Record<string, AgentKind>>;
  readonly signal?: StopSignal;
}

/** Something that plays matches: this process, a pool of workers, a queue. */
export interface Executor {
  /** Plays every match of every range exactly once and hands over blocks as they are done, in any order and of any size. */
  run(work: ExperimentWork): AsyncIterable<RecordBlock>;
}

/** Options of `runMatches`. */
export interface RunMatchesOptions {
  readonly kinds?: Readonly<Record<string, AgentKind>>;
  readonly signal?: StopSignal;
}

/**
 * Plays a range of an experiment's matches: what a worker does. Match m draws from `randomStream(seed, m)` alone.
 * @throws what `checkExperiment` throws; RangeError when the range is not inside the experiment.
 * @throws Error named `AbortError` when the signal is aborted.
 */
export async function runMatches(
  spec: ExperimentSpec | Experiment,
  { from, to }: MatchRange,
  { kinds, signal }: RunMatchesOptions = {},
): Promise<RecordBlock> {
  const experiment = 'matchCount' in spec ? (spec as Experiment) : checkExperiment(spec, kinds);
  const { game, noise, matchCount } = experiment;
  const { rounds, matches, seed, record = {} } = experiment.spec;
  if (!(Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from < to && to <= matchCount)) {
    throw new RangeError(`runMatches: expected a range inside [0, ${matchCount}], got [${from}, ${to}]`);
  }
  const profiles = profileColumn(game, (to - from) * rounds);
  const payoffs = record.payoffs
    ? ([new Float64Array(profiles.length), new Float64Array(profiles.length)] as const)
    : undefined;
  const beliefs: [Float64Array, Float64Array][] = [];
  let pairing = Math.floor(from / matches);
  let agents = experiment.agents(pairing);
  let automata = automataOf(game, agents);
  for (let m = from; m < to; m++) {
    const next = Math.floor(m / matches);
    if (next !== pairing) {
      pairing = next;
      agents = experiment.agents(pairing);
      automata = automataOf(game, agents);
    }
    const start = (m - from) * rounds;
    const rng = randomStream(seed, m);
    if (!record.beliefs) {
      await playInto(agents, { game, noise, rng, signal, match: m, rounds, start, profiles, payoffs, automata });
      continue;
    }
    const columns = beliefColumns(agents, rounds);
    beliefs.push(columns);
    const part = <T extends { subarray(from: number, to: number): T }>(column: T): T =>
      column.subarray(start, start + rounds);
    await playInto(agents, {
      game,
      noise,
      rng,
      signal,
      match: m,
      rounds,
      start: 0,
      profiles: part(profiles as Uint8Array),
      payoffs: payoffs && [part(payoffs[0]), part(payoffs[1])],
      beliefs: columns,
    });
  }
  return { from, to, profiles, ...(payoffs && { payoffs }), ...(record.beliefs && { beliefs }) };
}

/**
 * The executor that plays everything here, one match after another.
 * @param blockSize - matches between two hand-overs, at least 1. @defaultValue 64
 */
export function inProcessExecutor(blockSize: number = BLOCK): Executor {
  return {
    async *run({ spec, ranges, kinds, signal }) {
      const experiment = checkExperiment(spec, kinds);
      for (const { from, to } of ranges) {
        for (let at = from; at < to; at += blockSize) {
          yield await runMatches(experiment, { from: at, to: Math.min(to, at + blockSize) }, { signal });
        }
      }
    },
  };
}

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
