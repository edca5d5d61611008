/**
 * One thread, two threads, and a queue whose one worker has two threads: the same experiment, some ten seconds of one core. Two threads
 * should take less than 1 / 1.7 of the time of one on two free cores, and the queue less than 5 % longer than the threads.
 */

import { workerExecutor } from '@folkways/agents/node';
import { queueExecutor, runQueueWorker } from '@folkways/agents/queue';
import { component, type RedisServer, redisServer } from '@folkways/testkit';
import { bench, describe } from 'vitest';
import type { Executor } from '../experiment/executor.js';
import type { ExperimentSpec } from '../experiment/experimentSpec.js';
import { inProcessExecutor } from '../experiment/inProcessExecutor.js';
import { runExperiment } from '../experiment/runExperiment.js';

const spec: ExperimentSpec = {
  game: 'promo',
  agents: { learner: { kind: 'ps-br', payoffs: 'sample' } },
  rounds: 200,
  matches: 25_000,
  seed: 1,
};
const once = { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 };
const run = async (executor: Executor): Promise<void> => {
  await runExperiment(spec, { executor });
};
const program = component('redis', ['redis-server']);
const stop = new AbortController();
let server: RedisServer;
let working: Promise<void>;

describe('5 million rounds of PS-BR that samples its payoffs', () => {
  bench('one thread', () => run(inProcessExecutor()), once);
  bench('two threads', () => run(workerExecutor({ workers: 2 })), once);
  if (program === undefined) return;
  bench('a queue, one worker with two threads', () => run(queueExecutor({ connection: server.url })), {
    ...once,
    async setup() {
      server = await redisServer(program);
      await new Promise<void>((ready) => {
        const { signal } = stop;
        working = runQueueWorker({ connection: server.url, threads: 2, signal, onReady: () => ready() });
      });
    },
    async teardown() {
      stop.abort();
      await working;
      await server.stop();
    },
  });
});
