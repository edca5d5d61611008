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
 * @param where - the function that asks, for the error.
 * @throws RangeError when the time limit is negative or not finite.
 * @example
 * ```ts
 * import { stopCheck } from '@folkways/core';
 * console.log(stopCheck('count', { timeLimit: 0 })()); // true
 * ```
 */
export function stopCheck(where: string, { signal, timeLimit }: StopOptions): () => boolean {
  if (timeLimit === undefined) return () => signal?.aborted === true;
  checkReal(where, 'timeLimit', timeLimit, { low: 0 });
  const end = Date.now() + timeLimit * 1000;
  return () => signal?.aborted === true || Date.now() >= end;
}

/**
 * A function to be called between steps where half an answer is none: it throws once the signal is aborted or the time is over.
 * @param where - the function that asks, for the errors.
 * @returns a function that throws StoppedError, saying what stopped it.
 * @throws RangeError when the time limit is negative or not finite.
 * @example
 * ```ts
 * import { stopPoint } from '@folkways/core';
 * const step = stopPoint('count', { timeLimit: 60 });
 * for (let k = 0; k < 1000; k++) step();
 * ```
 */
export function stopPoint(where: string, options: StopOptions): () => void {
  const stop = stopCheck(where, options);
  return () => {
    if (!stop()) return;
    const cause = options.signal?.aborted === true ? 'the signal' : `the time limit of ${options.timeLimit} s`;
    throw new StoppedError(`${where}: stopped by ${cause} before there was an answer`);
  };
}
