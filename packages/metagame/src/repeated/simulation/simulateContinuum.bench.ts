import { catalog, randomStream } from '@folkways/core';
import { bench, describe } from 'vitest';
import { metaGame } from '../../model/metaGame.js';
import { deviator } from './deviator.js';
import { continuumSimulator } from './simulateContinuum.js';

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

/** Goal: 10^6 periods per second. */
describe('10^6 periods of the heist', () => {
  const honest = continuumSimulator(meta, protocol);
  const stealthy = continuumSimulator(meta, protocol, [deviator(meta, protocol, 2, 'stealth')]);
  bench('honest', () => {
    honest({ periods: 1e6, rng: randomStream(0, 0) });
  });
  bench('stealthy deviator', () => {
    stealthy({ periods: 1e6, rng: randomStream(0, 0) });
  });
});
