/**
 * What runs in a worker thread: plays the ranges it is asked for and hands their columns over without copying them.
 */
import { parentPort } from 'node:worker_threads';
import { checkExperiment, type Experiment, type ExperimentSpec } from '../experiment/experimentSpec.js';
import type { MatchRange, RecordBlock } from '../experiment/records.js';
import { runMatches } from '../experiment/runMatches.js';

/** What a worker is asked. */
export interface WorkerQuestion {
  readonly spec: ExperimentSpec;
  readonly range: MatchRange;
}

/** What it answers. */
export type WorkerAnswer =
  | { readonly block: RecordBlock }
  | { readonly error: { readonly name: string; readonly message: string } };

let experiment: Experiment | undefined;

parentPort?.on('message', ({ spec, range }: WorkerQuestion) => {
  void answer(spec, range);
});

async function answer(spec: ExperimentSpec, range: MatchRange): Promise<void> {
  try {
    // A worker serves one run, whose spec does not change.
    experiment ??= checkExperiment(spec);
    const block = await runMatches(experiment, range);
    parentPort?.postMessage({ block } satisfies WorkerAnswer, buffersOf(block));
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    parentPort?.postMessage({ error: { name, message } } satisfies WorkerAnswer);
  }
}

function buffersOf({ profiles, payoffs, beliefs }: RecordBlock): ArrayBuffer[] {
  return [profiles, ...(payoffs ?? []), ...(beliefs ?? []).flat()].map(({ buffer }) => buffer as ArrayBuffer);
}
