/**
 * Time and chance between attempts.
 */
import { setTimeout as after } from 'node:timers/promises';
import type { StopSignal } from '@folkways/core';

/** What retries need of the world. */
export interface EndpointClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Ends after so many seconds, or early when an `AbortSignal` is aborted. */
  sleep(seconds: number, signal?: StopSignal): Promise<void>;
  /** In [0, 1); what keeps clients that failed together from coming back together. */
  jitter(): number;
}

/** This machine's. */
export const wallClock: EndpointClock = {
  now: Date.now,
  async sleep(seconds, signal) {
    const options = signal instanceof AbortSignal ? { signal } : {};
    await after(seconds * 1000, undefined, options).catch(() => {}); // the next attempt says that it was aborted
  },
  jitter: Math.random,
};
