import { describe, expect, test } from 'vitest';
import { NOT_MONOTONE, TABLE_1 } from '../hazing.fixture.js';
import { isStableInLimit } from './isStableInLimit.js';
import { limitStability } from './limitStability.js';

describe('limitStability', () => {
  test('shows hazing so far, threshold and slack for every run and the goal', () => {
    expect(limitStability(TABLE_1, [{ action: 'A', repeat: 2 }, 'B'])).toEqual({
      stable: true,
      totalHazing: 11,
      violation: undefined,
      rows: [
        { action: 'A', repeat: 2, round: 0, before: 0, after: 8, threshold: -4, slack: 4, stable: true },
        { action: 'B', repeat: 1, round: 2, before: 8, after: 11, threshold: 3, slack: 5, stable: true },
        { action: 'C', repeat: Infinity, round: 3, before: 11, after: 11, threshold: 6, slack: 5, stable: true },
      ],
    });
  });

  test('a tie is a violation: the deviation pays earlier', () => {
    const instance = { goalThreshold: 4, actions: [{ name: 'x', cost: 2, threshold: -1 }] };
    expect(isStableInLimit(instance, ['x', 'x'])).toBe(false);
    expect(limitStability(instance, ['x', 'x']).violation).toMatchObject({ action: 'goal', slack: 0, round: 2 });
    expect(isStableInLimit(instance, ['x', 'x', 'x'])).toBe(true);
  });

  test('names the first violated step', () => {
    expect(limitStability(NOT_MONOTONE, ['six', 'five']).violation).toMatchObject({ action: 'six', round: 0 });
  });

  test('the empty sequence is stable exactly when the goal needs nothing', () => {
    const goal = (goalThreshold: number) => isStableInLimit({ goalThreshold, actions: [] }, []);
    expect([goal(-1), goal(0), goal(1)]).toEqual([true, true, false]);
  });

  test('joins neighbouring runs and takes a period of 1e12 rounds', () => {
    const instance = { goalThreshold: 10 ** 13, actions: [{ name: 'x', cost: 10, threshold: -1 }] };
    const run = { action: 'x', repeat: 5 * 10 ** 11 };
    const { rows, stable } = limitStability(instance, [run, run, 'x']);
    expect(rows.map(({ repeat }) => repeat)).toEqual([10 ** 12 + 1, Infinity]);
    expect(stable).toBe(true);
  });

  test('refuses names it does not know, the goal, bad repeats and totals past 2^53', () => {
    expect(() => limitStability(TABLE_1, ['Z'])).toThrow('"sequence[0]" expected a costly action (A, B), got "Z"');
    expect(() => limitStability(TABLE_1, ['A', 'C'])).toThrow(/the goal follows the hazing/);
    expect(() => limitStability(TABLE_1, [{ action: 'A', repeat: 0 }])).toThrow(/"sequence\[0\].repeat"/);
    expect(() => limitStability(TABLE_1, [3 as unknown as string])).toThrow(TypeError);
    expect(() => limitStability(TABLE_1, [{ action: 'A', repeat: 2 ** 52 }])).toThrow(/total hazing within 2\^53 - 1/);
  });
});
