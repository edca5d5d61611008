import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bimatrixGame, normalFormGame, permutePlayers, pureEquilibria } from '../index.js';

describe('pureEquilibria', () => {
  test('no equilibrium gives an empty list', () => {
    const pennies = bimatrixGame(
      [
        [1, -1],
        [-1, 1],
      ],
      [
        [-1, 1],
        [1, -1],
      ],
    );
    expect(pureEquilibria(pennies)).toEqual({ profiles: [], strict: [] });
  });

  test('a game of ties: every profile, none strict', () => {
    const result = pureEquilibria(bimatrixGame([[0, 0]], [[0, 0]]));
    expect(result).toEqual({
      profiles: [
        [0, 0],
        [0, 1],
      ],
      strict: [false, false],
    });
  });

  test('one profile is a strict equilibrium', () => {
    expect(pureEquilibria(bimatrixGame([[3]], [[4]]))).toEqual({ profiles: [[0, 0]], strict: [true] });
  });

  test('exact where payoffs are rational: 1/3 beats its nearest double, which beats nothing', () => {
    const game = normalFormGame({ actions: [['a', 'b']], payoffs: [['0.3333333333333333', '1/3']] });
    expect(pureEquilibria(game)).toEqual({ profiles: [[1]], strict: [true] });
    expect(pureEquilibria(game, { tolerance: 1e-9 })).toEqual({ profiles: [[0], [1]], strict: [false, false] });
  });

  test('a game of floats is compared to 1e-9 of the payoff range', () => {
    const game = normalFormGame({ actions: [['a', 'b', 'c']], payoffs: [[0.1 + 0.2, 0.3, 0.5 - 1]] });
    expect(pureEquilibria(game)).toEqual({ profiles: [[0], [1]], strict: [false, false] });
    expect(pureEquilibria(game, { tolerance: 0 })).toEqual({ profiles: [[0]], strict: [true] });
  });

  test('a range beyond the doubles', () => {
    const game = normalFormGame({ actions: [['a', 'b']], payoffs: [[1.7e308, -1.7e308]] });
    expect(pureEquilibria(game).profiles).toEqual([[0]]);
  });

  test.each([-1, Number.NaN, Infinity])('tolerance %s is refused', (tolerance) => {
    expect(() => pureEquilibria(bimatrixGame([[1]], [[1]]), { tolerance })).toThrow(RangeError);
  });
});

interface Case {
  readonly id: string;
  readonly strategies: number[];
  readonly payoffs: (number | string)[][];
  readonly purebrute: number[][];
}

const fixture = new URL('./fixtures/nplayerPure.golden.json', import.meta.url);
const { games } = JSON.parse(readFileSync(fixture, 'utf8')) as { games: Case[] };

describe('published games of three and four players', () => {
  test.each(games)('$id', ({ strategies, payoffs, purebrute }) => {
    // the fixture has the first player fastest: that is our order with the players reversed
    const names = [...strategies].reverse().map((size) => Array.from({ length: size }, (_, a) => String(a)));
    const reversed = normalFormGame({ actions: names, payoffs: [...payoffs].reverse() });
    const game = permutePlayers(
      reversed,
      strategies.map((_, i) => strategies.length - 1 - i),
    );
    expect(pureEquilibria(game).profiles.sort()).toEqual(purebrute.sort());
  });
});
