/**
 * Instances as data are read, or refused in one line.
 */
import { cases, damagedJson, outcomesOf } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOT_MONOTONE, TABLE_1 } from '../hazing.fixture.js';
import { solveHazing } from '../solve/solveHazing.js';
import { hazingInstance } from './hazingInstance.js';
import { limitStability } from './limitStability.js';

test('instances', () => {
  const outcomes = outcomesOf('hazingInstance', [TypeError, RangeError]);
  const valid = fc.constantFrom(TABLE_1, NOT_MONOTONE, { ...TABLE_1, scale: 3 });
  fc.assert(
    fc.property(damagedJson(valid, ['A', 'B', 'C', 3, 7, -4]), (input) => {
      const read = outcomes.run(() => hazingInstance(input));
      if (read === undefined) return;
      expect(hazingInstance(read)).toEqual(read);
      if (read.goalThreshold > 1000) return;
      const result = solveHazing(read);
      if (result.totalHazing !== null) expect(limitStability(read, result.sequence).stable).toBe(true);
    }),
    { numRuns: cases(500, 100_000) },
  );
  expect(outcomes.report().read).toBeGreaterThan(0);
});
