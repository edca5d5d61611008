import { bimatrixGame, extremeEquilibria, iteratedDominance, normalFormGame } from '@folkways/core';
import { cases, gameArbitrary } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('iteratedDominance', () => {
  it('solves the prisoners dilemma in one round, with the reasons', () => {
    const { surviving, steps, game } = iteratedDominance(
      bimatrixGame(
        [
          [3, 0],
          [5, 1],
        ],
        [
          [3, 5],
          [0, 1],
        ],
        {
          actions: [
            ['C', 'D'],
            ['C', 'D'],
          ],
        },
      ),
    );
    expect(surviving).toEqual([[1], [1]]);
    expect(game.actions).toEqual([['D'], ['D']]);
    expect(Array.from(game.payoffs[0])).toEqual([1]);
    expect(steps.map(({ round, player, action }) => [round, player, action])).toEqual([
      [1, 0, 0],
      [1, 1, 0],
    ]);
    expect(steps[0].dominatedBy.map(({ action, probability }) => `${action}:${probability}`)).toEqual(['1:1']);
  });

  it('finds an action that only a mixture dominates', () => {
    const game = bimatrixGame(
      [
        [3, 0],
        [0, 3],
        [1, 1],
      ],
      [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    );
    expect(iteratedDominance(game).surviving).toEqual([
      [0, 1, 2],
      [0, 1],
    ]);
    const { surviving, steps } = iteratedDominance(game, { by: 'mixed' });
    expect(surviving[0]).toEqual([0, 1]);
    expect(steps[0].dominatedBy.map(({ action, probability }) => `${action}:${probability}`)).toEqual([
      '0:1/2',
      '1:1/2',
    ]);
  });

  it('removes weakly dominated actions of three players', () => {
    // Two of three votes decide; everyone prefers 1 to 0: voting 0 is weakly dominated, not strictly.
    const pays = Array.from({ length: 8 }, (_, k) => ((k & 1) + ((k >> 1) & 1) + ((k >> 2) & 1) >= 2 ? 1 : 0));
    const vote = normalFormGame({
      actions: [
        ['0', '1'],
        ['0', '1'],
        ['0', '1'],
      ],
      payoffs: [pays, pays, pays],
    });
    expect(iteratedDominance(vote).steps).toEqual([]);
    expect(iteratedDominance(vote, { kind: 'weak' }).surviving).toEqual([[1], [1], [1]]);
  });

  it('keeps every equilibrium of a two-player game, by pure and by mixed strategies', () => {
    fc.assert(
      fc.property(gameArbitrary({ maxPlayers: 2, maxActions: 4 }), fc.constantFrom('pure', 'mixed'), (game, by) => {
        const reduced = iteratedDominance(game, { by: by as 'pure' | 'mixed' });
        const inside = extremeEquilibria(reduced.game).equilibria.map(({ strategies }) =>
          game.actions
            .map((names, i) => names.map((_, a) => strategies[i][reduced.surviving[i].indexOf(a)] ?? 0).join())
            .join(' | '),
        );
        const all = extremeEquilibria(game).equilibria.map(({ strategies }) =>
          strategies.map((s) => s.join()).join(' | '),
        );
        expect(inside.sort()).toEqual(all.sort());
      }),
      { numRuns: cases(40, 2000) },
    );
  });

  it('refuses what it does not do', () => {
    const game = bimatrixGame([[1]], [[1]]);
    expect(() => iteratedDominance(game, { kind: 'weak', by: 'mixed' })).toThrow('expected "pure" for weak dominance');
    expect(() => iteratedDominance(game, { kind: 'very' as 'weak' })).toThrow(RangeError);
  });
});

describe('iteratedDominance, stopped', () => {
  const game = bimatrixGame([[3, 0, 1], [0, 3, 1], [1, 1, 1]], [[0, 0, 0], [0, 0, 0], [0, 0, 0]]); // biome-ignore format: matrices

  it('by its signal and its time limit, whatever step it is at', () => {
    expect(() => iteratedDominance(game, { timeLimit: 0 })).toThrow(
      'iteratedDominance: stopped by the time limit of 0 s before there was an answer',
    );
    let total = 0;
    iteratedDominance(game, { by: 'mixed', signal: { get aborted() { total++; return false; } } }); // biome-ignore format: a counter
    for (let at = 0; at < total; at++) {
      let asked = 0;
      const signal = { get aborted() { return asked++ >= at; } }; // biome-ignore format: a counter
      expect(() => iteratedDominance(game, { by: 'mixed', signal })).toThrow(
        'iteratedDominance: stopped by the signal before there was an answer',
      );
    }
    expect(total).toBeGreaterThan(20);
  });
});
