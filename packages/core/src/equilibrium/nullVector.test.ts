import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nullVector } from './nullVector.js';

describe('nullVector', () => {
  it('solves by hand', () => {
    expect(nullVector([[2n, -3n]], 2)).toEqual([3n, 2n]);
    expect(nullVector([], 1)).toEqual([1n]);
    expect(
      nullVector(
        [
          [0n, 1n, 1n],
          [1n, 0n, -4n],
        ],
        3,
      ),
    ).toEqual([4n, -1n, 1n]);
  });

  it('is undefined when there are many directions or none', () => {
    expect(nullVector([], 2)).toBeUndefined();
    expect(nullVector([[0n, 0n, 0n]], 3)).toBeUndefined();
    expect(
      nullVector(
        [
          [1n, 0n],
          [0n, 1n],
        ],
        2,
      ),
    ).toBeUndefined();
  });

  it('vanishes on every row, and is primitive', () => {
    const entry = fc.bigInt({ min: -9n, max: 9n });
    fc.assert(
      fc.property(fc.array(fc.array(entry, { minLength: 5, maxLength: 5 }), { minLength: 3, maxLength: 6 }), (rows) => {
        const x = nullVector(rows, 5);
        if (x === undefined) return;
        for (const row of rows) expect(row.reduce((sum, value, j) => sum + value * x[j], 0n)).toBe(0n);
        expect(x.find((value) => value !== 0n)! > 0n).toBe(true);
        for (const prime of [2n, 3n, 5n, 7n]) expect(x.every((value) => value % prime === 0n)).toBe(false);
      }),
      { numRuns: cases(200, 5000) },
    );
  });
});
