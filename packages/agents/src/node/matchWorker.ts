/**
 * What runs in a worker thread: plays the range it is asked for and hands its columns over without copying them.
 */
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { checkExperiment, type Experiment, type ExperimentSpec } from '../experiment/experimentSpec.js';
import type { MatchRange, RecordBlock } from '../experiment/records.js';
import { runMatches } from '../experiment/runMatches.js';

/** What a thread is asked. */
export interface ThreadTask {
  readonly spec: ExperimentSpec;
  /** Equal for equal specs: the experiment of the last task is kept. */
  readonly id: string;
  readonly range: MatchRange;
}

/** What it answers. */
export interface ThreadAnswer {
  readonly block: RecordBlock;
  /** How long the thread played. */
  readonly seconds: number;
}

let last: { readonly id: string; readonly experiment: Experiment } | undefined;

/** Plays a range. */
export async function playRange({ spec, id, range }: ThreadTask): Promise<unknown> {
  const start = performance.now();
  if (last?.id !== id) last = { id, experiment: checkExperiment(spec) };
  const block = await runMatches(last.experiment, range);
  const answer: ThreadAnswer = { block, seconds: (performance.now() - start) / 1000 };
  return move({ [transferableSymbol as symbol]: buffersOf(block), [valueSymbol as symbol]: answer } as never);
}

function buffersOf({ profiles, payoffs, beliefs }: RecordBlock): ArrayBuffer[] {
  return [profiles, ...(payoffs ?? []), ...(beliefs ?? []).flat()].map(({ buffer }) => buffer as ArrayBuffer);
}
