/**
 * A machine that plays what is in the queue.
 */
import { availableParallelism, hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkInteger, checkReal } from '@folkways/core';
import type { Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { checkExperiment, type Experiment, type ExperimentSpec } from '../../experiment/experimentSpec.js';
import type { RecordBlock } from '../../experiment/records.js';
import { runMatches } from '../../experiment/runMatches.js';
import type { ReplyStore } from '../calls/cachedModel.js';
import { experimentKinds } from '../experimentKinds.js';
import { experimentSchema } from '../experimentSchema.js';
import { matchPool } from '../matchPool.js';
import { connectRedis, loadPeer } from './connectRedis.js';
import { type MatchJob, matchJobSchema, QUEUES } from './matchJob.js';
import { type Outcome, outcomeOfError, outcomeToBytes } from './outcome.js';
import { KEPT, PREFIX, queueKeys, rangeField } from './queueKeys.js';
import { redisAccount } from './redisAccount.js';
import { redisCallLog } from './redisCallLog.js';

/** A job whose worker is killed is given to another one so many times. */
const MOST_STALLS = 20;

/** Seconds between two looks for jobs whose worker is gone, at most: BullMQ makes one look for all workers, also for those of shorter locks. */
const LOST_CHECK = 5;

/** Seconds that a worker which is to end waits for a server that is away. */
const PATIENCE = 5;

/** Options of `runQueueWorker`. */
export interface QueueWorkerOptions {
  /** `redis://[user:password@]host[:port][/database]`, or `rediss://`. */
  readonly connection: string;
  /** Threads that play scripted agents, at least 1. @defaultValue one per core that this process may use */
  readonly threads?: number;
  /** Matches at once whose agents wait for language models, at least 1. @defaultValue 64 */
  readonly matches?: number;
  /** Seconds after which the jobs of a worker that was killed are given to others, in [0.2, 3600]. @defaultValue 15 */
  readonly lockDuration?: number;
  /** Where keys of models are looked up. @defaultValue `process.env` */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Replies to reuse, see `cachedModel`. @defaultValue none */
  readonly replies?: ReplyStore;
  /** Ends the worker when it is aborted: jobs of scripted agents are played to their end, matches that wait for models are given back. */
  readonly signal?: AbortSignal;
  /** Called when the worker is ready. */
  readonly onReady?: (place: { readonly redis: string; readonly threads: number; readonly matches: number }) => void;
  /** Called after each job. */
  readonly onJob?: (job: { readonly matches: number; readonly seconds: number; readonly problem?: string }) => void;
}

/**
 * Plays matches of the experiments that `queueExecutor` puts into a queue, until its signal is aborted.
 * @throws MissingPeerError when bullmq or ioredis is not installed.
 * @throws RangeError when an option is outside its interval.
 * @throws QueueError within seconds when Redis cannot be reached. A server that goes away later is waited for.
 * @remarks Scripted agents play in worker threads. Calls of language models are recorded in Redis before their reply is used, and a worker
 * that takes over a match replays them.
 */
export async function runQueueWorker(options: QueueWorkerOptions): Promise<void> {
  const { threads = availableParallelism(), matches = 64, lockDuration = 15, signal, onReady, onJob } = options;
  checkInteger('runQueueWorker', 'threads', threads, 1, 1024);
  checkInteger('runQueueWorker', 'matches', matches, 1, 65_536);
  checkReal('runQueueWorker', 'lockDuration', lockDuration, { low: 0.2, high: 3600 });
  const { Worker, WaitingError } = await loadPeer('bullmq', () => import('bullmq'));
  const { redis, shown, close } = await connectRedis(options.connection);
  const specs = openSpecs(redis, options);
  const pool = matchPool(threads);
  const work = async (job: Job, token?: string): Promise<void> => {
    const { spec: hash, from, to } = matchJobSchema.parse(job.data) satisfies MatchJob;
    const keys = queueKeys(hash);
    const field = rangeField({ from, to });
    // A job may be delivered twice.
    if ((await redis.hexists(keys.outcomes, field)) === 1) return;
    let outcome: Outcome;
    try {
      const spec = await specs.read(hash);
      if (spec === undefined) return;
      outcome = await spec.play({ from, to });
    } catch (error) {
      // What Redis refuses is no outcome: the job fails, and is given out again.
      if ((error as Error).name === 'ReplyError') throw error;
      if (signal?.aborted) {
        await job.moveToWait(token);
        throw new WaitingError();
      }
      outcome = outcomeOfError(error);
    }
    await redis.multi().hset(keys.outcomes, field, outcomeToBytes(outcome)).expire(keys.outcomes, KEPT).exec();
    const told = 'block' in outcome ? { seconds: outcome.seconds } : { seconds: 0, problem: outcome.message };
    onJob?.({ matches: to - from, ...told });
  };
  const common = {
    connection: redis,
    prefix: PREFIX,
    name: `${hostname()}-${process.pid}`,
    lockDuration: 1000 * lockDuration,
    stalledInterval: Math.min(500 * lockDuration, 1000 * LOST_CHECK),
    maxStalledCount: MOST_STALLS,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 1000 },
    // How long an idle worker waits before it asks again, in seconds.
    drainDelay: 2,
  };
  const workers = [
    // One more than there are threads, so that no thread waits while an outcome is handed over.
    new Worker(QUEUES.matches, work, { ...common, concurrency: threads + 1 }),
    new Worker(QUEUES.models, work, { ...common, concurrency: matches }),
  ];
  // Lost connections come back by themselves, and failed jobs are seen by whoever collects them.
  for (const worker of workers) worker.on('error', () => {});
  try {
    await Promise.all(workers.map((worker) => worker.waitUntilReady()));
    onReady?.({ redis: shown, threads, matches });
    await new Promise<void>((resolve) => {
      if (signal?.aborted) resolve();
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
    // A job can be given back only to a server that is there; without it, others get the job when its lock is over.
    const closed = Promise.all(workers.map((worker) => worker.close()));
    closed.catch(() => {});
    await Promise.race([closed, awayFor(redis, PATIENCE)]);
  } finally {
    await pool.close();
    close();
  }

  function openSpecs(client: Redis, { environment, replies }: QueueWorkerOptions) {
    const open = new Map<string, { readonly text: string; readonly play: Play }>();
    return {
      /** The spec as it stands in Redis now: limits may change. */
      async read(hash: string): Promise<{ readonly play: Play } | undefined> {
        const keys = queueKeys(hash);
        const text = await client.get(keys.spec);
        if (text === null) return undefined;
        const known = open.get(hash);
        if (known?.text === text) return known;
        const spec = experimentSchema.parse(JSON.parse(text)) as ExperimentSpec;
        const account = redisAccount(client, keys, spec.limits ?? {});
        const log = redisCallLog(client, keys);
        const experiment = checkExperiment(spec, experimentKinds(spec, { log, account, environment, replies }));
        const play: Play = spec.models === undefined ? inThread(hash, experiment) : here(experiment);
        open.set(hash, { text, play });
        return { play };
      },
    };
  }

  function inThread(id: string, { spec }: Experiment): Play {
    return (range) => pool.play({ spec, id, range });
  }

  function here(experiment: Experiment): Play {
    return async (range) => {
      const start = performance.now();
      const block = await runMatches(experiment, range, { signal });
      return { block, seconds: (performance.now() - start) / 1000 };
    };
  }
}

type Play = (range: {
  readonly from: number;
  readonly to: number;
}) => Promise<{ readonly block: RecordBlock; readonly seconds: number }>;

/** Waits until a server has been away for some seconds. */
async function awayFor(redis: Redis, seconds: number): Promise<void> {
  for (let away = 0; away < seconds; away = redis.status === 'ready' ? 0 : away + 0.1) {
    await sleep(100, undefined, { ref: false });
  }
}
