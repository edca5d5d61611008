import { randomStream } from '@folkways/core';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactAlgorithms, leastByReachability, randomInstance } from '../hazing.fixture.js';
import { limitStability } from '../instance/limitStability.js';
import { solveHazing } from './solveHazing.js';

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
        for (const algorithm of exactAlgorithms) {
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

  test('agree with each other and with brute force where T is large against the costs, and the other way round', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const rng = randomStream(seed, 1);
        const maxCost = [3, 40, 700][seed % 3];
        const instance = randomInstance(rng, { maxActions: 6, maxCost, maxGoalThreshold: 1_500 });
        const expected = leastByReachability(instance);
        for (const algorithm of exactAlgorithms) {
          expect([algorithm, solveHazing(instance, { algorithm }).totalHazing]).toEqual([algorithm, expected]);
        }
      }),
      { numRuns: cases(300, 5_000) },
    );
  });

  test('a common factor scales the optimum', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 10 ** 9 }), (seed, factor) => {
        const instance = randomInstance(randomStream(seed, 2), SIZES[1]);
        const scaled = {
          goalThreshold: instance.goalThreshold * factor,
          actions: instance.actions.map(({ name, cost, threshold }) => ({
            name,
            cost: cost * factor,
            threshold: threshold * factor,
          })),
        };
        const least = leastByReachability(instance);
        const total = solveHazing(scaled, { algorithm: seed % 2 === 0 ? 'residue' : 'auto' }).totalHazing;
        expect(total).toBe(least === null ? null : least * factor);
      }),
      { numRuns: cases(300, 5_000) },
    );
  });
});

describe('the approximation scheme', () => {
  test('stays within 1 + epsilon of the optimum and proves it', () => {
    const epsilons = [5, 1, 0.5, 0.1, 0.02, 0.001];
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const rng = randomStream(seed, 3);
        const sizes = [...SIZES, { maxActions: 6, maxCost: 3_000, maxGoalThreshold: 2_000 }];
        const instance = randomInstance(rng, sizes[seed % sizes.length]);
        const least = leastByReachability(instance);
        const epsilon = epsilons[seed % epsilons.length];
        const result = solveHazing(instance, { algorithm: 'fptas', epsilon });
        if (least === null) {
          expect(result.status).toBe('none');
          return;
        }
        const total = result.totalHazing as number;
        expect(limitStability(instance, result.sequence)).toMatchObject({ stable: true, totalHazing: total });
        expect(total).toBeGreaterThanOrEqual(least);
        expect(total).toBeLessThanOrEqual((1 + epsilon) * least);
        expect(result.lowerBound).toBeLessThanOrEqual(least);
        if (result.status === 'optimal') expect(total).toBe(least);
        else expect(result.status).toBe('within');
      }),
      { numRuns: cases(2_000, 200_000) },
    );
  });
});
