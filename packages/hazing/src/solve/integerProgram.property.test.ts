import { type ProgramSolver, randomStream } from '@folkways/core';
import { loadGlpk } from '@folkways/core/glpk';
import { loadHighs } from '@folkways/core/highs';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastByReachability, NOT_MONOTONE, randomInstance, TABLE_1 } from '../hazing.fixture.js';
import { limitStability } from '../instance/limitStability.js';
import { solveHazing } from './solveHazing.js';

const engines: readonly ProgramSolver[] = [await loadGlpk(), await loadHighs()];

describe.each(engines.map((lp) => [lp.name.split(' ')[0], lp] as const))('the integer program on %s', (_, lp) => {
  test('solves the examples of the restart paper', () => {
    expect(solveHazing(TABLE_1, { algorithm: 'ilp', lp })).toMatchObject({ status: 'optimal', totalHazing: 7 });
    expect(solveHazing(NOT_MONOTONE, { algorithm: 'ilp', lp })).toMatchObject({ status: 'optimal', totalHazing: 11 });
  });

  test('agrees with brute force, and is never wrong about what it calls optimal', () => {
    let [optimal, unproven] = [0, 0];
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const instance = randomInstance(randomStream(seed, 5), { maxActions: 5, maxCost: 20, maxGoalThreshold: 60 });
        const least = leastByReachability(instance);
        const result = solveHazing(instance, { algorithm: 'ilp', lp });
        if (least === null) {
          expect(result.status).toBe('none');
          return;
        }
        const total = result.totalHazing as number;
        expect(limitStability(instance, result.sequence)).toMatchObject({ stable: true, totalHazing: total });
        expect(result.lowerBound).toBeLessThanOrEqual(least);
        expect(total).toBeGreaterThanOrEqual(least);
        if (result.status === 'optimal') {
          expect(total).toBe(least);
          optimal++;
        } else {
          expect(result.status).toBe('unproven');
          unproven++;
        }
      }),
      { numRuns: cases(40, 2_000) },
    );
    expect(unproven).toBe(0);
    expect(optimal).toBeGreaterThan(4);
  });

  test('out of time, returns a stable sequence and a proven bound', () => {
    const actions = Array.from({ length: 40 }, (_, i) => ({
      name: `a${i}`,
      cost: 100_003 + 7_919 * i,
      threshold: i < 3 ? -1 : 40_000 * i,
    }));
    const result = solveHazing({ goalThreshold: 4_000_000, actions }, { algorithm: 'ilp', lp, timeLimit: 0 });
    expect(result.lowerBound).toBeGreaterThanOrEqual(4_000_001);
    expect(result.totalHazing).toBeGreaterThanOrEqual(result.lowerBound as number);
    if (result.status !== 'optimal') expect(result.reason).toBeDefined();
  });
});

test('a point that is not stable is never believed', () => {
  const liar: ProgramSolver = {
    name: 'liar 1.0',
    solve: () => ({ status: 'optimal', objective: 7, bound: 7, values: Float64Array.of(0, 2, 1) }),
  };
  const result = solveHazing(TABLE_1, { algorithm: 'ilp', lp: liar });
  expect(result).toMatchObject({ status: 'unproven', lowerBound: 7, totalHazing: 8 });
  expect(result.reason).toMatch(/liar 1.0 returned counts that are not stable/);
});

test('without a point, the bound that the engine has proven stands', () => {
  const slow: ProgramSolver = { name: 'slow 1.0', solve: () => ({ status: 'limit', bound: 7.4 }) };
  const instance = { goalThreshold: 5, actions: [{ name: 'a', cost: 4, threshold: -1 }] };
  expect(solveHazing(instance, { algorithm: 'ilp', lp: slow })).toMatchObject({
    status: 'unproven',
    totalHazing: 8,
    lowerBound: 8,
  });
});

test('needs an engine', () => {
  expect(() => solveHazing(TABLE_1, { algorithm: 'ilp' })).toThrow(/"lp" expected an engine/);
});
