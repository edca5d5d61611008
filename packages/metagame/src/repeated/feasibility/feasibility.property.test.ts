import { Fraction } from '@folkways/core';
import { loadGlpk } from '@folkways/core/glpk';
import { cases, gameArbitrary } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metaGame } from '../../model/metaGame.js';
import { utilities } from '../../model/utilities.js';
import { individualRationality } from '../rationality/individualRationality.js';
import { convexWeights } from './convexWeights.js';
import { feasibility } from './feasibility.js';
import { implementationCycle } from './implementationCycle.js';
import { payoffVectors } from './payoffVectors.js';

const lp = await loadGlpk();
const fraction = fc
  .tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 1, max: 4 }))
  .map(([n, d]) => Fraction.of(n, d));

describe('convexWeights', () => {
  test('finds exact weights on at most d + 1 columns for any mixture, whatever the order', () => {
    const problem = fc.integer({ min: 1, max: 3 }).chain((d) =>
      fc.record({
        columns: fc.array(fc.array(fraction, { minLength: d, maxLength: d }), { minLength: 1, maxLength: 7 }),
        weights: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 7, maxLength: 7 }),
        seed: fc.integer({ min: 0, max: 6 }),
      }),
    );
    fc.assert(
      fc.property(problem, ({ columns, weights, seed }) => {
        const used = weights.slice(0, columns.length);
        if (used.reduce((a, b) => a + b, 0) === 0) used[0] = 1;
        const total = used.reduce((a, b) => a + b, 0);
        const mix = (by: readonly Fraction[]) =>
          columns[0].map((_, i) =>
            columns.reduce((sum, column, c) => sum.add(column[i].multiply(by[c])), Fraction.ZERO),
          );
        const target = mix(used.map((weight) => Fraction.of(weight, total)));
        const order = columns.map((_, c) => (c + seed) % columns.length);
        const found = convexWeights(columns, target, order);
        if (found === null) throw new Error('a mixture was called infeasible');
        expect(found.length).toBeLessThanOrEqual(target.length + 1);
        const back = columns.map((_, c) => found.find(({ column }) => column === c)?.weight ?? Fraction.ZERO);
        expect(String(back.reduce((sum, weight) => sum.add(weight)))).toBe('1');
        expect(mix(back).map(String)).toEqual(target.map(String));
        const above = columns.reduce((most, [x]) => (x.compare(most) > 0 ? x : most), columns[0][0]);
        expect(convexWeights(columns, [above.add(Fraction.of(1, 1000)), ...target.slice(1)], order)).toBe(null);
      }),
      { numRuns: cases(100, 3000) },
    );
  });
});

const problem = fc
  .record({
    game: gameArbitrary({ maxPlayers: 2, maxActions: 2 }),
    rows: fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 2,
    }),
    weights: fc
      .array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 })
      .filter((w) => w.some((x) => x > 0)),
    picks: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
  })
  .filter(({ game }) => game.players.length === 2)
  .map(({ game, rows, weights, picks }) => ({
    meta: metaGame({ game, shares: rows.map((row) => row.map((x) => `${x}/${row.reduce((a, b) => a + b)}`)) }),
    weights,
    picks,
  }));

describe('feasibility', () => {
  test('a mixture of pure profiles is feasible, and schedules reproduce it exactly', () => {
    fc.assert(
      fc.property(problem, ({ meta, weights, picks }) => {
        const vectors = payoffVectors('test', meta);
        const total = weights.reduce((a, b) => a + b);
        const target = meta.llms.map((_, j) =>
          weights.reduce(
            (sum, weight, n) =>
              sum.add(vectors[picks[n] % vectors.length].payoffs[j].multiply(Fraction.of(weight, total))),
            Fraction.ZERO,
          ),
        );
        const found = feasibility(meta, target, { lp, nodeLimit: 1 });
        expect(found).toMatchObject({ feasible: true, exact: true, distance: 0 });
        const { schedule, length, error } = implementationCycle(meta, target, { lp, tolerance: 0.05 });
        expect(error).toBeLessThanOrEqual(0.05);
        const average = target.map((_, j) =>
          schedule.reduce((sum, { profile, periods }) => sum + (periods / length) * utilities(meta, profile)[j], 0),
        );
        average.forEach((payoff, j) => {
          expect(Math.abs(payoff - target[j].toNumber())).toBeLessThanOrEqual(0.05 + 1e-9);
        });
      }),
      { numRuns: cases(15, 300) },
    );
  });

  test('splits punish no better than lotteries, and those no better than correlated punishers; two roles: split = lottery', () => {
    fc.assert(
      fc.property(problem, ({ meta }) => {
        const [split, lottery, correlated] = (['split', 'lottery', 'correlated'] as const).map((kind) =>
          individualRationality(meta, { lp, kind, nodeLimit: 50 }),
        );
        meta.llms.forEach((_, j) => {
          expect(correlated[j].lower).toBeLessThanOrEqual(lottery[j].upper + 1e-9);
          expect(lottery[j].lower).toBeLessThanOrEqual(split[j].upper + 1e-9);
          expect(split[j].lower).toBeLessThanOrEqual(lottery[j].upper + 1e-9);
          // the punishment proves the upper end: no reply does better
          const punishers = split[j].punishers ?? [];
          for (const { profile } of payoffVectors('test', meta)) {
            const played = meta.llms.map((__, q) => (q === j ? profile[j] : (punishers[q] ?? profile[q])));
            expect(utilities(meta, played)[j]).toBeLessThanOrEqual(split[j].upper + 1e-9);
          }
        });
      }),
      { numRuns: cases(15, 200) },
    );
  });
});
