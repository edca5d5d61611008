import {
  exactZeroSumValue,
  Fraction,
  minmax,
  type NormalFormGame,
  normalFormGame,
  type ProgramSolver,
  profileAt,
} from '@folkways/core';
import { loadGlpk } from '@folkways/core/glpk';
import { loadHighs } from '@folkways/core/highs';
import { cases, gameArbitrary } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metaGame } from '../../model/metaGame.js';
import { toNormalForm } from '../../model/toNormalForm.js';
import { utilities } from '../../model/utilities.js';
import { individualRationality } from '../rationality/individualRationality.js';
import { convexWeights } from './convexWeights.js';
import { feasibility } from './feasibility.js';
import { implementationCycle } from './implementationCycle.js';
import { payoffScale } from './nearestFeasible.js';
import { payoffVectors } from './payoffVectors.js';

const lp = await loadGlpk();
const fraction = fc
  .tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 1, max: 4 }))
  .map(([n, d]) => Fraction.of(n, d));

describe('convexWeights', () => {
  test('ends where the largest of tied variables would leave in a cycle', () => {
    const columns = [
      [-3, -1, 1, -2, 4],
      [-4, -1, 4, -1, 2],
      [1, -3, 1, 4, 4],
      [1, -3, 3, -3, -1],
      [2, -4, -2, -4, 2],
      [-3, 0, -1, -3, 0],
      [-1, 2, 4, -3, 2],
      [2, -1, 4, 3, 0],
      [-1, 1, -3, 0, 3],
      [0, 1, -3, 1, 1],
    ].map((column) => column.map((value) => Fraction.of(value)));
    const zero = columns[0].map(() => Fraction.ZERO);
    expect(convexWeights(columns, zero, [...columns.keys()])).toBe(null);
    const separating = [-1, -3, 0, 0, 4]; // every column is strictly on its positive side, 0 is not
    for (const column of columns) {
      expect(column.reduce((sum, value, i) => sum + value.toNumber() * separating[i], 0)).toBeGreaterThan(0);
    }
  });

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

/** Two to three roles, some with a single action; two to three LLMs, some with nobody in a role. */
const bareProblem = fc.tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 3 })).chain(([roles, llms]) =>
  fc
    .array(fc.integer({ min: 1, max: 2 }), { minLength: roles, maxLength: roles })
    .chain((sizes) => {
      const cells = sizes.reduce((product, size) => product * size, 1);
      const clients = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }));
      const list = <T>(item: fc.Arbitrary<T>, length: number) =>
        fc.array(item, { minLength: length, maxLength: length });
      return fc.record({
        sizes: fc.constant(sizes),
        payoffs: list(list(fc.integer({ min: -5, max: 5 }), cells), roles),
        rows: list(
          list(clients, llms).filter((row) => row.some((count) => count > 0)),
          roles,
        ).filter((rows) => rows[0].every((_, j) => rows.some((row) => row[j] > 0))),
        ends: list(list(list(fc.nat(), roles), llms), 2),
        thousandths: fc.integer({ min: 0, max: 1000 }),
        digits: fc.integer({ min: 2, max: 10 }),
        nodeLimit: fc.constantFrom(1, 5, 20),
        kind: fc.constantFrom('lottery', 'split', 'correlated'),
      });
    })
    .map(({ sizes, payoffs, rows, ends, thousandths, digits, ...options }) => {
      const actions = sizes.map((size) => Array.from({ length: size }, (_, a) => String(a)));
      const meta = metaGame({
        game: normalFormGame({ actions, payoffs }),
        shares: rows.map((row) => row.map((count) => `${count}/${row.reduce((a, b) => a + b)}`)),
      });
      const [from, to] = ends.map((profile) =>
        utilities(
          meta,
          profile.map((advice) => advice.map((a, i) => a % sizes[i])),
        ),
      );
      // A point between two payoff vectors, rounded to some decimals: just inside, on the edge, or just outside.
      const target = Array.from(from, (payoff, j) =>
        Number((payoff + (thousandths / 1000) * (to[j] - payoff)).toFixed(digits)),
      );
      return { meta, target, ...options };
    }),
);

describe.each([lp, await loadHighs()])('bare meta-games: $name', (engine) => {
  test('every call ends within its nodes and matrix games, and says what fractions and pure profiles say', () => {
    fc.assert(
      fc.property(bareProblem, ({ meta, target, nodeLimit, kind }) => {
        let programs = 0;
        const counting: ProgramSolver = {
          name: engine.name,
          solve: (...given) => {
            programs++;
            return engine.solve(...given);
          },
        };
        const { distance, rationality } = feasibility(meta, target, { lp: counting, nodeLimit, kind });
        // Per LLM: the correlated value, 8 starts and nodeLimit cuts of at most 40 rounds over 3 punishers, a relaxation per node.
        expect(programs).toBeLessThanOrEqual(1 + meta.llms.length * (1 + (8 + nodeLimit) * 40 * 3 + nodeLimit + 1));

        const vectors = payoffVectors('test', meta);
        const apart = target.flatMap((wanted, j) => {
          const row = vectors.map(({ payoffs }) => payoffs[j].toNumber() - wanted);
          return [row, row.map((excess) => -excess)];
        });
        const { value } = exactZeroSumValue(apart);
        expect(Math.abs(distance - Math.max(0, value.toNumber()))).toBeLessThanOrEqual(1e-9 * payoffScale(vectors));

        const game = toNormalForm(meta);
        rationality.forEach(({ lower, upper }, j) => {
          expect(lower).toBeLessThanOrEqual(upper);
          const found = minmax(game, j, { lp: engine, nodeLimit });
          expect(found.nodes).toBeLessThanOrEqual(nodeLimit + 1);
          const pure = leastBestReply(game, j);
          if (kind !== 'split') expect(lower).toBeLessThanOrEqual(pure + 1e-9);
          if (kind === 'lottery') expect(upper).toBeLessThanOrEqual(pure + 1e-9);
        });
      }),
      { numRuns: cases(40, 1500) },
    );
  });
});

/** What pure punishers hold LLM j to, by looking at every profile. */
function leastBestReply(game: NormalFormGame, j: number): number {
  const replies = new Map<string, number>();
  game.payoffs[j].forEach((payoff, index) => {
    const others = profileAt(game, index)
      .filter((_, q) => q !== j)
      .join();
    replies.set(others, Math.max(replies.get(others) ?? -Infinity, payoff));
  });
  return Math.min(...replies.values());
}
