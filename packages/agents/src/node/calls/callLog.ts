/**
 * Calls of language models as they are kept.
 */
import { z } from 'zod';
import type { ModelCallProblem } from '../../languageModel/modelCallError.js';

const probability = z.object({ token: z.string(), logProbability: z.number() });

const PROBLEMS = [
  'refused',
  'unknown',
  'too long',
  'unavailable',
  'spent',
  'unreadable',
] as const satisfies readonly ModelCallProblem[];

const common = {
  /** The request's key. */
  key: z.string(),
  /** What was asked, see `requestHash`. */
  request: z.string(),
  model: z.string(),
  /** Seconds until the reply was there. */
  latency: z.number(),
};

const replySchema = z.object({
  ...common,
  text: z.string(),
  finish: z.enum(['stop', 'length']),
  promptTokens: z.number().optional(),
  completionTokens: z.number().optional(),
  tokens: z.array(probability.extend({ alternatives: z.array(probability) })).optional(),
  attempts: z.number().optional(),
  cached: z.literal(true).optional(),
  /** Tokens that the endpoint did not count. */
  estimated: z.object({ promptTokens: z.number().optional(), completionTokens: z.number().optional() }).optional(),
  /** How often it was asked before, and forgotten. */
  again: z.int().optional(),
});

const failureSchema = z.object({ ...common, problem: z.enum(PROBLEMS), message: z.string() });

/** The shape of a recorded call, for records that come from outside this process. */
export const recordedCallSchema = z.union([replySchema, failureSchema]);

/** The part of a recorded reply that a model said. */
export const saidSchema = replySchema.pick({
  text: true,
  finish: true,
  promptTokens: true,
  completionTokens: true,
  tokens: true,
});

/** A call that was answered. Of the request its hash is kept, nothing of its headers. */
export type RecordedReply = Readonly<z.infer<typeof replySchema>>;

/** A call that failed for good, and that its agent went on without. */
export type RecordedFailure = Readonly<z.infer<typeof failureSchema>>;

/**
 * One call: its key, the hash of what was asked, the model, seconds of latency; and the reply with its tokens, or the problem. A reply also
 * says how many `attempts` the client needed, where the client says so, whether it was `cached`, so that nothing was asked, what tokens
 * are `estimated` that the endpoint did not count, and whether the call was made `again` since the user wanted another reply.
 */
export type RecordedCall = RecordedReply | RecordedFailure;

/** Where calls are kept. */
export interface CallLog {
  /** The call that was recorded under a key. */
  find(key: string): RecordedCall | undefined | Promise<RecordedCall | undefined>;
  /** Keeps a call; it is safe against the end of the process, and of the machine, when the promise is kept. */
  append(call: RecordedCall): Promise<void>;
  /** How often the call of a key was forgotten, to be asked again. @defaultValue never */
  again?(key: string): number | Promise<number>;
}
