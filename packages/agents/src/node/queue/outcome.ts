/**
 * What came of a range of matches, as bytes.
 */
import { deserialize, serialize } from 'node:v8';
import type { Experiment } from '../../experiment/experimentSpec.js';
import type { MatchRange, RecordBlock } from '../../experiment/records.js';
import { ModelCallError, type ModelCallProblem } from '../../languageModel/modelCallError.js';

/** A block and how long it took to play, or why there is none. */
export type Outcome =
  | { readonly block: RecordBlock; readonly seconds: number }
  | { readonly message: string; readonly problem?: ModelCallProblem };

/** An outcome as bytes, columns as they are. */
export function outcomeToBytes(outcome: Outcome): Buffer {
  return serialize(outcome);
}

/** The outcome of what was thrown. */
export function outcomeOfError(error: unknown): Outcome {
  const message = error instanceof Error ? error.message : String(error);
  return error instanceof ModelCallError ? { message, problem: error.problem } : { message };
}

/** The outcome that bytes hold; undefined when they hold none of this range, which is then to be played again. */
export function outcomeFromBytes(bytes: Buffer, { spec }: Experiment, { from, to }: MatchRange): Outcome | undefined {
  let outcome: Outcome;
  try {
    outcome = deserialize(bytes) as Outcome;
  } catch {
    return undefined;
  }
  if (typeof outcome !== 'object' || outcome === null) return undefined;
  if ('message' in outcome) return outcome;
  const { block } = outcome;
  const whole = block?.from === from && block.to === to && block.profiles?.length === (to - from) * spec.rounds;
  return whole ? outcome : undefined;
}
