/**
 * Experiments on several cores: an executor that spreads matches over worker threads of this process.
 */
import { availableParallelism } from 'node:os';
import { checkInteger } from '@folkways/core';
import { checkRunning } from '../checkRunning.js';
import type { Executor } from '../experiment/executor.js';
import { checkExperiment } from '../experiment/experimentSpec.js';
import type { RecordBlock } from '../experiment/records.js';
import { matchPool } from './matchPool.js';
import { roundsPerBlock } from './roundsPerBlock.js';
import { taken } from './taken.js';
import { workSize } from './workSize.js';

/** Seconds that a block should take: a stopped run loses little, and handing over costs little. */
const SECONDS = 0.1;

/** Options of `workerExecutor`. */
export interface WorkerExecutorOptions {
  /** Threads, at least 1. @defaultValue one per core that this process may use */
  readonly workers?: number;
}

/**
 * An executor whose matches run in worker threads. Records are the same as everywhere else: a match depends on its index only.
 * @throws RangeError when the number of workers is no integer in [1, 1024].
 * @throws RangeError, once it runs, when the experiment brings kinds of agents of its own: functions do not travel between threads.
 * @throws Error named `AbortError`, once it runs, when the signal is aborted; it is looked at whenever a block comes back.
 * @remarks Threads start with the run and are gone when it ends, also when it fails or its reader stops reading. Blocks grow until they
 * take a tenth of a second; columns move between threads without a copy.
 * @example
 * ```ts
 * import { runExperiment } from '@folkways/agents';
 * import { workerExecutor } from '@folkways/agents/node';
 * const spec = { game: 'promo', agents: { learner: 'ps-br' }, rounds: 50, matches: 100, seed: 1 };
 * const records = await runExperiment(spec, { executor: workerExecutor({ workers: 2 }) });
 * console.log(records.matchCount); // 100
 * ```
 */
export function workerExecutor({ workers = availableParallelism() }: WorkerExecutorOptions = {}): Executor {
  checkInteger('workerExecutor', 'workers', workers, 1, 1024);
  return {
    async *run({ spec, ranges, kinds, signal }) {
      if (kinds !== undefined && Object.keys(kinds).length > 0) {
        throw new RangeError(`workerExecutor: "kinds" expected none, got ${Object.keys(kinds).join(', ')}`);
      }
      const experiment = checkExperiment(spec);
      const most = Math.max(1, Math.floor(roundsPerBlock(experiment) / spec.rounds));
      const size = workSize({ seconds: SECONDS, most, workers });
      const left = ranges.map(({ from, to }) => ({ from, to }));
      let remaining = left.reduce((sum, { from, to }) => sum + to - from, 0);
      const pool = matchPool(Math.min(workers, remaining));
      const playing = new Map<number, Promise<RecordBlock>>();
      const give = (): void => {
        const range = taken(left, size.next(remaining));
        if (range === undefined) return;
        const matches = range.to - range.from;
        remaining -= matches;
        const answer = pool.play({ spec, id: '', range }).then(({ block, seconds }) => {
          size.learn(matches, seconds);
          return block;
        });
        // Of several that fail, one is reported; the others must not end the process.
        answer.catch(() => {});
        playing.set(range.from, answer);
      };
      try {
        // One more than there are threads, so that no thread waits while a block is handed over.
        for (let k = 0; k <= workers; k++) give();
        while (playing.size > 0) {
          const block = await Promise.race(playing.values());
          playing.delete(block.from);
          checkRunning('workerExecutor', signal);
          give();
          yield block;
        }
      } finally {
        await pool.close();
      }
    },
  };
}
