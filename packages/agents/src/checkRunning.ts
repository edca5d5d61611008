/**
 * Stopping long work.
 */
import type { StopSignal } from '@folkways/core';

/**
 * Stops when a signal says so.
 * @throws Error named `AbortError` when the signal is aborted.
 */
export function checkRunning(where: string, signal: StopSignal | undefined): void {
  if (signal?.aborted === true)
    throw Object.assign(new Error(`${where}: stopped by its signal`), { name: 'AbortError' });
}
