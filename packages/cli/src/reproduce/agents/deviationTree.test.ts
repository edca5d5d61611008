/**
 * Trees of a few rounds, and the patch of Lemma A.2 by hand.
 */
import { randomStream } from '@folkways/core';
import { expect, test } from 'vitest';
import { bestValue, finiteGame, isReached, patched, randomTreeStrategy, type TreeStrategy } from './deviationTree.js';

const always =
  (p: number): TreeStrategy =>
  () => [p, 1 - p];
/** Prisoner's dilemma in [0, 1], twice; action 0 cooperates. */
const game = {
  ...finiteGame(randomStream(1, 0), 2),
  payoffs: [
    [0.6, 0, 1, 0.2],
    [0.6, 1, 0, 0.2],
  ],
};

test('histories: one, four, and no more than rounds', () => {
  expect(game.histories.map((history) => history.length)).toEqual([0, 1, 1, 1, 1]);
  expect(finiteGame(randomStream(1, 0), 3).histories).toHaveLength(1 + 4 + 16);
});

test('values: cooperation twice, and the best against a cooperator', () => {
  expect(bestValue(game, 0, always(1), always(1))).toBeCloseTo(1.2, 12);
  expect(bestValue(game, 0, always(1))).toBe(2);
  expect(bestValue(game, 1, always(0.5), always(0))).toBeCloseTo(2 * (0.5 * 1 + 0.5 * 0.2), 12);
  expect([[], [0], [1]].map((history) => isReached([always(1), always(1)], history))).toEqual([true, true, false]);
});

test('the patch answers a lone deviator with what it expected, and changes nothing on path', () => {
  // Each expects to be punished from round 2 on after a deviation of its own.
  const punished: TreeStrategy = (history) => (history.length === 1 && history[0] !== 0 ? [0, 1] : [1, 0]);
  const [row, column] = patched([always(1), always(1)], [punished, punished]);
  expect([row([]), row([0]), column([0])]).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
  ]);
  // Joint action 2: the row player deviates alone; 1: the column player.
  expect([column([2]), row([2]), row([1]), column([1])]).toEqual([
    [0, 1],
    [1, 0],
    [0, 1],
    [1, 0],
  ]);
  const random = randomTreeStrategy(randomStream(3, 0), game, (history) =>
    history.length === 0 ? [0.25, 0.75] : undefined,
  );
  expect(random([])).toEqual([0.25, 0.75]);
  expect(random([3]).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
});
