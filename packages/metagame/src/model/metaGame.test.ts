import { bimatrixGame, Fraction, normalFormGame } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { metaGame } from './metaGame.js';

const game = bimatrixGame(
  [
    [-2, -5],
    [0, -4],
  ],
  [
    [-2, 0],
    [-5, -4],
  ],
  { players: ['Row', 'Column'] },
);
const half = ['1/2', '1/2'];

describe('metaGame', () => {
  test('keeps shares exactly, as fractions and as typed decimals', () => {
    const meta = metaGame({
      game,
      shares: [
        [0.9, 0.1],
        ['2/3', '1/3'],
      ],
      llms: ['large', 'small'],
    });
    expect(meta.exactShares.map((row) => row.map(String))).toEqual([
      ['9/10', '1/10'],
      ['2/3', '1/3'],
    ]);
    expect(meta.exact).toBe(true);
    expect(meta.masses.map(String)).toEqual(['47/30', '13/30']);
    expect([...meta.shares[1]]).toEqual([2 / 3, 1 / 3]);
    expect(meta.llms).toEqual(['large', 'small']);
  });

  test('normalises a row that is within 1e-9 of 1', () => {
    const meta = metaGame({ game, shares: [['0.3333333333', '0.6666666666'], half] });
    expect(meta.exactShares[0].map(String)).toEqual(['1/3', '2/3']);
  });

  test('is not exact when a share has more digits than were typed, or a payoff is a float', () => {
    expect(metaGame({ game, shares: [[1 / 3, 2 / 3], half] }).exact).toBe(false);
    const floats = normalFormGame({
      actions: game.actions,
      payoffs: [
        [0.5, 1, 2, 3],
        [0, 1, 2, 3],
      ],
    });
    expect(metaGame({ game: floats, shares: [half, half] }).exact).toBe(false);
  });

  test('lists the roles in which an LLM has clients', () => {
    expect(
      metaGame({
        game,
        shares: [
          [1, 0, 0],
          [0, half[0], half[1]],
        ],
      }).governed,
    ).toEqual([[0], [1], [1]]);
    expect(metaGame({ game, shares: [[1], [Fraction.ONE]] }).governed).toEqual([[0, 1]]);
  });

  test.each([
    ['a sum', [[0.9, 0.05], half], '"shares[0]" (role "Row") expected shares with sum 1, got 0.95'],
    [
      'a negative share',
      [half, [-0.5, 1.5]],
      '"shares[1]" (role "Column"), share of "LLM 1", expected a number in [0, 1], got -0.5',
    ],
    [
      'a share above 1',
      [['3/2', '0'], half],
      '"shares[0]" (role "Row"), share of "LLM 1", expected a number in [0, 1], got 3/2',
    ],
    [
      'NaN',
      [[Number.NaN, 1], half],
      '"shares[0]" (role "Row"), share of "LLM 1", expected a number in [0, 1], got NaN',
    ],
    ['too few rows', [half], '"shares" expected 2 rows, one per role, got 1'],
    ['a ragged row', [half, [1]], '"shares[1]" (role "Column") expected 2 shares, one per LLM, got 1'],
    ['no LLM', [[], []], '"llms" expected at least one LLM, got none'],
    [
      'an LLM without clients',
      [
        [1, 0],
        [1, 0],
      ],
      '"shares" expected clients for every LLM, got none for "LLM 2"',
    ],
  ])('refuses %s in one line', (_, shares, message) => {
    expect(() => metaGame({ game, shares })).toThrow(new RangeError(`metaGame: ${message}`));
  });

  test('refuses what is no share, no game, and no list of names', () => {
    expect(() => metaGame({ game, shares: [['a half', '1/2'], half] })).toThrow(
      new TypeError(
        'metaGame: "shares[0]" (role "Row"), share of "LLM 1", expected a number or a fraction, got "a half"',
      ),
    );
    const unpaid = { ...game, payoffs: undefined } as unknown as typeof game;
    expect(() => metaGame({ game: unpaid, shares: [half, half] })).toThrow(TypeError);
    const underpaid = { ...game, payoffs: [game.payoffs[0], game.payoffs[1].slice(1)] };
    expect(() => metaGame({ game: underpaid, shares: [half, half] })).toThrow(
      'metaGame: "game.payoffs[1]" expected 4 payoffs, got 3',
    );
    const alone = normalFormGame({ actions: [['a']], payoffs: [[1]] });
    expect(() => metaGame({ game: alone, shares: [[1]] })).toThrow(
      new RangeError('metaGame: "game" expected at least two roles, got 1'),
    );
    expect(() => metaGame({ game, shares: [half, half], llms: ['a', 'a'] })).toThrow(RangeError);
    expect(() => metaGame({ game, shares: [half, half], llms: ['a'] })).toThrow(RangeError);
  });
});
