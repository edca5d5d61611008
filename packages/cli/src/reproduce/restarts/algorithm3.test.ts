/**
 * The small form of Algorithm 3 whose lists the ledger looks at.
 */
import { expect, test } from 'vitest';
import { largeLists, stableLargeSequences } from './algorithm3.js';

const instance = {
  goalThreshold: 10,
  actions: [
    { name: 'late', cost: 7, threshold: 5 },
    { name: 'early', cost: 6, threshold: -1 },
    { name: 'small', cost: 2, threshold: -1 },
    { name: 'never', cost: 9, threshold: 10 },
  ],
};

test('with eps = 1/2 the unit is T / 6, small actions and those that cannot open are left out', () => {
  const { normalised, large, most, lists } = largeLists(instance, 2);
  expect(large.map(({ name }) => name)).toEqual(['early', 'late']);
  expect([6, 7, 5].map(normalised)).toEqual([3, 4, 3]);
  const none = undefined;
  expect(most).toEqual([0, none, none, 6, none, none, 12, 13, none, 18, 19, 20, 24]);
  expect(lists[7]?.map(({ name }) => name)).toEqual(['early', 'late']);
});

test('late is not stable before the hazing exceeds its threshold', () => {
  const state = largeLists(instance, 2);
  expect(stableLargeSequences(state, 13).map(({ hazing }) => hazing)).toEqual([0, 6, 12, 13]);
  expect(stableLargeSequences({ ...state, large: state.large.slice(1) }, 100)).toEqual([{ hazing: 0, q: 0 }]);
});

test('what H was set to never exceeds what it is in the end', () => {
  const { set, most } = largeLists(instance, 2);
  for (const { q, hazing } of set) expect(most[q]).toBeGreaterThanOrEqual(hazing);
});
