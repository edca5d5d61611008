import { Fraction, symmetricGame } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { gameOf, stableByDefinition } from '../hazing.fixture.js';
import { isStableInLimit } from '../instance/isStableInLimit.js';
import { restartGame } from '../instance/restartGame.js';
import { solveHazing } from '../solve/solveHazing.js';
import { criticalDiscount } from './criticalDiscount.js';
import { isStableAt } from './isStableAt.js';
import { optimalAt } from './optimalAt.js';

const table1 = symmetricGame(
  [
    [4, 11, 14],
    [0, 5, 0],
    [0, 0, 8],
  ],
  { actions: ['A', 'B', 'C'] },
);
const text = ({ sequence, goal }: ReturnType<typeof optimalAt>): string =>
  `${sequence.map(({ action, repeat }) => action.repeat(repeat)).join('')}${goal}`;

describe('Table 1 of the restart paper at a discount factor', () => {
  test.each([
    [0.5, 'A', 8],
    [0.6, 'A', 10],
    [0.7, 'AAAC', 17.9066667],
    [0.8, 'AABC', 30.88],
    [0.9, 'ABC', 73.3],
    [0.95, 'ABC', 153.15],
  ])('at beta = %d the optimum is %s with U = %d', (beta, sequence, utility) => {
    const result = optimalAt(table1, beta);
    expect(result.status).toBe('optimal');
    expect(text(result)).toBe(sequence);
    expect((result.lower as number) / (1 - beta)).toBeCloseTo(utility, 6);
  });

  test('A, B is stable above (sqrt(88) - 4) / 6, where 4 beta + 3 beta^2 = 6', () => {
    const { lower = 0, upper = 0 } = criticalDiscount(table1, ['A', 'B']);
    const root = (Math.sqrt(88) - 4) / 6;
    expect(lower).toBeLessThanOrEqual(root);
    expect(upper).toBeGreaterThanOrEqual(root);
    expect(upper - lower).toBeLessThan(1e-9);
  });
});

describe('Proposition 3 misses goals that are their own best reply', () => {
  test('with T = 0 the empty sequence meets condition (1) with equality at every discount factor', () => {
    const [p, best] = [
      [1, 5],
      [3, 5],
    ];
    const game = gameOf(p, best);
    expect(restartGame(game).goalThreshold).toBe(0);
    expect(solveHazing(restartGame(game))).toMatchObject({ status: 'optimal', totalHazing: 0, sequence: [] });
    expect(isStableInLimit(restartGame(game), [])).toBe(true);
    for (let k = 1; k < 100; k++) {
      const beta = Fraction.of(k, 100);
      expect(stableByDefinition(p, best, [], 1, beta).stable).toBe(true);
      expect(isStableAt(game, [], beta)).toBe(true);
    }
    expect(criticalDiscount(game, [])).toMatchObject({ status: 'found', lower: 0, upper: 0 });
  });
});

describe('Example 1: the optimum at a fixed discount factor is not unique (our own numbers; the paper’s are lost)', () => {
  // p = (3, 5, 9), p* = (6, 6, 12), beta = 1/2: (a0) and (a1, a1) both have discounted hazing 6 = T / beta.
  const [p, best] = [
    [3, 5, 9],
    [6, 6, 12],
  ];
  const half = Fraction.of(1, 2);

  test('two different sequences are stable with U = 12, and no stable sequence has more', () => {
    const optimal: string[] = [];
    const extend = (hazing: number[]): void => {
      for (const goal of [0, 1, 2]) {
        const { stable, value } = stableByDefinition(p, best, hazing, goal, half);
        if (!stable) continue;
        expect(value.compare(Fraction.of(12))).toBeLessThanOrEqual(0);
        // What ends in its own goal value is listed once, without it.
        if (value.equals(Fraction.of(12)) && hazing.at(-1) !== goal) optimal.push(`${hazing.join('')}>${goal}`);
      }
      if (hazing.length < 7) for (const action of [0, 1, 2]) extend([...hazing, action]);
    };
    extend([]);
    expect(optimal.sort()).toEqual(['0>2', '11>2']);
  });

  test('the search finds one of them', () => {
    const result = optimalAt(gameOf(p, best), half);
    expect(result).toMatchObject({ status: 'optimal', goal: 'a2', lower: 6, upper: 6 });
    expect(isStableAt(gameOf(p, best), ['a0'], half)).toBe(true);
    expect(isStableAt(gameOf(p, best), ['a1', 'a1'], half)).toBe(true);
  });
});
