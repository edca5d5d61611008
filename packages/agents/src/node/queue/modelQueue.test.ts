/**
 * Matches of language models through a queue: limits that all workers share, workers that end midway, runs that meet.
 */

import { hostname } from 'node:os';
import { queueExecutor, runQueueWorker } from '@folkways/agents/queue';
import { type ChatServer, chatServer, randomChoice } from '@folkways/chatserver';
import { component, type RedisServer, redisServer } from '@folkways/testkit';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ExperimentSpec } from '../../experiment/experimentSpec.js';
import type { CallLimits } from '../../experiment/modelSpec.js';
import type { OpenMatchesError } from '../../experiment/openMatchesError.js';
import { runExperiment } from '../../experiment/runExperiment.js';
import { experimentKinds } from '../experimentKinds.js';
import { queueKeys, specHash } from './queueKeys.js';

const program = component('redis', ['redis-server']);
/** Longer than any test here: nothing is taken over because of its lock. */
const LOCK = 600;

describe.runIf(program !== undefined)('with Redis', () => {
  let redis: RedisServer;
  let client: Redis;
  let server: ChatServer;
  const ending: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    redis = await redisServer(program as string);
    client = new Redis(redis.url);
    client.on('error', () => {});
  });
  afterAll(async () => {
    client.disconnect();
    await redis.stop();
  });
  beforeEach(async () => {
    server = await chatServer({ script: randomChoice(1), latency: 0.01 });
  });
  afterEach(async () => {
    for (const end of ending.splice(0)) await end();
    await client.flushall();
    await server.close();
  });

  const specOf = (seed: number, limits: CallLimits = {}): ExperimentSpec => ({
    game: 'prisoners-dilemma',
    models: { test: { baseUrl: server.url, model: 'test' } },
    agents: { talker: 'llm-base' },
    rounds: 5,
    matches: 8,
    seed,
    limits,
  });
  const executor = () => queueExecutor({ connection: redis.url });
  const run = (spec: ExperimentSpec) => runExperiment(spec, { executor: executor(), kinds: experimentKinds(spec) });

  /** Starts a worker. @returns what ends it. */
  async function worker(matches = 4, lockDuration = LOCK): Promise<() => Promise<void>> {
    const stop = new AbortController();
    const { signal } = stop;
    let working: Promise<void> | undefined;
    await new Promise<void>((onReady, reject) => {
      const options = { connection: redis.url, threads: 1, matches, lockDuration, signal };
      working = runQueueWorker({ ...options, onReady: () => onReady() });
      working.catch(reject);
    });
    const end = async (): Promise<void> => {
      stop.abort();
      await working;
    };
    ending.push(end);
    return end;
  }

  async function reach(calls: number): Promise<void> {
    for (let wait = 0; wait < 4000 && server.calls.size < calls; wait++) await new Promise((go) => setTimeout(go, 5));
    expect(server.calls.size).toBeGreaterThanOrEqual(calls);
  }

  test.each<[string, CallLimits, (calls: number) => void]>([
    ['calls', { calls: 23 }, (calls) => expect(calls).toBe(23)],
    ['tokens', { tokens: 4000 }, (calls) => expect(calls).toBeLessThan(80)],
  ])(
    'a limit of %s is one for all workers; a higher one goes on, and nothing is asked twice',
    async (what, limits, check) => {
      await worker();
      await worker();
      const spec = specOf(what.length, limits);
      const error: OpenMatchesError = await run(spec).then(
        () => expect.unreachable('it should stop'),
        (thrown) => thrown,
      );
      expect(error).toMatchObject({ name: 'OpenMatchesError' });
      for (const { problem, message } of error.open) {
        expect(problem).toBe('spent');
        expect(message).toContain(`the limit of ${Object.values(limits)[0]} ${what} is reached`);
      }
      check(server.calls.size);
      const spent = Number((await client.hget(queueKeys(specHash(spec)).spent, what)) ?? 0);
      if (what === 'calls') expect(spent).toBe(23);
      // At the limit, and above it by no more than what was in flight, some hundred tokens each.
      else expect(spent).toBeGreaterThanOrEqual(4000);
      expect(spent).toBeLessThan(4000 + 16 * 400);
      const records = await run({ ...spec, limits: {} });
      expect(records.matchCount).toBe(8);
      expect([...server.calls.values()].every((count) => count === 1)).toBe(true);
      expect(server.calls.size).toBe(8 * 5 * 2);
    },
  );

  test('a worker that is told to end gives its matches back: another one goes on at once, and asks at most what was in flight', async () => {
    const spec = specOf(11);
    const end = await worker(8);
    const running = run(spec);
    await reach(20);
    await end();
    // Its locks would hold for ten minutes.
    const asked = server.calls.size;
    expect(asked).toBeLessThan(80);
    await worker();
    const records = await running;
    // At most what was in flight: eight matches of two players.
    expect([...server.calls.values()].reduce((sum, count) => sum + count - 1, 0)).toBeLessThanOrEqual(16);
    expect(server.calls.size).toBe(80);
    expect(records).toEqual(await runExperiment(spec, { kinds: experimentKinds(spec) }));
  });

  test('a worker that is told to end while Redis is away ends', async () => {
    const end = await worker(4, 1);
    const running = run(specOf(12));
    running.catch(() => {});
    await reach(5);
    await redis.pause();
    await end();
    await redis.resume();
    await worker(4, 1);
    expect((await running).matchCount).toBe(8);
  });

  test('two runs of one spec at once: the second is refused; one that was killed is succeeded', async () => {
    const spec = specOf(13);
    const keys = queueKeys(specHash(spec));
    const running = run(spec);
    for (let wait = 0; wait < 400 && (await client.exists(keys.collector)) === 0; wait++)
      await new Promise((go) => setTimeout(go, 5));
    await expect(run({ ...spec, limits: { calls: 1000 } })).rejects.toThrow(
      /^queue: expected to be the one run of this spec at 127.0.0.1:\d+, found process \d+ of .+ at work on it$/,
    );
    for (const key of [keys.spec, keys.ranges, keys.collector]) expect(await client.ttl(key), key).toBeGreaterThan(0);
    await worker();
    expect((await running).matchCount).toBe(8);
    const here = { pid: 2 ** 22 + 1, host: hostname(), started: '' };
    await client.set(keys.collector, JSON.stringify(here), 'EX', 600);
    expect((await run(spec)).matchCount).toBe(8);
    // Of another machine: alive when it renews, gone when it is over.
    const elsewhere = { pid: 1, host: 'elsewhere', started: '' };
    await client.set(keys.collector, JSON.stringify(elsewhere), 'EX', 1);
    expect((await run(spec)).matchCount).toBe(8);
    await client.set(keys.collector, JSON.stringify(elsewhere), 'EX', 10);
    const renewing = setInterval(() => void client.expire(keys.collector, 10), 50);
    await expect(run(spec)).rejects.toThrow(/found process 1 of elsewhere at work on it/);
    clearInterval(renewing);
    await client.del(keys.collector);
  });

  test('a spec that a worker cannot read stops the run with the reason, and is not tried for ever', async () => {
    await worker();
    const spec = specOf(14);
    const keys = queueKeys(specHash(spec));
    const spoilt = setInterval(() => void client.set(keys.spec, '{"game":1}'), 1);
    await expect(run(spec)).rejects.toThrow(/^queue: a worker could not play matches \d+-\d+: /);
    clearInterval(spoilt);
    await client.del(...Object.values(keys));
  });
});
