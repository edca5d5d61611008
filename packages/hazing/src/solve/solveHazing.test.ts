import { SizeError } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { exactAlgorithms, NOT_MONOTONE, TABLE_1 } from '../hazing.fixture.js';
import { solveHazing } from './solveHazing.js';

describe.each(exactAlgorithms)('solveHazing with %s', (algorithm) => {
  test('needs nothing when the goal is its own best reply', () => {
    for (const goalThreshold of [0, -3]) {
      const result = solveHazing({ ...TABLE_1, goalThreshold }, { algorithm });
      expect(result).toMatchObject({ status: 'optimal', totalHazing: 0, lowerBound: 0, counts: [0, 0], sequence: [] });
    }
  });

  test('names what blocks each action when nothing can come first', () => {
    const instance = { goal: 'G', goalThreshold: 5, actions: [{ name: 'x', cost: 2, threshold: 0 }] };
    const result = solveHazing(instance, { algorithm });
    expect(result).toMatchObject({ status: 'none', totalHazing: null, lowerBound: null, counts: [0], sequence: [] });
    expect(result.blocking).toEqual([
      { action: 'x', threshold: 0, hazing: 0 },
      { action: 'G', threshold: 5, hazing: 0 },
    ]);
    expect(result.reason).toMatch(/no action can come first/);
  });

  test('names the goal when there is no action at all', () => {
    const result = solveHazing({ goalThreshold: 1, actions: [] }, { algorithm });
    expect(result.blocking).toEqual([{ action: 'goal', threshold: 1, hazing: 0 }]);
  });

  test('plays a dear opener once', () => {
    const instance = { goalThreshold: 3, actions: [{ name: 'x', cost: 50, threshold: -1 }] };
    expect(solveHazing(instance, { algorithm })).toMatchObject({ totalHazing: 50, counts: [1] });
  });

  test.each([
    // Instances on which a residue table whose second round around a cycle is dropped, or ends at the wrap, is one or more too dear.
    [15, 111, [[21, 22], [25, 4]], 112], // biome-ignore format: pairs
    [14, 102, [[8, 56], [7, 5]], 103], // biome-ignore format: pairs
    [20, 92, [[26, 15], [16, 19]], 94], // biome-ignore format: pairs
    [20, 94, [[20, 9], [19, 31], [4, 43], [20, 18]], 95], // biome-ignore format: pairs
  ])(
    'carries improvements around a cycle twice: opener %i, goal threshold %i',
    (opener, goalThreshold, rest, total) => {
      const all = [[opener, -1], ...rest];
      const actions = all.map(([cost, threshold], i) => ({ name: String(i), cost, threshold }));
      expect(solveHazing({ goalThreshold, actions }, { algorithm })).toMatchObject({
        status: 'optimal',
        totalHazing: total,
      });
    },
  );

  test('may open with the dearer action to unlock the cheap one', () => {
    const actions = [
      { name: 'open', cost: 7, threshold: -2 },
      { name: 'one', cost: 1, threshold: 6 },
    ];
    const result = solveHazing({ goalThreshold: 20, actions }, { algorithm });
    expect(result.totalHazing).toBe(21);
    expect(result.counts).toHaveLength(2);
  });

  test('lists the sequence by increasing threshold', () => {
    const result = solveHazing(NOT_MONOTONE, { algorithm });
    expect(result.sequence).toEqual([
      { action: 'five', repeat: 1 },
      { action: 'six', repeat: 1 },
    ]);
  });

  test('refuses totals past 2^53 before they are rounded', () => {
    const instance = {
      goalThreshold: Number.MAX_SAFE_INTEGER - 1,
      actions: [{ name: 'x', cost: 2 ** 52 + 1, threshold: -1 }],
    };
    expect(() => solveHazing(instance, { algorithm })).toThrow(RangeError);
    expect(() => solveHazing(instance, { algorithm })).toThrow(/totals within 2\^53 - 1/);
  });

  test('refuses tables beyond the memory limit', () => {
    const actions = [
      { name: 'x', cost: 1001, threshold: -1 },
      { name: 'y', cost: 1501, threshold: -1 },
    ];
    const small = { goalThreshold: 9000, actions };
    expect(() =>
      solveHazing(small, {
        algorithm: algorithm === 'list' || algorithm === 'auto' ? 'residue' : algorithm,
        memoryLimit: 100,
      }),
    ).toThrow(SizeError);
  });
});

describe('solveHazing', () => {
  test('solves goal thresholds that no table over T could hold', () => {
    const actions = [
      { name: 'x', cost: 1_000_003, threshold: -1 },
      { name: 'y', cost: 1_000_033, threshold: 10 ** 11 },
    ];
    const result = solveHazing({ goalThreshold: 10 ** 15, actions });
    expect(result).toMatchObject({ status: 'optimal', totalHazing: 10 ** 15 + 1 });
    expect(result.counts[0] * 1_000_003 + result.counts[1] * 1_000_033).toBe(10 ** 15 + 1);
  });

  test('refuses what is not an instance, an option or an algorithm', () => {
    expect(() => solveHazing(TABLE_1, { algorithm: 'magic' as 'dp' })).toThrow(/"algorithm" expected one of/);
    expect(() => solveHazing(TABLE_1, { timeLimit: -1 })).toThrow(RangeError);
    expect(() => solveHazing({ goalThreshold: 1.5, actions: [] })).toThrow(/"goalThreshold" expected an integer/);
  });

  test('stopped by the clock, returns a stable sequence and a proven bound', () => {
    const actions = [
      { name: 'x', cost: 1009, threshold: -1 },
      { name: 'y', cost: 2003, threshold: -1 },
      { name: 'z', cost: 3001, threshold: 5 },
    ];
    const instance = { goalThreshold: 10 ** 6, actions };
    const result = solveHazing(instance, { algorithm: 'dp', timeLimit: 0 });
    expect(result.status).toBe('unproven');
    expect(result.lowerBound).toBe(10 ** 6 + 1);
    expect(result.totalHazing).toBe(1009 * Math.ceil((10 ** 6 + 1) / 1009));
    expect(result.reason).toMatch(/time limit/);
    const aborted = solveHazing(instance, { algorithm: 'residue', signal: { aborted: true } });
    expect(aborted).toMatchObject({ status: 'unproven', lowerBound: 10 ** 6 + 1 });
  });
});
