/**
 * Calls of language models as they are kept.
 */
import { z } from 'zod';

const probability = z.object({ token: z.string(), logProbability: z.number() });

/** The shape of a recorded call, for records that come from outside this process. */
export const recordedCallSchema = z.object({
  key: z.string(),
  request: z.string(),
  model: z.string(),
  text: z.string(),
  finish: z.enum(['stop', 'length']),
  promptTokens: z.number().optional(),
  completionTokens: z.number().optional(),
  tokens: z.array(probability.extend({ alternatives: z.array(probability) })).optional(),
  latency: z.number(),
  attempts: z.number().optional(),
  cached: z.literal(true).optional(),
});

/** One call and what came back. Nothing else of the request or its headers is kept. */
export interface RecordedCall extends Readonly<z.infer<typeof recordedCallSchema>> {
  /** The request's key. */
  readonly key: string;
  /** What was asked, see `requestHash`. */
  readonly request: string;
  /** Seconds until the reply was there. */
  readonly latency: number;
  /** How often the endpoint was asked until it replied, where the client says so. */
  readonly attempts?: number;
  /** The reply came from a cache: nothing was asked. */
  readonly cached?: true;
}

/** Where calls are kept. */
export interface CallLog {
  /** The call that was recorded under a key. */
  find(key: string): RecordedCall | undefined | Promise<RecordedCall | undefined>;
  /** Keeps a call; it is safe against the end of the process, and of the machine, when the promise is kept. */
  append(call: RecordedCall): Promise<void>;
}
