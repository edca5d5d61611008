import { cases, gameArbitrary } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bimatrixGame, symmetricGame } from '../game/bimatrixGame.js';
import { type NormalFormGame, normalFormGame } from '../game/normalFormGame.js';
import { profileAt, profileCount } from '../game/profile.js';
import { loadGlpk } from '../program/glpk.js';
import { loadHighs } from '../program/highs.js';
import { coarseCorrelatedEquilibrium, correlatedEquilibrium } from './correlatedEquilibrium.js';
import { correlatedPayoffs } from './correlatedPayoffs.js';
import { deviations, worstDeviation } from './deviationRows.js';
import { extremeEquilibria } from './extremeEquilibria.js';
import { pureEquilibria } from './pureEquilibria.js';

const engines = [await loadGlpk(), await loadHighs()];
const lp = engines[0];
const chicken = symmetricGame([
  [6, 2],
  [7, 0],
]);

const product = (game: NormalFormGame, strategies: readonly ArrayLike<number>[]): Float64Array =>
  Float64Array.from({ length: profileCount(game) }, (_, k) =>
    profileAt(game, k).reduce((p, a, q) => p * strategies[q][a], 1),
  );
const sum = (payoffs: readonly number[]): number => payoffs.reduce((total, u) => total + u, 0);

describe.each(engines)('correlated equilibria: $name', (engine) => {
  it("Aumann's chicken: half a mediator, 10.5 in all", () => {
    const { probabilities, payoffs, objective, upper, violation } = correlatedEquilibrium(chicken, { lp: engine });
    expect(Array.from(probabilities)).toEqual([0.5, 0.25, 0.25, 0].map((p) => expect.closeTo(p, 12)));
    expect(payoffs).toEqual([expect.closeTo(5.25, 12), expect.closeTo(5.25, 12)]);
    expect(objective).toBeCloseTo(10.5, 12);
    expect(upper).toBeCloseTo(10.5, 12);
    expect(violation).toBeLessThan(1e-12);
  });

  it('Moulin and Vial: coarse correlation beats every correlated equilibrium of a game with one equilibrium', () => {
    // After Moulin and Vial (1978): rock-paper-scissors in which losing costs twice what winning gives. Never meeting a loss needs ties only,
    // which no recommendation survives; committing in advance does not pay against them.
    const A = [
      [0, -2, 1],
      [1, 0, -2],
      [-2, 1, 0],
    ];
    const game = bimatrixGame(
      A,
      A.map((_, s) => A.map((row) => row[s])),
    );
    const correlated = correlatedEquilibrium(game, { lp: engine });
    const coarse = coarseCorrelatedEquilibrium(game, { lp: engine });
    expect(correlated.objective).toBeCloseTo(-2 / 3, 9);
    expect(coarse.objective).toBeCloseTo(0, 9);
    expect(coarse.violation).toBeLessThan(1e-10);
    expect(correlated.upper).toBeLessThan(coarse.objective);
  });

  it('three players: what each objective asks for', () => {
    const two = ['0', '1'];
    // Everybody gets 1 when all agree, player 0 a further 3 at (1, 1, 1).
    const payoffs = [0, 1, 2].map((i) => [1, 0, 0, 0, 0, 0, 0, i === 0 ? 4 : 1]);
    const game = normalFormGame({ actions: [two, two, two], payoffs });
    expect(correlatedEquilibrium(game, { lp: engine, objective: { weights: [1, 0, 0] } }).payoffs[0]).toBeCloseTo(
      4,
      12,
    );
    expect(correlatedEquilibrium(game, { lp: engine, objective: { weights: [-1, 0, 0] } }).payoffs[0]).toBeLessThan(
      0.9,
    );
    const only = { values: [1, 0, 0, 0, 0, 0, 0, 0] };
    expect(correlatedEquilibrium(game, { lp: engine, objective: only }).probabilities[0]).toBeCloseTo(1, 12);
  });

  it('one action each, constant payoffs, bad objectives', () => {
    const single = normalFormGame({ actions: [['a'], ['b'], ['c']], payoffs: [[1], [2], [3]] });
    for (const solve of [correlatedEquilibrium, coarseCorrelatedEquilibrium]) {
      expect(solve(single, { lp: engine })).toMatchObject({
        payoffs: [1, 2, 3],
        objective: 6,
        upper: 6,
        violation: 0,
        deviation: null,
      });
      expect(solve(bimatrixGame([[2, 2]], [[1, 1]]), { lp: engine })).toMatchObject({ objective: 3, violation: 0 });
    }
    expect(() => correlatedEquilibrium(chicken, { lp: engine, objective: { weights: [1] } })).toThrow(
      '"objective.weights" expected 2 numbers, got 1',
    );
    expect(() => correlatedEquilibrium(chicken, { lp: engine, objective: { values: [1, 2, 3, Number.NaN] } })).toThrow(
      RangeError,
    );
    expect(() => correlatedEquilibrium(chicken, { lp: engine, objective: 'riches' as 'welfare' })).toThrow(RangeError);
  });
});

describe('correlated equilibria, laws', () => {
  it('the polytope holds every pure equilibrium, and nothing that is not one', () => {
    fc.assert(
      fc.property(gameArbitrary({ maxActions: 3 }), (game) => {
        const list = deviations('test', game, false);
        const pure = new Set(pureEquilibria(game).profiles.map(String));
        for (let k = 0; k < profileCount(game); k++) {
          const point = new Float64Array(profileCount(game));
          point[k] = 1;
          expect(worstDeviation(game, list, point).violation === 0).toBe(pure.has(String(profileAt(game, k))));
        }
      }),
      { numRuns: cases(30, 1000) },
    );
  });

  it('it holds every extreme equilibrium of a two-player game, and its welfare is no less', () => {
    fc.assert(
      fc.property(gameArbitrary({ maxPlayers: 2 }), (game) => {
        const best = correlatedEquilibrium(game, { lp });
        expect(best.violation).toBeLessThan(1e-9);
        const coarse = coarseCorrelatedEquilibrium(game, { lp });
        expect(coarse.objective).toBeGreaterThanOrEqual(best.objective - 1e-9);
        for (const { strategies, payoffs } of extremeEquilibria(game).equilibria) {
          const floats = strategies.map((x) => x.map((p) => p.toNumber()));
          expect(worstDeviation(game, deviations('test', game, false), product(game, floats)).violation).toBeLessThan(
            1e-12,
          );
          expect(sum(payoffs.map((u) => u.toNumber()))).toBeLessThanOrEqual(best.upper + 1e-9);
        }
      }),
      { numRuns: cases(30, 1000) },
    );
  });

  it('the violation is what deviating gains, coarse <= fine, and the optimum has no better neighbour bound', () => {
    fc.assert(
      fc.property(
        gameArbitrary(),
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 3 }),
        (game, all) => {
          const weights = all.slice(0, game.players.length);
          for (const solve of [correlatedEquilibrium, coarseCorrelatedEquilibrium]) {
            const { probabilities, objective, upper, violation } = solve(game, { lp, objective: { weights } });
            expect(sum(Array.from(probabilities))).toBeCloseTo(1, 12);
            expect(violation).toBeLessThan(1e-9);
            expect(upper - objective).toBeLessThan(1e-8);
            expect(upper).toBeGreaterThanOrEqual(objective);
          }
          const fine = correlatedEquilibrium(game, { lp, objective: { weights } });
          expect(worstDeviation(game, deviations('test', game, true), fine.probabilities).violation).toBeLessThan(1e-9);
        },
      ),
      { numRuns: cases(30, 1000) },
    );
  });
});

describe('correlatedPayoffs', () => {
  it('the polygon of chicken, counter-clockwise', () => {
    const corners = correlatedPayoffs(chicken, { lp });
    const expected = [
      [2, 7],
      [3.6, 3.6],
      [7, 2],
      [5.25, 5.25],
    ];
    expect(corners.map(({ payoffs }) => payoffs)).toEqual(expected.map((p) => p.map((u) => expect.closeTo(u, 9))));
    for (const { violation } of corners) expect(violation).toBeLessThan(1e-9);
  });

  it('points and segments', () => {
    const dilemma = symmetricGame([
      [3, -5],
      [5, 0],
    ]);
    expect(correlatedPayoffs(dilemma, { lp }).map(({ payoffs }) => payoffs)).toEqual([[0, 0]]);
    const common = bimatrixGame(
      [
        [2, 0],
        [0, 1],
      ],
      [
        [2, 0],
        [0, 1],
      ],
    );
    const ends = correlatedPayoffs(common, { lp }).map(({ payoffs }) => payoffs[0]);
    expect(ends).toEqual([expect.closeTo(2 / 3, 9), expect.closeTo(2, 9)]);
    expect(correlatedPayoffs(bimatrixGame([[3, 3]], [[1, 1]]), { lp })).toHaveLength(1);
    // The engine's point for the indifferent player is inside the segment: the ends must survive it.
    const flat = correlatedPayoffs(bimatrixGame([[0, 1, -1]], [[0, 0, 0]]), { lp });
    expect(flat.map(({ payoffs }) => payoffs[0]).sort()).toEqual([-1, 1]);
    expect(() => correlatedPayoffs(normalFormGame({ actions: [['a']], payoffs: [[1]] }), { lp })).toThrow(
      'expected two players, got 1',
    );
  });

  it('is convex, holds every Nash payoff, and supports every direction', () => {
    fc.assert(
      fc.property(
        gameArbitrary({ maxPlayers: 2 }),
        fc.constantFrom('correlated' as const, 'coarse' as const),
        (game, kind) => {
          const corners = correlatedPayoffs(game, { lp, kind });
          const points = corners.map(({ payoffs }) => payoffs);
          const inside = (x: number, y: number, slack: number): boolean =>
            points.every(([px, py], i) => {
              const [qx, qy] = points[(i + 1) % points.length];
              return (qx - px) * (y - py) - (qy - py) * (x - px) >= -slack;
            });
          for (const [x, y] of points) expect(inside(x, y, 1e-6)).toBe(true);
          for (const { payoffs } of extremeEquilibria(game).equilibria) {
            expect(inside(payoffs[0].toNumber(), payoffs[1].toNumber(), 1e-6)).toBe(true);
          }
          const solve = kind === 'coarse' ? coarseCorrelatedEquilibrium : correlatedEquilibrium;
          for (const weights of [
            [1, 0],
            [0, -1],
            [2, 3],
            [-5, 1],
          ]) {
            const best = Math.max(...points.map(([x, y]) => weights[0] * x + weights[1] * y));
            expect(best).toBeCloseTo(solve(game, { lp, objective: { weights } }).objective, 6);
          }
        },
      ),
      { numRuns: cases(40, 600) },
    );
  });
});
