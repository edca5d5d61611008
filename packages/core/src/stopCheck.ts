/**
 * One answer to "should this computation stop?" from a signal and a time limit.
 */
import { checkReal } from './checks.js';
import { StoppedError } from './errors.js';

/** Anything with an `aborted` flag, such as an `AbortSignal`. */
export interface StopSignal {
  readonly aborted: boolean;
}

/** How a long computation may be stopped. */
export interface StopOptions {
  /** Asked between steps. */
  readonly signal?: StopSignal;
  /** Seconds of wall time. @defaultValue unlimited */
  readonly timeLimit?: number;
}

/**
 * A function that is true once the signal is aborted or the time is over, counted from now.
 * @throws RangeError when the time limit is negative or not finite.
 */
export function stopCheck(where: string, { signal, timeLimit }: StopOptions): () => boolean {
  if (timeLimit === undefined) return () => signal?.aborted === true;
  checkReal(where, 'timeLimit', timeLimit, { low: 0 });
  const end = Date.now() + timeLimit * 1000;
  return () => signal?.aborted === true || Date.now() >= end;
}

/**
 * A function to be called between steps where half an answer is none: it throws once the signal is aborted or the time is over.
 * @throws RangeError when the time limit is negative or not finite.
 */
export function stopPoint(where: string, options: StopOptions): () => void {
  const stop = stopCheck(where, options);
  return () => {
    if (!stop()) return;
    const cause = options.signal?.aborted === true ? 'the signal' : `the time limit of ${options.timeLimit} s`;
    throw new StoppedError(`${where}: stopped by ${cause} before there was an answer`);
  };
}
