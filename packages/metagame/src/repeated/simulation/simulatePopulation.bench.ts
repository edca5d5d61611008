import { catalog, randomStream } from '@folkways/core';
import { bench, describe } from 'vitest';
import { metaGame } from '../../model/metaGame.js';
import { simulatePopulation } from './simulatePopulation.js';

const meta = metaGame({ game: catalog.heist, shares: [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]] }); // biome-ignore format: a matrix
const protocol = {
  schedule: [{ profile: [[0, 0, 0], [0, 0, 0], [0, 0, 0]], periods: 20 }], // biome-ignore format: a matrix
  tolerance: 3,
  punishment: {
    periods: 12,
    punishers: [[null, [0, 1, 0], [0, 1, 0]], [[0, 0, 1], null, [0, 0, 1]], [[1, 0, 0], [1, 0, 0], null]], // biome-ignore format: a matrix
  },
  probe: 0.05,
};

/** Goal: 200 periods per second. */
describe('200 periods of the heist, 10^4 clients per role', () => {
  bench('honest', () => {
    simulatePopulation(meta, protocol, { clients: 10_000, periods: 200, rng: randomStream(0, 0) });
  });
});
