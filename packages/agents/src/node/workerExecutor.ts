/**
 * Experiments on several cores: an executor that spreads matches over worker threads of this process.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { checkInteger } from '@folkways/core';
import type { MatchRange, RecordBlock } from '../experiment/records.js';
import type { Executor } from '../experiment/executor.js';
import type { WorkerAnswer, WorkerQuestion } from './matchWorker.js';

/** Matches handed to a worker at a time, at most: few enough that a stopped run loses little. */
const BLOCK = 64;

/** Blocks each worker gets in a short experiment, so that no worker idles for long at its end. */
const SHARES = 4;

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
 * @remarks Threads start with the run and are gone when it ends, also when it fails or its reader stops reading.
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
      const blocks = blocksOf(ranges, workers);
      const team = Array.from({ length: Math.min(workers, blocks.length) }, () => new Colleague());
      try {
        const waiting = new Map<Colleague, Promise<{ colleague: Colleague; block: RecordBlock }>>();
        const give = (colleague: Colleague): void => {
          const range = blocks.shift();
          if (range === undefined) waiting.delete(colleague);
          else
            waiting.set(
              colleague,
              colleague.ask({ spec, range }).then((block) => ({ colleague, block })),
            );
        };
        team.forEach(give);
        while (waiting.size > 0) {
          const { colleague, block } = await Promise.race(waiting.values());
          if (signal?.aborted) {
            throw Object.assign(new Error('workerExecutor: stopped by its signal'), { name: 'AbortError' });
          }
          give(colleague);
          yield block;
        }
      } finally {
        await Promise.all(team.map((colleague) => colleague.dismiss()));
      }
    },
  };
}

/** The ranges in blocks of even size. */
function blocksOf(ranges: readonly MatchRange[], workers: number): MatchRange[] {
  const total = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  const size = Math.min(BLOCK, Math.max(1, Math.ceil(total / (workers * SHARES))));
  return ranges.flatMap(({ from, to }) =>
    Array.from({ length: Math.ceil((to - from) / size) }, (_, i) => ({
      from: from + i * size,
      to: Math.min(to, from + (i + 1) * size),
    })),
  );
}

/** One thread, asked one thing at a time. */
class Colleague {
  readonly #worker = new Worker(new URL('./matchWorker.js', import.meta.url));
  #settle: { resolve(block: RecordBlock): void; reject(error: Error): void } | undefined;

  constructor() {
    this.#worker.on('message', (answer: WorkerAnswer) => {
      if ('block' in answer) this.#settle?.resolve(answer.block);
      else this.#settle?.reject(Object.assign(new Error(answer.error.message), { name: answer.error.name }));
    });
    this.#worker.on('error', (error) => this.#settle?.reject(error as Error));
    this.#worker.on('exit', (code) =>
      this.#settle?.reject(new Error(`workerExecutor: a worker ended with code ${code}`)),
    );
  }

  ask(question: WorkerQuestion): Promise<RecordBlock> {
    const answer = new Promise<RecordBlock>((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    // Of several that fail, one is reported; the others must not end the process.
    answer.catch(() => {});
    this.#worker.postMessage(question);
    return answer;
  }

  async dismiss(): Promise<void> {
    this.#settle = undefined;
    await this.#worker.terminate();
  }
}
