/**
 * Where matches are played: the one interface of this process, threads and queues.
 */
import type { StopSignal } from '@folkways/core';
import type { AgentKind } from './agentSpec.js';
import type { ExperimentSpec } from './experimentSpec.js';
import type { MatchRange, RecordBlock } from './records.js';

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
