import { describe, expect, test } from 'vitest';
import {
  bimatrixGame,
  exactPayoff,
  Fraction,
  normalFormGame,
  profileAt,
  profileCount,
  profileIndex,
  profileStrides,
  symmetricGame,
} from '../index.js';

const two = [
  ['a', 'b'],
  ['c', 'd', 'e'],
];
const six = [1, 2, 3, 4, 5, 6];

describe('normalFormGame', () => {
  test('names by position where none are given', () => {
    const game = normalFormGame({ actions: two, payoffs: [six, six] });
    expect(game.title).toBe('Untitled game');
    expect(game.players).toEqual(['Player 1', 'Player 2']);
  });

  test('keeps exact payoffs, and fractions only where the double does not print as them', () => {
    const game = normalFormGame({ actions: [['a', 'b', 'c', 'd']], payoffs: [['1/3', '0.1', 7, Fraction.of(1, 2)]] });
    expect([0, 1, 2, 3].map((k) => String(exactPayoff(game, 0, k)))).toEqual(['1/3', '1/10', '7', '1/2']);
    expect([...game.rationals![0].keys()]).toEqual([0]);
    expect([...game.payoffs[0]]).toEqual([1 / 3, 0.1, 7, 0.5]);
  });

  test('one float makes a game of floats', () => {
    const game = normalFormGame({ actions: [['a', 'b']], payoffs: [[0.1, '1/3']] });
    expect(game.rationals).toBeUndefined();
    expect(String(exactPayoff(game, 0, 0))).toBe('1/10');
  });

  test('copies its input, and -0 is 0', () => {
    const payoffs = [[-0, 1]];
    const game = normalFormGame({ actions: [['a', 'b']], payoffs });
    payoffs[0][1] = 5;
    expect(Object.is(game.payoffs[0][0], 0)).toBe(true);
    expect(game.payoffs[0][1]).toBe(1);
  });

  test.each([
    [{ actions: [], payoffs: [] }, RangeError, 'normalFormGame: "actions" expected at least one player, got none'],
    [
      { actions: [[]], payoffs: [[]] },
      RangeError,
      'normalFormGame: "actions[0]" expected at least one action, got none',
    ],
    [
      { actions: [['a', 'a']], payoffs: [[1, 2]] },
      RangeError,
      'normalFormGame: "actions[0]" expected different names, got "a" twice',
    ],
    [{ actions: [['']], payoffs: [[1]] }, RangeError, 'normalFormGame: "actions[0]" expected non-empty names, got ""'],
    [
      { actions: [['a']], players: ['x', 'y'], payoffs: [[1]] },
      RangeError,
      'normalFormGame: "players" expected 1 names, got 2',
    ],
    [{ actions: [['a']], payoffs: [] }, RangeError, 'normalFormGame: "payoffs" expected 1 arrays, got 0'],
    [{ actions: [['a']], payoffs: [[1, 2]] }, RangeError, 'normalFormGame: "payoffs[0]" expected 1 payoffs, got 2'],
    [
      { actions: [['a']], payoffs: [[Number.NaN]] },
      RangeError,
      'normalFormGame: "payoffs[0][0]" expected a finite number, got NaN',
    ],
    [
      { actions: [['a']], payoffs: [['1e350']] },
      RangeError,
      'normalFormGame: "payoffs[0][0]" expected a finite number, got "1e350"',
    ],
    [
      { actions: [['a']], payoffs: [['x']] },
      TypeError,
      'normalFormGame: "payoffs[0][0]" expected a number or a fraction, got "x"',
    ],
  ])('refusal %#', (input, type, message) => {
    expect(() => normalFormGame(input)).toThrow(new type(message));
  });
});

describe('profiles', () => {
  test('indices and profiles are inverse, the last player fastest', () => {
    const game = normalFormGame({ actions: [...two, ['x', 'y']], payoffs: [0, 0, 0].map(() => new Float64Array(12)) });
    expect(profileCount(game)).toBe(12);
    expect(profileStrides(game)).toEqual([6, 2, 1]);
    for (let k = 0; k < 12; k++) expect(profileIndex(game, profileAt(game, k))).toBe(k);
    expect(profileAt(game, 1)).toEqual([0, 0, 1]);
    expect(profileIndex(game, [1, 2, 0])).toBe(10);
  });
});

describe('games of matrices', () => {
  test('a symmetric game is the pair (u, transpose of u)', () => {
    const game = symmetricGame(
      [
        [1, 2],
        [3, 4],
      ],
      { actions: ['x', 'y'] },
    );
    expect(game.payoffs.map((row) => [...row])).toEqual([
      [1, 2, 3, 4],
      [1, 3, 2, 4],
    ]);
    expect(game.actions).toEqual([
      ['x', 'y'],
      ['x', 'y'],
    ]);
  });

  test('refusals', () => {
    expect(() =>
      bimatrixGame(
        [[1, 2], [3]],
        [
          [1, 2],
          [3, 4],
        ],
      ),
    ).toThrow(RangeError);
    expect(() => bimatrixGame([[1, 2]], [[1], [2]])).toThrow(RangeError);
    expect(() => bimatrixGame([], [])).toThrow(RangeError);
    expect(() => symmetricGame([[1, 2]])).toThrow(RangeError);
  });
});
