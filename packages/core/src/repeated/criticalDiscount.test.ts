import { automataDeviation, automaton, bimatrixGame, criticalDiscount } from '@folkways/core';
import { expect, test } from 'vitest';

test('a deviation whose outcome is random although nothing is on the path, into cycles of different lengths', () => {
  const [rows, columns] = [['C', 'D'], ['C', 'D', 'X', 'Y', 'Z']]; // biome-ignore format: lists
  const game = bimatrixGame(
    [[0, 0, -1, 1, -1], [1, 1, -1, 1, -1]],
    [[0, 0, 0, 0, 0], [0, 0, 0, 0, 0]],
    { actions: [rows, columns] },
  ); // biome-ignore format: matrices
  const kind = automaton({
    actions: rows,
    opponents: [columns],
    initial: 's',
    states: { s: { play: 'C', next: 's' } },
  });
  // After a D the coin decides: X for ever, or Y and Z in turn.
  const coin = automaton({
    actions: columns,
    opponents: [rows],
    initial: 'toss',
    states: {
      toss: { play: { C: '1/2', D: '1/2' }, next: { C: { C: 'toss', D: 'x' }, '*': { C: 'toss', D: 'y' } } },
      x: { play: 'X', next: 'x' },
      y: { play: 'Y', next: 'z' },
      z: { play: 'Z', next: 'y' },
    },
  });
  for (const criterion of ['nash', 'subgame-perfect'] as const) {
    // The gain is 1 + d/2 (-1 / (1 - d) + 1 / (1 + d)) = 1 - d^2 / (1 - d^2).
    const { intervals } = criticalDiscount(game, [kind, coin], { kind: criterion });
    expect(intervals.map(({ lowerExact, upperExact }) => [lowerExact, upperExact])).toEqual([
      ['root of 2 d^2 - 1', '1'],
    ]);
    for (const [discount, gains] of [
      [0.7, true],
      [0.72, false],
    ] as const) {
      const { gain } = automataDeviation(game, [kind, coin], { discount, kind: criterion });
      expect(gain > 1e-9).toBe(gains);
    }
  }
});
