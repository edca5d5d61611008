import { randomStream } from '@folkways/core';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastByReachability, randomInstance } from '../hazing.fixture.js';
import { limitStability } from '../instance/limitStability.js';
import { hazingAlgorithms, solveHazing } from './solveHazing.js';

const SIZES = [
  { maxActions: 3, maxCost: 6, maxGoalThreshold: 12 },
  { maxActions: 5, maxCost: 20, maxGoalThreshold: 60 },
  { maxActions: 8, maxCost: 60, maxGoalThreshold: 90 },
];

describe('laws of every exact algorithm', () => {
  test('agree with brute force, infeasible instances included', () => {
    const runs = cases(2_000, 200_000);
    const found = { solved: 0, none: 0 };
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const rng = randomStream(seed, 0);
        const instance = randomInstance(rng, SIZES[seed % SIZES.length]);
        const expected = leastByReachability(instance);
        found[expected === null ? 'none' : 'solved']++;
        for (const algorithm of hazingAlgorithms) {
          const result = solveHazing(instance, { algorithm });
          expect(result.totalHazing).toBe(expected);
          expect(result.lowerBound).toBe(expected);
          expect(result.status).toBe(expected === null ? 'none' : 'optimal');
          if (expected === null) continue;
          const { stable, totalHazing } = limitStability(instance, result.sequence);
          expect({ stable, totalHazing }).toEqual({ stable: true, totalHazing: expected });
        }
      }),
      { numRuns: runs },
    );
    expect(found.none).toBeGreaterThan(runs / 50);
    expect(found.solved).toBeGreaterThan(runs / 2);
  });
});
