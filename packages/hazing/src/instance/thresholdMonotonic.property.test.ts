import { randomStream, uniformInteger } from '@folkways/core';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomInstance } from '../hazing.fixture.js';
import { limitStability } from './limitStability.js';
import { thresholdMonotonic } from './thresholdMonotonic.js';

test('Lemma 3: rearranged by threshold, a stable sequence stays stable and costs the same', () => {
  let stable = 0;
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const rng = randomStream(seed, 0);
      const instance = randomInstance(rng, { maxActions: 5, maxCost: 9, maxGoalThreshold: 20 });
      // A random walk that only ever takes stable steps.
      const sequence: string[] = [];
      let hazing = 0;
      while (hazing <= instance.goalThreshold) {
        const open = instance.actions.filter(({ threshold }) => hazing > threshold);
        if (open.length === 0) return;
        const step = open[uniformInteger(rng, 0, open.length - 1)];
        sequence.push(step.name);
        hazing += step.cost;
      }
      stable++;
      const rearranged = thresholdMonotonic(instance, sequence);
      const before = limitStability(instance, sequence);
      const after = limitStability(instance, rearranged);
      expect(before.stable).toBe(true);
      expect(after.stable).toBe(true);
      expect(after.totalHazing).toBe(before.totalHazing);
      const thresholds = after.rows.slice(0, -1).map((row) => row.threshold);
      expect(thresholds).toEqual([...thresholds].sort((a, b) => a - b));
      expect(new Set(rearranged.map(({ action }) => action)).size).toBe(rearranged.length);
    }),
    { numRuns: cases(500, 20_000) },
  );
  expect(stable).toBeGreaterThan(100);
});
