import { Fraction, type RandomStream, randomStream, uniformInteger } from '@folkways/core';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gameOf, randomInstance, stableByDefinition, TABLE_1 } from '../hazing.fixture.js';
import { restartGame } from '../instance/restartGame.js';
import { solveHazing } from '../solve/solveHazing.js';
import { criticalDiscount } from './criticalDiscount.js';
import { discountedStability } from './discountedStability.js';
import { isStableAt } from './isStableAt.js';
import { normalisedPayoff } from './normalisedPayoff.js';
import { optimalAt } from './optimalAt.js';

/** p and p* of a game small enough that ties are common. */
function randomPayoffs(rng: RandomStream, actions: number): { p: number[]; best: number[] } {
  const p = Array.from({ length: actions }, () => uniformInteger(rng, 0, 8));
  return { p, best: p.map((payoff) => payoff + uniformInteger(rng, 0, 6)) };
}

describe('isStableAt', () => {
  test('is condition (1), ties included, in exact arithmetic', () => {
    let [stable, tied] = [0, 0];
    const runs = cases(2_000, 50_000);
    fc.assert(
      fc.property(fc.nat(), fc.oneof(fc.constant(10), fc.integer({ min: 1, max: 19 })), (seed, twentieths) => {
        const rng = randomStream(seed, 0);
        const { p, best } = randomPayoffs(rng, uniformInteger(rng, 2, 4));
        const game = gameOf(p, best);
        const { goal, actions } = restartGame(game);
        const hazing =
          actions.length === 0
            ? []
            : Array.from(
                { length: uniformInteger(rng, 0, 5) },
                () => actions[uniformInteger(rng, 0, actions.length - 1)].name,
              );
        const index = (name: string): number => Number(name.slice(1));
        const beta = Fraction.of(twentieths, 20);
        const expected = stableByDefinition(p, best, hazing.map(index), index(goal), beta);
        const found = discountedStability(game, hazing, beta);
        expect(found.stable).toBe(expected.stable);
        expect(isStableAt(game, hazing, twentieths / 20)).toBe(expected.stable);
        const normalised = normalisedPayoff(game, hazing, beta);
        expect(normalised).toBeCloseTo(expected.value.toNumber() * (1 - twentieths / 20), 9);
        if (expected.stable) stable++;
        if (found.settled === 'exact') tied++;
      }),
      { numRuns: runs },
    );
    expect(stable).toBeGreaterThan(runs / 50);
    expect(tied).toBeGreaterThan(runs / 1000);
  });

  test('the closed form over runs is the sum over rounds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ action: fc.constantFrom('A', 'B'), repeat: fc.integer({ min: 1, max: 40 }) }), {
          maxLength: 6,
        }),
        fc.integer({ min: 1, max: 999 }),
        (runs, thousandths) => {
          const rounds = runs.flatMap(({ action, repeat }) => Array.from({ length: repeat }, () => action));
          const beta = thousandths / 1000;
          const cost = (name: string): number => (name === 'A' ? 4 : 3);
          const sum = rounds.reduceRight((after, name) => cost(name) + beta * after, 0);
          const { discountedHazing } = discountedStability(TABLE_1, runs, beta);
          expect(Math.abs(discountedHazing - sum)).toBeLessThanOrEqual(1e-12 * sum);
          expect(isStableAt(TABLE_1, runs, beta)).toBe(isStableAt(TABLE_1, rounds, beta));
        },
      ),
      { numRuns: cases(500, 10_000) },
    );
  });
});

describe('criticalDiscount', () => {
  test('stable above it and on the lower intervals, unstable just below and between, by condition (1)', () => {
    let [found, lower] = [0, 0];
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const rng = randomStream(seed, 1);
        const instance = randomInstance(rng, { maxActions: 4, maxCost: 12, maxGoalThreshold: 20 });
        const solved = solveHazing(instance);
        if (solved.status !== 'optimal') return;
        // The optimum, sometimes with some more of its first action, or a random sequence.
        const extra = solved.sequence[0];
        const random = instance.actions.slice(0, 3).map(({ name }) => ({ action: name, repeat: 1 + (seed % 4) }));
        const sequence =
          seed % 3 === 0 ? random : seed % 3 === 1 && extra ? [extra, ...solved.sequence] : solved.sequence;
        const result = criticalDiscount(instance, sequence);
        const intervals = [...result.lowerIntervals];
        lower += intervals.length;
        const inside = (beta: number): boolean | undefined => {
          const slack = 1e-8;
          if (result.status === 'found') {
            if (beta > (result.upper as number) + slack) return true;
            if (beta >= (result.lower as number) - slack) return undefined;
          }
          if (result.undecided.some((gap) => beta >= gap.lower - slack && beta <= gap.upper + slack)) return undefined;
          for (const { from, to } of intervals) {
            if (beta > from.upper + slack && beta < to.lower - slack) return true;
            if (beta >= from.lower - slack && beta <= to.upper + slack) return undefined;
          }
          return false;
        };
        if (result.status === 'found') found++;
        for (let k = 1; k < 60; k++) {
          const beta = k / 60;
          const expected = inside(beta);
          if (expected !== undefined) expect([beta, isStableAt(instance, sequence, beta)]).toEqual([beta, expected]);
        }
        const above = result.upper;
        if (above !== undefined) expect(isStableAt(instance, sequence, above + (1 - above) * 1e-3)).toBe(true);
        const below = result.lower;
        if (below !== undefined && below > 1e-3) expect(isStableAt(instance, sequence, below * (1 - 1e-6))).toBe(false);
      }),
      { numRuns: cases(300, 10_000) },
    );
    expect(found).toBeGreaterThan(50);
    expect(lower).toBeGreaterThanOrEqual(0);
  });
});

describe('optimalAt', () => {
  /** The best value over all goals and all hazing of at most `longest` rounds of any actions, by writing each down. */
  function bestByEnumeration(p: number[], best: number[], beta: Fraction, longest: number): Fraction | undefined {
    let value: Fraction | undefined;
    const extend = (hazing: number[]): void => {
      for (let goal = 0; goal < p.length; goal++) {
        const found = stableByDefinition(p, best, hazing, goal, beta);
        if (found.stable && (value === undefined || found.value.compare(value) > 0)) value = found.value;
      }
      if (hazing.length < longest) for (let a = 0; a < p.length; a++) extend([...hazing, a]);
    };
    extend([]);
    return value;
  }

  test('pays what the best of all short sequences pays, or more with a longer one', () => {
    const seen = { optimal: 0, none: 0, hazed: 0 };
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 5, max: 9 }), (seed, tenths) => {
        const rng = randomStream(seed, 2);
        const actions = 2 + (seed % 3);
        const longest = actions === 2 ? 7 : actions === 3 ? 5 : 4;
        const { p, best } = randomPayoffs(rng, actions);
        const beta = Fraction.of(tenths, 10);
        const found = optimalAt(gameOf(p, best), beta);
        const expected = bestByEnumeration(p, best, beta, longest);
        if (found.status === 'none') {
          expect(expected).toBeUndefined();
          seen.none++;
          return;
        }
        expect(found.status).toBe('optimal');
        const index = (name: string): number => Number(name.slice(1));
        const hazing = found.sequence.flatMap(({ action, repeat }) => Array(repeat).fill(index(action)) as number[]);
        const own = stableByDefinition(p, best, hazing, index(found.goal as string), beta);
        expect(own.stable).toBe(true);
        expect(found.lower).toBeCloseTo(own.value.toNumber() * (1 - tenths / 10), 9);
        if (expected !== undefined) expect(own.value.compare(expected)).toBeGreaterThanOrEqual(0);
        if (hazing.length <= longest) expect(String(own.value)).toBe(String(expected));
        seen.optimal++;
        if (hazing.length > 0) seen.hazed++;
      }),
      { numRuns: cases(150, 3_000) },
    );
    expect(seen.hazed).toBeGreaterThan(3);
  });

  test('meets the answer of patient players as beta tends to 1', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const rng = randomStream(seed, 3);
        const { p, best } = randomPayoffs(rng, 3);
        const game = gameOf(p, best);
        const instance = restartGame(game);
        const limit = solveHazing(instance);
        if (limit.status !== 'optimal') return;
        const { sequence, goal } = optimalAt(game, '0.99999');
        const total = sequence.reduce((sum, { action, repeat }) => {
          return sum + repeat * (instance.actions.find(({ name }) => name === action)?.cost ?? Number.NaN);
        }, 0);
        expect([goal, total]).toEqual([instance.goal, limit.totalHazing]);
      }),
      { numRuns: cases(200, 3_000) },
    );
  });
});
