import { catalog, randomStream, uniformInteger } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { clientPayoffs } from './clientPayoffs.js';
import { lottery } from './lottery.js';
import { metaGame } from './metaGame.js';
import { split } from './split.js';
import { utilities } from './utilities.js';

describe('clientPayoffs', () => {
  test('add up to utilities, with the shares as weights', () => {
    const rng = randomStream(7, 0);
    const shares = [[0.5, 0.2, 0.3], [0, 0.6, 0.4], [1, 0, 0]]; // biome-ignore format: a matrix
    const meta = metaGame({ game: catalog.heist, shares });
    for (let n = 0; n < 30; n++) {
      const profile = meta.llms.map(() =>
        uniformInteger(rng, 0, 2) === 0
          ? split([0, 1, 2].map(() => [0.25, 0.75]))
          : [0, 1, 2].map(() => uniformInteger(rng, 0, 1)),
      );
      const payoffs = clientPayoffs(meta, profile);
      expect(payoffs.map((row) => row.map((value) => value === null))).toEqual(shares.map((row) => row.map((p) => p === 0))); // biome-ignore format: a row
      utilities(meta, profile).forEach((sum, j) => {
        const total = payoffs.reduce((before, row, i) => before + shares[i][j] * (row[j] ?? 0), 0);
        expect(total).toBeCloseTo(sum, 12);
      });
    }
  });

  test('a lottery has no aggregate', () => {
    const meta = metaGame({ game: catalog['pd-losses'], shares: [[1], [1]] }); // biome-ignore format: a matrix
    expect(() => clientPayoffs(meta, [lottery([[[0, 0], 1]])] as never)).toThrow(/expected pure profiles or splits/);
    expect(() => clientPayoffs(meta, [[0, 7]])).toThrow(RangeError);
  });
});
