/**
 * Worker threads give the records that one thread gives. Threads run built code, so this tests dist.
 */
import { workerExecutor } from '@folkways/agents/node';
import { expect, test } from 'vitest';
import { type ExperimentSpec, runExperiment } from '../index.js';

const spec: ExperimentSpec = {
  game: 'samaritan',
  agents: { learner: { kind: 'ps-br', payoffs: 'sample' }, noisy: 'uniform' },
  rounds: 20,
  matches: 9,
  seed: 7,
  payoffNoise: 'smallest gap',
  record: { payoffs: true, beliefs: true },
};

test.each([1, 2])('%i workers: the same records, payoffs and beliefs included', async (workers) => {
  const seen: number[] = [];
  const records = await runExperiment(spec, {
    executor: workerExecutor({ workers }),
    onProgress: ({ done }) => seen.push(done),
  });
  expect(records).toEqual(await runExperiment(spec));
  expect(seen.at(-1)).toBe(18);
});

test('what a worker refuses is refused here', async () => {
  const executor = workerExecutor({ workers: 2 });
  const work = { spec: { ...spec, agents: { x: 'nobody' } }, ranges: [{ from: 0, to: 4 }] };
  await expect(executor.run(work)[Symbol.asyncIterator]().next()).rejects.toThrow(/got "nobody"/);
});

test('a signal stops it', async () => {
  const signal = { aborted: false };
  const run = runExperiment(spec, {
    executor: workerExecutor({ workers: 2 }),
    signal,
    onBlock: () => {
      signal.aborted = true;
    },
  });
  await expect(run).rejects.toThrow(/stopped by its signal/);
});

test('bad options', async () => {
  expect(() => workerExecutor({ workers: 0 })).toThrow(/"workers" expected an integer in \[1, 1024\], got 0/);
  const kinds = {
    own: { options: [], make: () => ({ name: 'own', role: 0, start: () => ({ act: () => 0, observe() {} }) }) },
  };
  const run = workerExecutor().run({ spec, ranges: [{ from: 0, to: 1 }], kinds });
  await expect(run[Symbol.asyncIterator]().next()).rejects.toThrow(/"kinds" expected none, got own/);
});
