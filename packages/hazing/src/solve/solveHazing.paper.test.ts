import { symmetricGame } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { exactAlgorithms, leastByNonIncreasing, leastByReachability, NOT_MONOTONE } from '../hazing.fixture.js';
import { isStableInLimit } from '../instance/isStableInLimit.js';
import { restartGame } from '../instance/restartGame.js';
import { solveHazing } from './solveHazing.js';

const table1 = symmetricGame(
  [
    [4, 11, 14],
    [0, 5, 0],
    [0, 0, 8],
  ],
  { actions: ['A', 'B', 'C'] },
);

describe('Table 1 of the restart paper', () => {
  test.each(exactAlgorithms)('%s: A once, B once, then C for ever, total hazing 7', (algorithm) => {
    const result = solveHazing(restartGame(table1), { algorithm });
    expect(result.totalHazing).toBe(7);
    expect(result.sequence).toEqual([
      { action: 'A', repeat: 1 },
      { action: 'B', repeat: 1 },
    ]);
  });

  test('(A, A) is stable and costs 8; (A) and (B) alone under-haze', () => {
    const instance = restartGame(table1);
    expect(isStableInLimit(instance, ['A', 'A'])).toBe(true);
    expect(isStableInLimit(instance, ['A'])).toBe(false);
    expect(isStableInLimit(instance, ['B'])).toBe(false);
  });
});

describe('Section 5: costs need not be non-increasing', () => {
  test.each(exactAlgorithms)('%s finds 11 where the best non-increasing sequence costs 15', (algorithm) => {
    expect(solveHazing(NOT_MONOTONE, { algorithm }).totalHazing).toBe(11);
    expect(leastByReachability(NOT_MONOTONE)).toBe(11);
    expect(leastByNonIncreasing(NOT_MONOTONE)).toBe(15);
  });
});
