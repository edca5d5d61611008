import { cases, gameArbitrary } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bimatrixGame } from '../game/bimatrixGame.js';
import { normalFormGame } from '../game/normalFormGame.js';
import { loadGlpk } from '../program/glpk.js';
import { loadHighs } from '../program/highs.js';
import { extremeEquilibria } from './extremeEquilibria.js';
import { maxmin } from './maxmin.js';
import { stackelbergCommitment } from './stackelbergCommitment.js';

const engines = [await loadGlpk(), await loadHighs()];

describe.each(engines)('stackelbergCommitment: $name', (lp) => {
  it("Conitzer and Sandholm's example: half a dominated row is worth 3.5", () => {
    const game = bimatrixGame(
      [
        [2, 4],
        [1, 3],
      ],
      [
        [1, 0],
        [0, 1],
      ],
    );
    const result = stackelbergCommitment(game, { lp });
    expect(result).toMatchObject({ response: 1, ties: [0, 1] });
    expect(result.leaderPayoff).toBeCloseTo(3.5, 12);
    expect(result.upper).toBeCloseTo(3.5, 9);
    expect(Array.from(result.strategy)).toEqual([expect.closeTo(0.5, 12), expect.closeTo(0.5, 12)]);
    expect(result.byResponse).toEqual([expect.closeTo(2, 12), expect.closeTo(3.5, 12)]);
  });

  it('a dominated reply cannot be induced; either player may lead; degenerate games', () => {
    const game = bimatrixGame(
      [
        [9, 1],
        [9, 0],
      ],
      [
        [0, 1],
        [0, 1],
      ],
    );
    expect(stackelbergCommitment(game, { lp })).toMatchObject({
      byResponse: [null, 1],
      response: 1,
      leaderPayoff: 1,
      ties: [1],
    });
    expect(stackelbergCommitment(game, { lp, leader: 1 })).toMatchObject({
      leaderPayoff: 1,
      followerPayoff: 1,
      response: 0,
    });
    const flat = bimatrixGame([[5]], [[6]]);
    expect(stackelbergCommitment(flat, { lp })).toMatchObject({
      leaderPayoff: 5,
      followerPayoff: 6,
      violation: 0,
      upper: 5,
    });
    const three = normalFormGame({ actions: [['a'], ['b'], ['c']], payoffs: [[0], [0], [0]] });
    expect(() => stackelbergCommitment(three, { lp })).toThrow('expected two players, got 3');
    expect(() => stackelbergCommitment(game, { lp, leader: 2 })).toThrow(RangeError);
  });

  it('at least the best Nash payoff and the maxmin; no commitment on a grid does better', () => {
    fc.assert(
      fc.property(gameArbitrary({ maxPlayers: 2, maxActions: 3 }), fc.integer({ min: 0, max: 1 }), (game, leader) => {
        const result = stackelbergCommitment(game, { lp, leader });
        expect(result.violation).toBeLessThan(1e-9);
        expect(result.upper - result.leaderPayoff).toBeLessThan(1e-8);
        for (const { payoffs } of extremeEquilibria(game).equilibria) {
          expect(result.leaderPayoff).toBeGreaterThanOrEqual(payoffs[leader].toNumber() - 1e-9);
        }
        expect(result.leaderPayoff).toBeGreaterThanOrEqual(maxmin(game, leader, { lp }).lower - 1e-9);
        const size = game.actions[leader].length;
        const payoff = (player: number, a: number, b: number): number =>
          game.payoffs[player][leader === 0 ? a * game.actions[1].length + b : b * size + a];
        const grid = 12;
        for (let i = 0; i <= grid; i++) {
          for (let j = 0; j <= grid - i; j++) {
            const x = [i, j, grid - i - j].map((part) => part / grid);
            if (x.slice(size).some((part) => part > 0)) continue;
            const value = (player: number, b: number): number =>
              game.actions[leader].reduce((sum, _, a) => sum + x[a] * payoff(player, a, b), 0);
            const replies = game.actions[1 - leader].map((_, b) => value(1 - leader, b));
            const best = Math.max(...replies);
            replies.forEach((reply, b) => {
              if (reply >= best - 1e-12) expect(value(leader, b)).toBeLessThanOrEqual(result.upper + 1e-9);
            });
          }
        }
      }),
      { numRuns: cases(25, 500) },
    );
  });
});
