import { expect, test } from 'vitest';
import { exactVertex } from './exactVertex.js';

const payoffs = [
  [3n, 0n, 1n],
  [0n, 2n, 1n],
  [1n, 1n, 1n],
];

test('a mixture that makes two replies equally good, in lowest terms', () => {
  expect(exactVertex(payoffs, [2, 3, 4])).toEqual({ x: [2n, 3n, 0n], total: 5n, level: 6n });
  expect(exactVertex(payoffs, [0, 1, 3])).toEqual({ x: [0n, 0n, 1n], total: 1n, level: 1n });
});

test('no reply that is best, too few labels and labels that contradict each other determine no point', () => {
  expect(exactVertex(payoffs, [1, 2])).toBe(undefined);
  expect(exactVertex(payoffs, [0, 1, 2, 3])).toBe(undefined);
  expect(exactVertex(payoffs, [3, 4])).toBe(undefined);
  expect(exactVertex(payoffs, [1, 2, 3, 4])).toBe(undefined);
});
