/**
 * A queue gives the records of one process, whatever happens to workers, messages and Redis. Threads run built code, so this tests dist.
 */
import { inspect } from 'node:util';
import { queueExecutor, runQueueWorker } from '@folkways/agents/queue';
import { component, type RedisServer, redisServer } from '@folkways/testkit';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExperimentSpec } from '../../experiment/experimentSpec.js';
import type { RecordBlock } from '../../experiment/records.js';
import { runExperiment } from '../../experiment/runExperiment.js';
import { workSize } from '../workSize.js';
import { jobId } from './matchJob.js';
import { queueKeys, specHash } from './queueKeys.js';

const program = component('redis', ['redis-server']);
const spec: ExperimentSpec = {
  game: 'samaritan',
  agents: { learner: { kind: 'ps-br', payoffs: 'sample' }, noisy: 'uniform' },
  pairings: 'all',
  rounds: 20,
  matches: 60,
  seed: 7,
  payoffNoise: 'smallest gap',
  record: { payoffs: true, beliefs: true },
};

describe.runIf(program !== undefined)('with Redis', () => {
  let server: RedisServer;
  const stop = new AbortController();
  let working: Promise<void>;
  beforeAll(async () => {
    server = await redisServer(program as string);
    await new Promise<void>((onReady, reject) => {
      const worker = { connection: server.url, threads: 1, lockDuration: 1, signal: stop.signal };
      working = runQueueWorker({ ...worker, onReady: () => onReady() });
      working.catch(reject);
    });
  });
  afterAll(async () => {
    stop.abort();
    await working;
    await server.stop();
  });

  test('the same records, beliefs included, and nothing is left behind', async () => {
    const records = await runExperiment(spec, { executor: queueExecutor({ connection: server.url }) });
    expect(records).toEqual(await runExperiment(spec));
    const redis = new Redis(server.url);
    expect(await redis.keys('folkways:experiment:*')).toEqual([]);
    redis.disconnect();
  });

  test('duplicates, lost jobs, lost outcomes, damaged outcomes and a coordinator that is gone', async () => {
    const changed = { ...spec, seed: 8 };
    const hash = specHash(changed);
    const keys = queueKeys(hash);
    const redis = new Redis(server.url, { maxRetriesPerRequest: null });
    const queue = new Queue('matches', { connection: redis, prefix: 'folkways' });
    await redis.set(keys.spec, JSON.stringify(changed));
    // An earlier coordinator has given these out; one job is delivered twice, one is lost, one outcome is damaged.
    const ranges = [
      { from: 0, to: 5 },
      { from: 5, to: 9 },
      { from: 20, to: 30 },
    ];
    for (const { from, to } of ranges) await redis.sadd(keys.ranges, `${from}-${to}`);
    await queue.add('matches', { spec: hash, ...ranges[0] }, { jobId: jobId(hash, ranges[0]) });
    await queue.add('matches', { spec: hash, ...ranges[0] }, { jobId: 'again' });
    await redis.hset(keys.outcomes, '20-30', Buffer.from([1, 2, 3]));
    const blocks: RecordBlock[] = [];
    const run = runExperiment(changed, {
      executor: queueExecutor({ connection: server.url }),
      onBlock: async (block) => {
        blocks.push(block);
        // A late delivery of what was collected already.
        await queue.add('matches', { spec: hash, from: block.from, to: block.to }, { jobId: `late-${block.from}` });
      },
    });
    expect(await run).toEqual(await runExperiment(changed));
    expect(blocks.some(({ from, to }) => from === 0 && to === 5)).toBe(true);
    await queue.close();
    redis.disconnect();
  });

  test('Redis is restarted in the middle', async () => {
    const long = { ...spec, matches: 400, seed: 9 };
    let restarted: Promise<void> | undefined;
    const run = runExperiment(long, {
      executor: queueExecutor({ connection: server.url }),
      onBlock: () => {
        restarted ??= server.restart(0.1);
      },
    });
    expect(await run).toEqual(await runExperiment(long));
    await restarted;
  });

  test('a worker with a long lock does not keep others from taking over lost jobs for long', async () => {
    const other = new AbortController();
    const connection = `${server.url}/1`;
    const redis = new Redis(connection);
    const ended = runQueueWorker({ connection, threads: 1, lockDuration: 3600, signal: other.signal });
    try {
      await expect.poll(() => redis.pttl('folkways:matches:stalled-check'), { timeout: 10_000 }).toBeGreaterThan(0);
      expect(await redis.pttl('folkways:matches:stalled-check')).toBeLessThanOrEqual(5000);
    } finally {
      other.abort();
      await ended;
      redis.disconnect();
    }
  });

  test('a database that the server does not have is refused, not replaced by the first', async () => {
    const line = /^queue: cannot use Redis at 127.0.0.1:\d+: ERR DB index is out of range$/;
    const connection = `${server.url}/99`;
    await expect(runExperiment(spec, { executor: queueExecutor({ connection }) })).rejects.toThrow(line);
    await expect(runQueueWorker({ connection })).rejects.toThrow(line);
  });

  test('a signal stops it; kinds of agents cannot travel', async () => {
    const signal = { aborted: true };
    const executor = queueExecutor({ connection: server.url });
    await expect(runExperiment({ ...spec, seed: 10 }, { executor, signal })).rejects.toThrow(/stopped by its signal/);
    const kinds = {
      own: { options: [], make: () => ({ name: 'o', role: 0, start: () => ({ act: () => 0, observe() {} }) }) },
    };
    await expect(runExperiment(spec, { executor, kinds })).rejects.toThrow(/"kinds" expected those of .*, got own/);
  });
});

describe('a server that cannot be used', () => {
  test.each([
    ['redis://me:secret@127.0.0.1:1', /^queue: cannot use Redis at 127.0.0.1:1: nothing listens there$/],
    ['rediss://me:secret@127.0.0.1:1/3', /^queue: cannot use Redis at 127.0.0.1:1: nothing listens there$/],
    ['redis://me:secret@no-such-host.invalid', /^queue: cannot use Redis at no-such-host.invalid:6379: /],
    ['http://me:secret@127.0.0.1', /^queue: "connection" expected a URL such as redis:\/\/localhost:6379$/],
    ['secret', /^queue: "connection" expected a URL such as/],
  ])('%s', async (connection, line) => {
    for (const run of [
      () => runExperiment(spec, { executor: queueExecutor({ connection }) }),
      () => runQueueWorker({ connection }),
    ]) {
      const error = await run().catch((thrown: unknown) => thrown);
      expect((error as Error).message).toMatch(line);
      expect(inspect(error)).not.toContain('secret');
    }
  });

  test('bad options', async () => {
    await expect(runQueueWorker({ connection: 'redis://x', threads: 0 })).rejects.toThrow(/"threads" expected/);
    await expect(runQueueWorker({ connection: 'redis://x', matches: 0 })).rejects.toThrow(/"matches" expected/);
    await expect(runQueueWorker({ connection: 'redis://x', lockDuration: 0 })).rejects.toThrow(
      /"lockDuration" expected/,
    );
  });
});

test('sizes grow to the wanted time, and shrink towards the end but not below the least', () => {
  const size = workSize({ seconds: 1, least: 0.5, most: 10_000, workers: 2 });
  expect(size.next(100_000)).toBe(1);
  size.learn(1, 0.001);
  expect(size.next(100_000)).toBe(8);
  size.learn(8, 0.008);
  size.learn(64, 0.064);
  size.learn(512, 0.512);
  expect(size.next(100_000)).toBe(1000);
  expect(size.next(2400)).toBe(600);
  expect(size.next(1000)).toBe(500);
  expect(size.next(300)).toBe(300);
  expect(workSize({ seconds: 1, most: 3, workers: 1 }).next(0)).toBe(1);
});
