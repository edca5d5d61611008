/**
 * Experiments on many machines: an executor that gives matches to a queue on Redis and collects what workers made of them.
 */
import { checkRunning } from '../../checkRunning.js';
import type { Executor } from '../../experiment/executor.js';
import { checkExperiment } from '../../experiment/experimentSpec.js';
import type { CallFile } from '../calls/callFile.js';
import { experimentKinds } from '../experimentKinds.js';
import { connectRedis, loadPeer, within } from './connectRedis.js';
import { Coordinator } from './coordinator.js';
import { queueOf } from './matchJob.js';
import { PREFIX } from './queueKeys.js';

/** Options of `queueExecutor`. */
export interface QueueExecutorOptions {
  /** `redis://[user:password@]host[:port][/database]`, or `rediss://`. */
  readonly connection: string;
  /** Where the calls of language models are copied to, and from, as matches are collected: the open folder's. @defaultValue nowhere */
  readonly calls?: CallFile;
  /** Told, once, when matches wait and no worker is there. */
  readonly onWait?: (line: string) => void;
}

/**
 * An executor whose matches are played by `runQueueWorker` on any number of machines. Records are the same as everywhere else.
 *
 * A worker may be killed, Redis be restarted (with persistence) and a job be delivered twice: a range of matches counts once, when
 * it is collected, and one that got lost is given out again. A coordinator that is killed and started again with the same spec collects
 * what was played meanwhile.
 * @throws MissingPeerError, once it runs, when bullmq or ioredis is not installed.
 * @throws RangeError, once it runs, when the experiment brings kinds of agents other than those of its spec's models.
 * @throws QueueError, once it runs, within seconds when Redis cannot be reached, or when it is away for two minutes.
 * @throws OpenMatchesError, after everything else was handed over, when models gave no reply in some matches.
 * @remarks The spec stands in Redis once, under its hash; a job is the hash and a range of matches that takes about a second, as measured.
 * Everything of an experiment is removed when all its matches are collected, and expires after 30 days otherwise.
 */
export function queueExecutor({ connection, calls, onWait }: QueueExecutorOptions): Executor {
  return {
    async *run(work) {
      const { spec, kinds = {}, signal } = work;
      const own = experimentKinds(spec);
      const strange = Object.keys(kinds).filter((name) => !Object.hasOwn(own, name));
      if (strange.length > 0) {
        throw new RangeError(`queueExecutor: "kinds" expected those of the spec's models, got ${strange.join(', ')}`);
      }
      const experiment = checkExperiment(spec, own);
      const { Queue } = await loadPeer('bullmq', () => import('bullmq'));
      const { redis, shown, close } = await connectRedis(connection);
      const queue = new Queue(queueOf(spec), { connection: redis, prefix: PREFIX });
      queue.on('error', () => {});
      try {
        yield* new Coordinator({ experiment, redis, queue, calls, onWait, shown }).run(work);
        checkRunning('queueExecutor', signal);
      } finally {
        await within(1, queue.close()).catch(() => {});
        close();
      }
    },
  };
}
