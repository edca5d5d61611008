/**
 * Value stability: the same stream gives the same result in every release. A changed digest needs a changeset that says so.
 */
import { catalog, randomStream } from '@folkways/core';
import { digest } from '@folkways/testkit';
import { expect, test } from 'vitest';
import { paperInstance, replicatorDynamics, runtimeExperiment, simulatePool } from './index.js';

const game = catalog['restart-table-1'];
const rng = () => randomStream(20260101, 7);

test.each<[string, () => unknown]>([
  ['paperInstance', () => paperInstance(rng(), { actions: 50, maximum: 1_000_000 })],
  ['simulatePool', () => simulatePool(game, ['A', 'B'], { agents: 20, rounds: 200, rng: rng() })],
  [
    'simulatePool with a deviator',
    () =>
      simulatePool(game, ['A'], {
        agents: 10,
        rounds: 200,
        deviators: [{ deviation: { kind: 'best' }, count: 2 }],
        rng: rng(),
      }),
  ],
  [
    'runtimeExperiment',
    () => {
      const methods = [{ label: 'residue', algorithm: 'residue' as const }];
      const records = [...runtimeExperiment({ actions: [5, 20], maxima: [1000], seeds: 4, methods })];
      return records.map(({ seconds: _, ...record }) => record);
    },
  ],
  ['replicatorDynamics', () => replicatorDynamics(game, ['A'], { agents: 10, generations: 5, rounds: 50, rng: rng() })],
])('%s', (_, compute) => {
  expect(digest(compute())).toMatchSnapshot();
});
