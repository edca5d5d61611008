import { describe, expect, test } from 'vitest';
import { randomStream, uniformInteger, uniformReal } from '../index.js';

describe('randomStream', () => {
  test('value stability: these numbers never change', () => {
    const draws = (seed: number, index: number) => {
      const rng = randomStream(seed, index);
      return [uniformInteger(rng, 0, 999_999), uniformInteger(rng, -5, 5), uniformReal(rng)];
    };
    expect([draws(0, 0), draws(1, 0), draws(0, 1), draws(Number.MAX_SAFE_INTEGER, 12_345)]).toMatchInlineSnapshot(`
      [
        [
          381784,
          1,
          0.7990743004689329,
        ],
        [
          908551,
          0,
          0.3965819130598539,
        ],
        [
          755128,
          -5,
          0.4059577433528835,
        ],
        [
          313402,
          2,
          0.7453057075812847,
        ],
      ]
    `);
  });

  test('a stream is a function of seed and index', () => {
    const a = randomStream(7, 3);
    const b = randomStream(7, 3);
    for (let k = 0; k < 100; k++) expect(uniformReal(a)).toBe(uniformReal(b));
  });

  test('streams of neighbouring seeds and indices are uncorrelated and uniform', () => {
    const size = 4000;
    const sample = (seed: number, index: number) => {
      const rng = randomStream(seed, index);
      return Array.from({ length: size }, () => uniformReal(rng) - 0.5);
    };
    const first = sample(1, 0);
    const error = 5 / (12 * Math.sqrt(size)); // five standard errors of the mean product of two uniforms
    for (const other of [sample(2, 0), sample(1, 1), sample(0, 1), sample(1, 2 ** 32), sample(2 ** 32 + 1, 0)]) {
      expect(Math.abs(first.reduce((sum, x, k) => sum + x * other[k], 0) / size)).toBeLessThan(error);
      expect(Math.abs(other.reduce((sum, x) => sum + x, 0) / size)).toBeLessThan(5 / Math.sqrt(12 * size));
    }
    const starts = Array.from({ length: size }, (_, index) => uniformReal(randomStream(5, index)));
    expect(new Set(starts).size).toBe(size);
    expect(Math.abs(starts.reduce((sum, x) => sum + x - 0.5, 0) / size)).toBeLessThan(5 / Math.sqrt(12 * size));
  });

  test.each([
    [-1, 0],
    [0, -1],
    [0.5, 0],
    [0, 2 ** 53],
    [Number.NaN, 0],
  ])('seed %s, index %s is refused', (seed, index) => {
    expect(() => randomStream(seed, index)).toThrow(RangeError);
  });

  test('reals are in [0, 1), integers in the closed interval', () => {
    const rng = randomStream(9, 9);
    const seen = new Set<number>();
    for (let k = 0; k < 2000; k++) {
      const real = uniformReal(rng);
      expect(real >= 0 && real < 1).toBe(true);
      seen.add(uniformInteger(rng, -1, 1));
    }
    expect([...seen].sort((a, b) => a - b)).toEqual([-1, 0, 1]);
  });
});
