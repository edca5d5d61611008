import {
  extremeEquilibria,
  isolatedEquilibria,
  logitEquilibrium,
  type NormalFormGame,
  normalFormGame,
} from '@folkways/core';
import { cases, gameArbitrary } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const sorted = (profiles: readonly (readonly (readonly number[])[])[]): string[] =>
  profiles.map((profile) => profile.map((s) => s.map((p) => (p + 0).toFixed(6)).join()).join(' | ')).sort();

describe('isolatedEquilibria', () => {
  it('is what exact enumeration finds, wherever it says it is complete', () => {
    let decided = 0;
    fc.assert(
      fc.property(gameArbitrary({ maxPlayers: 2, payoffBound: 100 }), (game) => {
        const { equilibria, complete } = isolatedEquilibria(game, { boxLimit: 2_000 });
        if (complete !== true) return;
        decided++;
        const exact = extremeEquilibria(game).equilibria.map(({ strategies }) =>
          strategies.map((s) => s.map((p) => p.toNumber())),
        );
        expect(sorted(equilibria.map(({ strategies }) => strategies))).toEqual(sorted(exact));
      }),
      { numRuns: cases(25, 1000) },
    );
    expect(decided).toBeGreaterThan(0);
  });

  it('finds an odd number of equilibria in three-player games without ties (Wilson 1971), the logit limit among them', () => {
    let odd = 0;
    fc.assert(
      fc.property(gameArbitrary({ minPlayers: 3, payoffBound: 1000, maxActions: 2 }), (game) => {
        const { equilibria, complete } = isolatedEquilibria(game, { boxLimit: 2_000 });
        fc.pre(complete === true && hasNoTies(game));
        odd++;
        expect(equilibria.length % 2).toBe(1);
        const limit = logitEquilibrium(game);
        expect(limit.status).toBe('equilibrium');
        expect(sorted(equilibria.map(({ strategies }) => strategies))).toContain(sorted([limit.strategies])[0]);
      }),
      { numRuns: cases(25, 1000) },
    );
    expect(odd).toBeGreaterThan(0);
  });

  it('adds a null player without changing anything', () => {
    fc.assert(
      fc.property(gameArbitrary({ maxPlayers: 2, maxActions: 2, payoffBound: 50 }), (game) => {
        const wider = normalFormGame({
          actions: [...game.actions, ['only']],
          payoffs: [...game.payoffs.map((values) => Array.from(values)), Array.from(game.payoffs[0], () => 0)],
        });
        const [two, three] = [game, wider].map((each) => isolatedEquilibria(each, { boxLimit: 2_000 }));
        expect(three.complete).toBe(two.complete);
        expect(sorted(three.equilibria.map(({ strategies }) => strategies.slice(0, 2)))).toEqual(
          sorted(two.equilibria.map(({ strategies }) => strategies)),
        );
      }),
      { numRuns: cases(30, 500) },
    );
  });

  it('says why it is not complete', () => {
    const zeros = normalFormGame({
      actions: [
        ['a', 'b'],
        ['a', 'b'],
      ],
      payoffs: [
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ],
    });
    const flat = isolatedEquilibria(zeros, { boxLimit: 2_000 });
    expect(flat.complete).toBe('unknown');
    expect(flat.reason).toBe(
      '5 of 9 support profiles are undecided: they may carry a continuum of equilibria or a multiple one',
    );
    expect(flat.undecided[0]).toEqual([[0], [0, 1]]);
    const stopped = isolatedEquilibria(zeros, { timeLimit: 0 });
    expect(stopped.complete).toBe(false);
    expect(stopped.reason).toBe('stopped after 0 of 9 support profiles');
    expect(() => isolatedEquilibria(zeros, { supportLimit: 8 })).toThrow('use logitEquilibrium for one equilibrium');
  });
});

describe('logitEquilibrium', () => {
  it('traces quantal responses: log-odds are lambda times payoff differences', () => {
    fc.assert(
      fc.property(gameArbitrary({ maxPlayers: 3, payoffBound: 20 }), (game) => {
        const { path, status } = logitEquilibrium(game);
        expect(status).toBe('equilibrium');
        for (const { lambda, strategies } of path) {
          strategies.forEach((strategy, i) => {
            const payoffs = strategy.map((_, a) => against(game, strategies, i, a));
            strategy.forEach((p, a) => {
              if (Math.min(p, strategy[0]) < 1e-250) return;
              expect(Math.log(p) - Math.log(strategy[0])).toBeCloseTo(lambda * (payoffs[a] - payoffs[0]), 5);
            });
          });
        }
      }),
      { numRuns: cases(25, 1000) },
    );
  });
});

/** The expected payoff of an action, by the definition. */
function against(
  game: NormalFormGame,
  strategies: readonly (readonly number[])[],
  player: number,
  action: number,
): number {
  let sum = 0;
  game.payoffs[player].forEach((payoff, k) => {
    let rest = k;
    let weight = 1;
    for (let i = strategies.length - 1; i >= 0; i--) {
      const a = rest % strategies[i].length;
      rest = Math.floor(rest / strategies[i].length);
      weight *= i === player ? (a === action ? 1 : 0) : strategies[i][a];
    }
    sum += weight * payoff;
  });
  return sum;
}

function hasNoTies(game: NormalFormGame): boolean {
  return game.payoffs.every((values) => new Set(values).size === values.length);
}
