import { bimatrixGame, normalFormGame, symmetricGame } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { restartGame } from './restartGame.js';

describe('restartGame', () => {
  test('reads costs and thresholds off Table 1 of the restart paper', () => {
    const u = [
      [4, 11, 14],
      [0, 5, 0],
      [0, 0, 8],
    ];
    expect(restartGame(symmetricGame(u, { actions: ['A', 'B', 'C'] }))).toEqual({
      goal: 'C',
      goalThreshold: 6,
      scale: 1,
      actions: [
        { name: 'A', cost: 4, threshold: -4 },
        { name: 'B', cost: 3, threshold: 3 },
      ],
    });
  });

  test('of several actions that attain G, takes the one that tempts least as the goal and drops the others', () => {
    const u = [
      [5, 0, 0],
      [9, 5, 0],
      [0, 7, 1],
    ];
    expect(restartGame(symmetricGame(u))).toEqual({
      goal: '2',
      goalThreshold: 2,
      scale: 1,
      actions: [{ name: '3', cost: 4, threshold: -4 }],
    });
  });

  test('scales fractions exactly', () => {
    const instance = restartGame(
      symmetricGame([
        ['1/3', '5/2'],
        [0, '3/4'],
      ]),
    );
    expect(instance).toEqual({
      goal: '2',
      goalThreshold: 21,
      scale: 12,
      actions: [{ name: '1', cost: 5, threshold: -5 }],
    });
  });

  test('reads a float game as the decimals it prints, with the least scale that does', () => {
    const instance = restartGame(
      symmetricGame([
        [0.1, 0.7],
        [0, 0.3],
      ]),
    );
    expect(instance).toMatchObject({ scale: 5, goalThreshold: 2, actions: [{ cost: 1, threshold: -1 }] });
  });

  test('a game of one action needs nothing', () => {
    expect(restartGame(symmetricGame([[-3]]))).toEqual({ goal: '1', goalThreshold: 0, scale: 1, actions: [] });
  });

  test('names the first cell in which a game is not symmetric, with both payoffs', () => {
    const game = bimatrixGame(
      [
        [3, '1/2'],
        [5, 0],
      ],
      [
        [3, 5],
        [1, 0],
      ],
      {
        actions: [
          ['C', 'D'],
          ['C', 'D'],
        ],
      },
    );
    expect(() => restartGame(game)).toThrow(RangeError);
    expect(() => restartGame(game)).toThrow(
      'restartGame: "game" expected a symmetric game, but playing "C" against "D" pays the row player 1/2 and the column player 1',
    );
  });

  test('refuses other than two players, and different action sets', () => {
    expect(() => restartGame(normalFormGame({ actions: [['a'], ['a'], ['a']], payoffs: [[1], [1], [1]] }))).toThrow(
      /two players, got 3/,
    );
    const named = normalFormGame({
      actions: [
        ['a', 'b'],
        ['b', 'a'],
      ],
      payoffs: [
        [1, 2, 3, 4],
        [1, 2, 3, 4],
      ],
    });
    expect(() => restartGame(named)).toThrow(/same actions for both players, got a, b and b, a/);
  });

  test('refuses scaled payoffs past 2^53 - 1 and never rounds', () => {
    const large = 2 ** 53 - 1;
    expect(() =>
      restartGame(
        symmetricGame([
          [-large, 0],
          [0, large],
        ]),
      ),
    ).toThrow(/cost of "1" is 18014398509481982/);
    expect(() =>
      restartGame(
        symmetricGame([
          ['1/9007199254740881', 0],
          [0, '1/9007199254740847'],
        ]),
      ),
    ).toThrow(/2\^53 - 1/);
  });
});
