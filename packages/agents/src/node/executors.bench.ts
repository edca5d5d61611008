/**
 * One thread, two threads, and a queue whose one worker has two threads: the same experiment, some ten seconds of one core. Two threads
 * should take less than 1 / 1.7 of the time of one on two free cores, and the queue less than 5 % longer than the threads.
 */

import { workerExecutor } from '@folkways/agents/node';
import { queueExecutor, runQueueWorker } from '@folkways/agents/queue';
import { component, type RedisServer, redisServer } from '@folkways/testkit';
import { afterAll, bench, describe } from 'vitest';
import type { Executor } from '../experiment/executor.js';
import type { ExperimentSpec } from '../experiment/experimentSpec.js';
import { inProcessExecutor } from '../experiment/inProcessExecutor.js';
import { runExperiment } from '../experiment/runExperiment.js';

const spec: ExperimentSpec = {
  game: 'promo',
  agents: { learner: { kind: 'ps-br', payoffs: 'sample' } },
  rounds: 200,
  matches: 10_000,
  seed: 1,
};
const once = { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 };
const run = async (executor: Executor): Promise<void> => {
  await runExperiment(spec, { executor });
};
const program = component('redis', ['redis-server']);
const server = program === undefined ? undefined : await redisServer(program);
const stop = new AbortController();
const working = server && (await startedWorker(server));
afterAll(async () => {
  stop.abort();
  await working?.ended;
  await server?.stop();
});

async function startedWorker({ url }: RedisServer): Promise<{ readonly ended: Promise<void> }> {
  let ended: Promise<void> | undefined;
  await new Promise<void>((onReady, reject) => {
    ended = runQueueWorker({ connection: url, threads: 2, signal: stop.signal, onReady: () => onReady() });
    ended.catch(reject);
  });
  return { ended: ended as Promise<void> };
}

describe('2 million rounds of PS-BR that samples its payoffs', () => {
  bench('one thread', () => run(inProcessExecutor()), once);
  bench('two threads', () => run(workerExecutor({ workers: 2 })), once);
  if (server === undefined) return;
  bench('a queue, one worker with two threads', () => run(queueExecutor({ connection: server.url })), once);
});
