import { catalog } from '@folkways/core';
import { bench, describe } from 'vitest';
import { metaGame } from '../../model/metaGame.js';
import type { Protocol } from '../protocol.js';
import { deviationGain } from './deviationGain.js';

/** Goal: under 250 ms for the prisoner's dilemma and 1 s for the heist. */
const cases: [string, number[][], Protocol['punishment']['punishers'], number][] = [
  ['pd-losses', [[0.9, 0.1], [0.9, 0.1]], [[null, [1, 1]], [[1, 1], null]], 320],
  [
    'heist',
    [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]],
    [[null, [0, 1, 0], [0, 1, 0]], [[0, 0, 1], null, [0, 0, 1]], [[1, 0, 0], [1, 0, 0], null]],
    243,
  ],
]; // biome-ignore format: matrices

describe('deviationGain, T = 400, tolerance 36', () => {
  for (const [slug, shares, punishers, periods] of cases) {
    const meta = metaGame({ game: catalog[slug], shares });
    const profile = meta.llms.map(() => meta.game.players.map(() => 0));
    const protocol = {
      schedule: [{ profile, periods: 400 }],
      tolerance: 36,
      punishment: { periods, punishers },
      probe: 0.03,
    };
    bench(slug, () => {
      deviationGain(meta, protocol, { oneMinusDiscount: 1e-6 });
    });
  }
});
