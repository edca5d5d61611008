import { type NormalFormGame, normalFormGame, type ProgramSolver } from '@folkways/core';
import { loadGlpk } from '@folkways/core/glpk';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { metaGame } from '../model/metaGame.js';
import { correlatedAdvice } from './correlatedAdvice.js';
import { equilibriumRange } from './equilibriumRange.js';
import { oneShotEquilibria } from './oneShotEquilibria.js';

let lp: ProgramSolver;
beforeAll(async () => {
  lp = await loadGlpk();
});

/** Bounds of the level v = max_c (payoff of reply c) over x supported in S, with every reply of T best. */
function levels(replies: number[][], support: number[], best: number[]): [number, number] | undefined {
  const n = replies[0].length;
  const columns = Array.from({ length: n + 1 }, (_, k) => k);
  const rows = replies.map((row, c) => ({
    columns,
    values: [...row, -1],
    lower: best.includes(c) ? 0 : -Infinity,
    upper: 0,
  }));
  rows.push({ columns, values: columns.map((k) => (k < n ? 1 : 0)), lower: 1, upper: 1 });
  const upper = columns.map((k) => (k === n ? Infinity : support.includes(k) ? 1 : 0));
  const lower = columns.map((k) => (k === n ? -Infinity : 0));
  const objective = columns.map((k) => (k === n ? 1 : 0));
  const ends = (['minimize', 'maximize'] as const).map((sense) => lp.solve({ sense, objective, rows, lower, upper }));
  if (ends[0].status !== 'optimal' || ends[1].status !== 'optimal') return undefined;
  return [ends[0].objective!, ends[1].objective!];
}

/** The range by two linear programs per pair of supports, which decouple. */
function rangeBySupports(game: NormalFormGame, weights: readonly number[]): [number, number] {
  const sizes = game.actions.map((names) => names.length);
  const subsets = (n: number): number[][] =>
    Array.from({ length: 2 ** n - 1 }, (_, code) =>
      Array.from({ length: n }, (_, a) => a).filter((a) => (((code + 1) >> a) & 1) === 1),
    );
  const ofFirst = Array.from({ length: sizes[0] }, (_, a) =>
    Array.from({ length: sizes[1] }, (_, b) => game.payoffs[0][a * sizes[1] + b]),
  );
  const ofSecond = Array.from({ length: sizes[1] }, (_, b) =>
    Array.from({ length: sizes[0] }, (_, a) => game.payoffs[1][a * sizes[1] + b]),
  );
  let low = Infinity;
  let high = -Infinity;
  for (const s of subsets(sizes[0])) {
    for (const t of subsets(sizes[1])) {
      const first = levels(ofFirst, t, s);
      const second = first && levels(ofSecond, s, t);
      if (first === undefined || second === undefined) continue;
      const ends = [first, second].map(([a, b], j) => [weights[j] * a, weights[j] * b]);
      low = Math.min(low, Math.min(...ends[0]) + Math.min(...ends[1]));
      high = Math.max(high, Math.max(...ends[0]) + Math.max(...ends[1]));
    }
  }
  return [low, high];
}

const metaGames = fc
  .record({
    payoffs: fc.tuple(
      fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 4, maxLength: 4 }),
      fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 4, maxLength: 4 }),
    ),
    shares: fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 4 })),
  })
  .map(({ payoffs, shares }) =>
    metaGame({
      game: normalFormGame({
        actions: [
          ['a', 'b'],
          ['c', 'd'],
        ],
        payoffs,
      }),
      shares: shares.map((share) => [`${share}/5`, `${5 - share}/5`]),
    }),
  );

describe('equilibriumRange', () => {
  test('equals the range found by linear programs over all pairs of supports, degenerate games included', () => {
    fc.assert(
      fc.property(metaGames, fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }), (meta, w1, w2) => {
        const result = oneShotEquilibria(meta);
        const { lower, upper, complete } = equilibriumRange(result, [w1, w2], { of: 'utilities' });
        expect(complete).toBe(true);
        const [low, high] = rangeBySupports(result.game, [w1, w2]);
        expect(lower.toNumber()).toBeCloseTo(low, 7);
        expect(upper.toNumber()).toBeCloseTo(high, 7);
      }),
      { numRuns: cases(6, 150) },
    );
  });

  test('lies within the range over correlated equilibria', () => {
    fc.assert(
      fc.property(metaGames, (meta) => {
        const { lower, upper } = equilibriumRange(oneShotEquilibria(meta), [1, 1]);
        const best = correlatedAdvice(meta, { lp, objective: { averages: [1, 1] } });
        const worst = correlatedAdvice(meta, { lp, objective: { averages: [-1, -1] } });
        expect(best.violation).toBeLessThan(1e-9);
        expect(best.objective).toBeGreaterThan(upper.toNumber() - 1e-8);
        expect(-worst.objective).toBeLessThan(lower.toNumber() + 1e-8);
      }),
      { numRuns: cases(20, 300) },
    );
  });

  test('refuses the wrong number of weights and what is no number', () => {
    const meta = metaGame({
      game: normalFormGame({ actions: [['a'], ['b']], payoffs: [[1], [2]] }),
      shares: [
        [1, 0],
        [0, 1],
      ],
    });
    const result = oneShotEquilibria(meta);
    expect(() => equilibriumRange(result, [1])).toThrow(
      new RangeError('equilibriumRange: "weights" expected 2 weights, got 1'),
    );
    expect(() => equilibriumRange(result, [1, 'x'])).toThrow(TypeError);
    expect(() => equilibriumRange(result, [1, Number.NaN])).toThrow(RangeError);
  });
});
