/**
 * A signal that is aborted with another one, or by itself.
 */
import type { StopSignal } from '@folkways/core';

/** What of an `AbortSignal` is needed; it is the same in Node and in browsers. */
interface Listened extends StopSignal {
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

declare const AbortController: new () => { readonly signal: Listened; abort(): void };

/** An `AbortSignal`, or a plain flag when the outer signal is one, which nobody can listen to. */
export function linkedStop(outer: StopSignal | undefined): { readonly signal: StopSignal; stop(): void } {
  if (outer !== undefined && !('addEventListener' in outer)) {
    let stopped = false;
    const signal = {
      get aborted() {
        return stopped || outer.aborted;
      },
    };
    return {
      signal,
      stop: () => {
        stopped = true;
      },
    };
  }
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const listened = outer as Listened | undefined;
  if (listened?.aborted === true) abort();
  listened?.addEventListener('abort', abort);
  return {
    signal: controller.signal,
    stop() {
      listened?.removeEventListener('abort', abort);
      abort();
    },
  };
}
