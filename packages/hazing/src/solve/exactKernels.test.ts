/**
 * What the kernels promise beyond the right total: limits that are kept, work that is counted, and nothing looked at in vain. Mutation
 * testing asked for most of these.
 */
import { randomStream, SizeError, uniformInteger } from '@folkways/core';
import { cases } from '@folkways/testkit';
import { describe, expect, test } from 'vitest';
import { leastByReachability } from '../hazing.fixture.js';
import { boundedList } from './boundedList.js';
import type { OptRep, OptRepLimits } from './optRep.js';
import { reachableBits } from './reachableBits.js';
import { reduceOptRep } from './reduceOptRep.js';
import { residueTable } from './residueTable.js';

const optRep = (goalThreshold: number, pairs: readonly (readonly [number, number])[]): OptRep => ({
  goalThreshold,
  costs: Float64Array.from(pairs, ([cost]) => cost),
  thresholds: Float64Array.from(pairs, ([, threshold]) => threshold),
});
const free: OptRepLimits = { stop: () => false, secondsLeft: () => Infinity, memoryLimit: 2 ** 31 };
const stopped: OptRepLimits = { ...free, stop: () => true };
const within = (memoryLimit: number): OptRepLimits => ({ ...free, memoryLimit });

/** Opener 7; 5 after 9, 11 after 20: T + 1 = 48 is 7 + 7 + ... + 5 + ... in some way. */
const attained = optRep(47, [[7, -1], [5, 9], [11, 20]]); // biome-ignore format: pairs
/** Opener 20, then 26 after 15 and 16 after 19: the least total is 94, one more than enough (all are even). */
const missed = optRep(92, [[20, -1], [26, 15], [16, 19]]); // biome-ignore format: pairs
/** Odd opener: 15; 21 after 22, 25 after 4; T + 1 = 113 cannot be met. */
const between = optRep(112, [[15, -1], [21, 22], [25, 4]]); // biome-ignore format: pairs
const kernels = { residueTable, reachableBits, boundedList };

describe.each(Object.entries(kernels))('%s', (_, kernel) => {
  test('counts its work, and no more than is needed', () => {
    const work = [attained, missed, between].map((problem) => kernel(problem, free).work);
    expect(work).toMatchSnapshot();
  });

  test('plays the actions it says', () => {
    const counts = [attained, missed, between].map((problem) => [...(kernel(problem, free).counts ?? [])]);
    expect(counts).toMatchSnapshot();
  });

  test('needs no memory when the opener alone is optimal', () => {
    const none = within(0);
    expect(kernel(optRep(10, [[4, -1]]), none)).toMatchObject({ status: 'optimal', lowerBound: 12 });
    expect(kernel(optRep(7, [[4, -1], [3, 2]]), none)).toMatchObject({ status: 'optimal', lowerBound: 8 }); // biome-ignore format: pairs
    expect(kernel(optRep(10, [[4, -1]]), none).work).toEqual(kernel(optRep(10, [[4, -1]]), stopped).work);
  });

  test('stopped, it says so and keeps a bound in the unit of the problem', () => {
    const result = kernel(missed, stopped);
    expect(result).toMatchObject({ status: 'unproven', lowerBound: 94, reason: 'stopped by a limit or the signal' });
    expect([...(result.counts ?? [])]).toEqual([5, 0, 0]);
  });
});

test('stopped at the lower bound is optimal', () => {
  expect(boundedList(attained, stopped).status).toBe('unproven');
  // The first action after the opener meets T + 1, then the caller stops.
  let asked = 0;
  const soon = { ...free, stop: () => ++asked > 1 };
  expect(boundedList(optRep(12, [[5, -1], [3, 4]]), soon)).toMatchObject({ status: 'optimal', lowerBound: 13 }); // biome-ignore format: pairs
});

test('tables of exactly the limit are made, larger ones refused', () => {
  const { base, upper } = reduceOptRep(between);
  expect(residueTable(between, within(base * 12)).status).toBe('optimal');
  expect(() => residueTable(between, within(base * 12 - 1))).toThrow(SizeError);
  expect(reachableBits(between, within(upper * 4.125)).status).toBe('optimal');
  expect(() => reachableBits(between, within(upper * 4.125 - 1))).toThrow(SizeError);
  expect(() => reachableBits(optRep(2 ** 31, [[7, -1], [5, 3]]), within(Infinity))).toThrow(SizeError); // biome-ignore format: pairs
});

test('a list keeps to its memory and its effort', () => {
  const entries = boundedList(between, free).work.entries / 3;
  expect(boundedList(between, within(entries * 80)).status).toBe('optimal');
  expect(boundedList(between, within((entries - 1) * 80)).status).toBe('unproven');
  const reduced = reduceOptRep(between);
  const { steps } = boundedList(between, free).work;
  // Looking costs 6, listing 100.
  const enough = steps * 6 + entries * 100;
  expect(boundedList(between, free, reduced, enough).status).toBe('optimal');
  expect(boundedList(between, free, reduced, enough / 3).status).toBe('unproven');
  expect(boundedList(between, free, reduced, 150)).toMatchObject({
    status: 'unproven',
    work: { steps: 1, entries: 6 },
  });
});

test('a list also counts the effort of looks that list nothing', () => {
  // 100 multiples of the opener, and 60 actions that need more than any of them.
  const idle = Array.from({ length: 60 }, (_, k) => [11 + 20 * k, 998] as const);
  const problem = optRep(1000, [[10, -1], ...idle]);
  const { steps, entries } = boundedList(problem, free).work;
  expect([steps, entries / 3]).toEqual([51 * 101, 101]);
  const { status, work } = boundedList(problem, free, reduceOptRep(problem), 12_000);
  expect(status).toBe('unproven');
  expect(work.steps).toBeGreaterThan(2000);
  expect(work.steps).toBeLessThanOrEqual(2101);
});

test('words of 32 totals: costs that are multiples of 32, needs within a word', () => {
  const runs = cases(300, 20_000);
  for (let seed = 0; seed < runs; seed++) {
    const rng = randomStream(seed, 20);
    const draw = (low: number, high: number): number => uniformInteger(rng, low, high);
    const pairs = [[draw(20, 70), -1], [32 * draw(1, 4), draw(0, 120)], [draw(1, 100), draw(0, 200)]] as const; // biome-ignore format: pairs
    const goalThreshold = draw(60, 400);
    const actions = pairs.map(([cost, threshold], i) => ({ name: String(i), cost, threshold }));
    const least = leastByReachability({ goalThreshold, actions });
    for (const kernel of Object.values(kernels)) {
      expect(kernel(optRep(goalThreshold, pairs), free).lowerBound).toBe(least);
    }
  }
});

describe('what is left out before any kernel runs', () => {
  const kept = (problem: OptRep): number[] => [...reduceOptRep(problem).actions];

  test('the cheapest opener opens, the first of equal ones', () => {
    expect(reduceOptRep(optRep(50, [[9, -1], [7, -2], [7, -3], [8, 2]])).opener).toBe(1); // biome-ignore format: pairs
  });

  test('everything, when the opener costs more than the threshold', () => {
    expect(kept(optRep(5, [[9, -1], [4, 2]]))).toEqual([]); // biome-ignore format: pairs
  });

  test('what comes too late, is too dear, or is a multiple of the opener', () => {
    // T = 47, opener 7, UB = 49.
    expect(kept(optRep(47, [[7, -1], [5, 46], [5, 47], [48, 3], [49, 3], [50, 3], [14, 3]]))).toEqual([3, 1]); // biome-ignore format: pairs
  });

  test('the rest comes by need, then cost, then place, in units of the common divisor', () => {
    const problem = optRep(200, [[20, -1], [18, 7], [16, 7], [16, 6], [12, 30], [14, 4], [22, -5]]); // biome-ignore format: pairs
    const reduced = reduceOptRep(problem);
    expect([...reduced.actions]).toEqual([6, 5, 2, 3, 1, 4]);
    expect(reduced).toMatchObject({ divisor: 2, base: 10, target: 101, upper: 110 });
    expect([...reduced.needs]).toEqual([0, 3, 4, 4, 4, 16]);
    expect([...reduced.costs]).toEqual([11, 7, 8, 8, 9, 6]);
  });

  test('totals up to 2^53 - 1 are fine, and one more is not', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(reduceOptRep(optRep(most - 1, [[1, -1]])).upper).toBe(most);
    expect(() => reduceOptRep(optRep(most - 1, [[2, -1]]))).toThrow(/totals within 2\^53 - 1/);
  });
});
