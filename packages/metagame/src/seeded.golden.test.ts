/**
 * Value stability: the same stream gives the same result in every release. A changed digest needs a changeset that says so.
 */
import { catalog, randomStream } from '@folkways/core';
import { digest } from '@folkways/testkit';
import { expect, test } from 'vitest';
import { deviator, jointDeviation, metaGame, type Protocol, simulateContinuum, simulatePopulation } from './index.js';

const meta = metaGame({ game: catalog.heist, shares: [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]] }); // biome-ignore format: a matrix
const protocol: Protocol = {
  schedule: [{ profile: [[0, 0, 0], [0, 0, 0], [0, 0, 0]], periods: 20 }], // biome-ignore format: a matrix
  tolerance: 3,
  punishment: { periods: 12, punishers: [[null, [0, 1, 0], [0, 1, 0]], [[0, 0, 1], null, [0, 0, 1]], [[1, 0, 0], [1, 0, 0], null]] }, // biome-ignore format: a matrix
  probe: 0.05,
};
const rng = () => randomStream(20260101, 7);

test.each<[string, () => unknown]>([
  ['simulateContinuum', () => simulateContinuum(meta, protocol, { periods: 2000, rng: rng(), maxEvents: 50 })],
  [
    'simulateContinuum with a deviator',
    () =>
      simulateContinuum(meta, protocol, {
        periods: 2000,
        rng: rng(),
        deviators: [deviator(meta, protocol, 1, 'full')],
      }),
  ],
  ['simulatePopulation', () => simulatePopulation(meta, protocol, { clients: 3000, periods: 60, rng: rng() })],
  ['jointDeviation', () => jointDeviation(meta, protocol, { llms: [0, 1], periods: 300, runs: 3, rng: rng() })],
])('%s', (_, compute) => {
  expect(digest(compute())).toMatchSnapshot();
});
