import { randomStream, SizeError, StoppedError } from '@folkways/core';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastByReachability, randomInstance, TABLE_1 } from '../hazing.fixture.js';
import type { HazingInstance } from '../instance/hazingInstance.js';
import { isStableInLimit } from '../instance/isStableInLimit.js';
import { enumerateOptimal } from './enumerateOptimal.js';
import { fromSubsetSum } from './fromSubsetSum.js';
import { solveHazing } from './solveHazing.js';

/** Every count vector of the given total whose sequence in threshold order is stable, by trying them all. */
function byTrial(instance: HazingInstance, total: number): string[] {
  const order = instance.actions.map((_, i) => i);
  order.sort((i, j) => instance.actions[i].threshold - instance.actions[j].threshold || i - j);
  const found: string[] = [];
  const counts = instance.actions.map(() => 0);
  const extend = (k: number, hazing: number): void => {
    if (hazing === total && order.slice(k).every((i) => counts[i] === 0)) found.push(counts.join());
    if (k === order.length || hazing >= total) return;
    const { cost, threshold } = instance.actions[order[k]];
    extend(k + 1, hazing);
    if (hazing <= threshold) return;
    for (let plays = 1; hazing + plays * cost <= total; plays++) {
      counts[order[k]] = plays;
      extend(k + 1, hazing + plays * cost);
    }
    counts[order[k]] = 0;
  };
  extend(0, 0);
  return [...new Set(found)].sort();
}

describe('enumerateOptimal', () => {
  test('lists exactly the optimal count vectors', () => {
    let several = 0;
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const instance = randomInstance(randomStream(seed, 6), { maxActions: 4, maxCost: 9, maxGoalThreshold: 24 });
        const least = leastByReachability(instance);
        const result = enumerateOptimal(instance);
        expect(result.totalHazing).toBe(least);
        expect(result.complete).toBe(true);
        if (least === null) expect(result).toMatchObject({ status: 'none', optima: [] });
        else if (least === 0) expect(result.optima).toHaveLength(1);
        else {
          expect(result.optima.map(({ counts }) => counts.join()).sort()).toEqual(byTrial(instance, least));
          for (const { sequence } of result.optima) expect(isStableInLimit(instance, sequence)).toBe(true);
          if (result.optima.length > 1) several++;
        }
      }),
      { numRuns: cases(1_000, 30_000) },
    );
    expect(several).toBeGreaterThan(50);
  });

  test('says when the limit cut it off, and refuses tables beyond the memory limit', () => {
    const actions = [1, 2, 3, 4].map((cost) => ({ name: `c${cost}`, cost, threshold: -1 }));
    const cut = enumerateOptimal({ goalThreshold: 30, actions }, { limit: 10 });
    expect(cut.optima).toHaveLength(10);
    expect(cut.complete).toBe(false);
    expect(enumerateOptimal({ goalThreshold: 4, actions }).optima).toHaveLength(6);
    const two = enumerateOptimal(TABLE_1, { limit: 1 });
    expect(two).toMatchObject({ complete: true, optima: [{ counts: [1, 1] }] });
    const large = actions.map((action) => ({ ...action, cost: action.cost + 10 ** 6 }));
    expect(() => enumerateOptimal({ goalThreshold: 10 ** 8, actions: large }, { memoryLimit: 1000 })).toThrow(
      SizeError,
    );
  });
});

describe('the reduction from unbounded subset sum', () => {
  test('the target is a sum exactly when the optimum costs the target', () => {
    const seen = { yes: 0, no: 0 };
    const numbers = fc.uniqueArray(fc.integer({ min: 2, max: 30 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 2, max: 90 }), (values, target) => {
        const sums = new Set([0]);
        for (const sum of sums) for (const value of values) if (sum + value <= target) sums.add(sum + value);
        const { totalHazing } = solveHazing(fromSubsetSum(values, target));
        expect(totalHazing === target).toBe(sums.has(target));
        seen[sums.has(target) ? 'yes' : 'no']++;
      }),
      { numRuns: cases(500, 20_000) },
    );
    expect(Math.min(seen.yes, seen.no)).toBeGreaterThan(50);
  });

  test('refuses what is not a set of positive integers', () => {
    expect(() => fromSubsetSum([2, 0], 3)).toThrow(/"numbers\[1\]" expected an integer/);
    expect(() => fromSubsetSum([2, 2], 3)).toThrow(/got 2 twice/);
    expect(() => fromSubsetSum([2], 1)).toThrow(/"target"/);
  });
});

describe('enumerateOptimal, stopped', () => {
  test('whenever it is stopped, it throws or returns a beginning of the list that says it is not all', () => {
    const actions = [2, 3, 5, 7].map((cost) => ({ name: String(cost), cost, threshold: -1 }));
    const instance = { goalThreshold: 40, actions };
    let total = 0;
    const whole = enumerateOptimal(instance, { signal: { get aborted() { total++; return false; } } }); // biome-ignore format: a counter
    expect(whole.complete).toBe(true);
    let partial = 0;
    for (let at = 0; at < total; at++) {
      let asked = 0;
      const signal = { get aborted() { return asked++ >= at; } }; // biome-ignore format: a counter
      try {
        const { optima, complete } = enumerateOptimal(instance, { signal });
        expect(complete).toBe(false);
        expect(optima).toEqual(whole.optima.slice(0, optima.length));
        expect(optima.length).toBeGreaterThan(0);
        partial++;
      } catch (error) {
        expect(error).toBeInstanceOf(StoppedError);
      }
    }
    expect(partial).toBe(whole.optima.length - 1);
    expect(() => enumerateOptimal(instance, { timeLimit: 0 })).toThrow(
      'enumerateOptimal: stopped by the time limit of 0 s',
    );
  });
});
