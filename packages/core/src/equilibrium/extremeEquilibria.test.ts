import { bimatrixGame, extremeEquilibria, normalFormGame, SizeError } from '@folkways/core';
import { describe, expect, it } from 'vitest';

const identity = (n: number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));

describe('extremeEquilibria', () => {
  it('finds the three equilibria of the battle of the sexes, with payoffs', () => {
    const { equilibria, components, complete, notes } = extremeEquilibria(
      bimatrixGame(
        [
          [3, 0],
          [0, 2],
        ],
        [
          [2, 0],
          [0, 3],
        ],
      ),
    );
    expect(equilibria.map(({ strategies }) => strategies.join(' | '))).toEqual([
      '1,0 | 1,0',
      '3/5,2/5 | 2/5,3/5',
      '0,1 | 0,1',
    ]);
    expect(equilibria.map(({ payoffs }) => payoffs.join())).toEqual(['3,2', '6/5,6/5', '2,3']);
    expect(components).toHaveLength(3);
    expect(complete).toBe(true);
    expect(notes).toEqual([]);
  });

  it('lists 2^n - 1 equilibria of the identity game', () => {
    for (const n of [1, 2, 5, 8]) {
      const { equilibria } = extremeEquilibria(bimatrixGame(identity(n), identity(n)));
      expect(equilibria).toHaveLength(2 ** n - 1);
    }
  });

  it('makes one subset of a game in which nothing matters', () => {
    const zeros = [
      [0, 0, 0],
      [0, 0, 0],
    ];
    const { equilibria, components } = extremeEquilibria(bimatrixGame(zeros, zeros));
    expect(equilibria).toHaveLength(6);
    expect(components).toHaveLength(1);
    expect(components[0].subsets).toHaveLength(1);
    expect(components[0].subsets[0].strategies.map((vertices) => vertices.length)).toEqual([2, 3]);
  });

  it('splits a connected component into its maximal subsets', () => {
    // Both edges meet in the corner (top, left): von Stengel's example of two subsets in one component.
    const { equilibria, components } = extremeEquilibria(
      bimatrixGame(
        [
          [1, 1],
          [1, 0],
        ],
        [
          [1, 1],
          [1, 0],
        ],
      ),
    );
    expect(equilibria.map(({ strategies }) => strategies.join(' | '))).toEqual(['1,0 | 1,0', '1,0 | 0,1', '0,1 | 1,0']);
    expect(components).toHaveLength(1);
    expect(components[0].subsets.map((subset) => subset.equilibria)).toEqual([
      [0, 1],
      [0, 2],
    ]);
  });

  it('keeps payoffs exact: thirds, tenths and numbers beyond the doubles', () => {
    const game = normalFormGame({
      actions: [
        ['a', 'b'],
        ['a', 'b'],
      ],
      payoffs: [
        ['1/3', 0, 0, '0.1'],
        ['9007199254740993', 0, 0, '9007199254740992'],
      ],
    });
    const mixed = extremeEquilibria(game).equilibria[1];
    expect(mixed.strategies.join(' | ')).toBe(
      '9007199254740992/18014398509481985,9007199254740993/18014398509481985 | 3/13,10/13',
    );
    expect(String(mixed.payoffs[0])).toBe('1/13');
  });

  it('treats floats as the decimals they print as, and says when two almost tie', () => {
    const { notes, equilibria } = extremeEquilibria(bimatrixGame([[0.1 + 0.2], [0.3]], [[1], [1]]));
    expect(equilibria.map(({ strategies }) => strategies.join(' | '))).toEqual(['1,0 | 1']);
    expect(notes).toEqual(['two payoffs of Player 1 differ by only 4e-17']);
  });

  it('decides payoffs of wild scales exactly', () => {
    const { equilibria } = extremeEquilibria(
      bimatrixGame(
        [
          ['1e300', 0],
          [0, '1e-300'],
        ],
        [
          [0, '1e-300'],
          ['1e300', 0],
        ],
      ),
    );
    expect(equilibria).toHaveLength(1);
    expect(equilibria[0].strategies[1][0].denominator).toBe(10n ** 600n + 1n);
  });

  it('returns all pure equilibria and says so when time is over', () => {
    const game = bimatrixGame(identity(8), identity(8));
    for (const options of [{ timeLimit: 0 }, { signal: { aborted: true } }]) {
      const { equilibria, complete, notes } = extremeEquilibria(game, options);
      expect(complete).toBe(false);
      expect(equilibria).toHaveLength(8);
      expect(notes).toEqual(['stopped before the end: listed are all pure equilibria and the others found so far']);
    }
  });

  it('reports progress', () => {
    const seen: number[] = [];
    extremeEquilibria(bimatrixGame(identity(4), identity(4)), { onProgress: ({ player }) => seen.push(player) });
    expect(new Set(seen)).toEqual(new Set([0, 1]));
  });

  it('refuses what it cannot do, with a way out', () => {
    const cube = normalFormGame({ actions: [['a'], ['a'], ['a']], payoffs: [[0], [0], [0]] });
    expect(() => extremeEquilibria(cube)).toThrow('extremeEquilibria: "game" expected two players, got 3');
    expect(() => extremeEquilibria(bimatrixGame(identity(30), identity(30)))).toThrow(SizeError);
    expect(() => extremeEquilibria(bimatrixGame(identity(5), identity(5)), { vertexLimit: 10 })).toThrow(
      'may have 42.0 vertices, above "vertexLimit" 10; raise the limit, or use lemkeHowson for one equilibrium',
    );
    expect(() => extremeEquilibria(bimatrixGame([[1]], [[1]]), { timeLimit: -1 })).toThrow(RangeError);
  });
});
