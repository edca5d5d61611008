/**
 * Worker threads that play matches.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Piscina } from 'piscina';
import type { ThreadAnswer, ThreadTask } from './matchWorker.js';

/** Milliseconds that a thread which has just been started may take, and between two looks at it. */
const PATIENCE = 5000;
const LOOK = 5;

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
  let ready = 0;
  pool.on('workerCreate', () => {
    ready++;
  });
  return {
    play: (task) => pool.run(task),
    async close() {
      // Node may abort the whole process when a thread is ended while it loads its modules.
      for (let wait = 0; wait < PATIENCE && ready < pool.threads.length; wait += LOOK) await sleep(LOOK);
      await pool.destroy();
    },
  };
}
