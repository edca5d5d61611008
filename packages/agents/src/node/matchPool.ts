/**
 * Worker threads that play matches.
 */
import { Piscina } from 'piscina';
import type { ThreadAnswer, ThreadTask } from './matchWorker.js';

/** A pool of threads. */
export interface MatchPool {
  /** Plays a range in a thread that is free, or the next that is. @throws what `checkExperiment` and `runMatches` throw. */
  play(task: ThreadTask): Promise<ThreadAnswer>;
  /** Ends the threads, whatever they do. */
  close(): Promise<void>;
}

/** Starts threads as they are needed, up to a number. */
export function matchPool(threads: number): MatchPool {
  const pool = new Piscina<ThreadTask, ThreadAnswer>({
    name: 'playRange',
    filename: new URL('./matchWorker.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    // A thread that waits for its next block stays.
    idleTimeout: 10_000,
    recordTiming: false,
  });
  return {
    play: (task) => pool.run(task),
    async close() {
      await pool.destroy();
    },
  };
}
