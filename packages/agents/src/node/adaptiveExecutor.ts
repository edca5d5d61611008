/**
 * Small experiments here, large ones on all cores.
 */
import type { Executor } from '../experiment/executor.js';
import { inProcessExecutor } from '../experiment/inProcessExecutor.js';
import type { MatchRange } from '../experiment/records.js';
import { rangesLeft } from './rangesLeft.js';
import { type WorkerExecutorOptions, workerExecutor } from './workerExecutor.js';

/** Seconds after which starting threads is worth it. */
const PATIENCE = 0.5;
/** Matches between two looks at the clock. */
const BLOCK = 16;

/**
 * An executor that plays here for half a second and hands what is then left to worker threads. Kinds of agents that an experiment brings,
 * such as language models, play here throughout.
 * @throws what `workerExecutor` throws.
 */
export function adaptiveExecutor(options: WorkerExecutorOptions = {}): Executor {
  const threads = workerExecutor(options);
  const here = inProcessExecutor({ blockSize: BLOCK });
  return {
    async *run(work) {
      if (work.kinds !== undefined && Object.keys(work.kinds).length > 0) return yield* here.run(work);
      const start = performance.now();
      const done: MatchRange[] = [];
      for await (const block of here.run(work)) {
        done.push({ from: block.from, to: block.to });
        yield block;
        if (performance.now() - start > 1000 * PATIENCE) break;
      }
      const ranges = rangesLeft(work.ranges, done);
      if (ranges.length > 0) yield* threads.run({ ...work, ranges });
    },
  };
}
