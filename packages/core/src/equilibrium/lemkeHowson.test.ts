import {
  bimatrixGame,
  lemkeHowson,
  normalFormGame,
  randomStream,
  regret,
  SizeError,
  uniformInteger,
} from '@folkways/core';
import { describe, expect, it } from 'vitest';

const random = (m: number, n: number, seed: number, high: number): number[][] => {
  const rng = randomStream(seed, 0);
  return Array.from({ length: m }, () => Array.from({ length: n }, () => uniformInteger(rng, 0, high)));
};

describe('lemkeHowson', () => {
  // von Stengel (2007), Equilibrium computation, eq. (3.7): three equilibria, of which the path reaches two from the outside.
  const game = bimatrixGame(
    [
      [3, 3],
      [2, 5],
      [0, 6],
    ],
    [
      [3, 2],
      [2, 6],
      [3, 1],
    ],
  );

  it('follows the path of every label of a textbook game', () => {
    const ends = [0, 1, 2, 3, 4].map((label) => lemkeHowson(game, { label }).strategies.join(' | '));
    expect(ends).toEqual(['1,0,0 | 1,0', '0,1/3,2/3 | 1/3,2/3', '1,0,0 | 1,0', '1,0,0 | 1,0', '0,1/3,2/3 | 1/3,2/3']);
  });

  it('ends for the games on which naive tie-breaking cycles', () => {
    // QuantEcon.py, test_lemke_howson.py
    const cycling = bimatrixGame(
      [
        [0, 0, 0],
        [0, 1, 0],
        [1, 0, 0],
      ],
      [
        [0, 0, 0],
        [0, 0, 1],
        [0, 1, 0],
      ],
    );
    for (let label = 0; label < 6; label++) {
      const { strategies } = lemkeHowson(cycling, { label });
      expect(regret(cycling, strategies).numerator).toBe(0n);
    }
  });

  it('solves 100 x 100 games exactly, degenerate ones too', () => {
    for (const high of [1, 3, 99]) {
      const large = bimatrixGame(random(100, 100, 1, high), random(100, 100, 2, high));
      const result = lemkeHowson(large);
      expect(String(regret(large, result.strategies))).toBe('0');
      expect(result.regret.numerator).toBe(0n);
    }
  });

  it('follows the label it is given in a large game', () => {
    const large = bimatrixGame(random(30, 30, 3, 99), random(30, 30, 4, 99));
    for (const label of [0, 17, 59]) {
      const result = lemkeHowson(large, { label });
      expect(result.label).toBe(label);
      expect(String(regret(large, result.strategies))).toBe('0');
    }
  });

  it('refuses labels that do not exist and paths that are too long', () => {
    expect(() => lemkeHowson(game, { label: 5 })).toThrow('lemkeHowson: "label" expected an integer in [0, 4], got 5');
    expect(() => lemkeHowson(game, { label: 1, pivotLimit: 1 })).toThrow(SizeError);
    expect(() => lemkeHowson(normalFormGame({ actions: [['a']], payoffs: [[0]] }))).toThrow(
      'expected two players, got 1',
    );
  });
});
