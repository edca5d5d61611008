/**
 * Jobs of the queue.
 */
import { z } from 'zod';
import type { ExperimentSpec } from '../../experiment/experimentSpec.js';
import type { MatchRange } from '../../experiment/records.js';

/** A job: which matches of which spec. */
export const matchJobSchema = z.object({ spec: z.string(), from: z.int(), to: z.int() });

/** Which matches of which spec, by its hash. */
export type MatchJob = z.infer<typeof matchJobSchema>;

/** The queues: what a thread plays, and what waits for models. */
export const QUEUES = { matches: 'matches', models: 'model-matches' } as const;

/** The queue of a spec. */
export const queueOf = ({ models }: ExperimentSpec): string => (models === undefined ? QUEUES.matches : QUEUES.models);

/** The same for the same matches of the same spec, so that a job that is given out twice is there once. */
export const jobId = (hash: string, { from, to }: MatchRange): string => `${hash}-${from}-${to}`;
