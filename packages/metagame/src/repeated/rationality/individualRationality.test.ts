import { catalog, normalFormGame } from '@folkways/core';
import { loadGlpk } from '@folkways/core/glpk';
import { loadHighs } from '@folkways/core/highs';
import { describe, expect, test } from 'vitest';
import { metaGame } from '../../model/metaGame.js';
import { feasibility } from '../feasibility/feasibility.js';
import { feasibleProjection } from '../feasibility/feasibleProjection.js';
import { implementationCycle } from '../feasibility/implementationCycle.js';
import { individualRationality } from './individualRationality.js';

const engines = [await loadGlpk(), await loadHighs()];
const [lp] = engines;
const heist = metaGame({ game: catalog.heist, shares: [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]] }); // biome-ignore format: a matrix
const majority = metaGame({ game: catalog['majority-coordination'], shares: [[0.9, 0.1], [0.9, 0.1], [0.9, 0.1]] }); // biome-ignore format: a matrix

describe('individualRationality', () => {
  test('the heist: -1.2018 for every LLM, brackets closed to 1e-9, pure punishers', () => {
    for (const { lower, upper, closed, punishers } of individualRationality(heist, { lp })) {
      expect(upper).toBeCloseTo(-1.2018, 12);
      expect(upper - lower).toBeLessThan(1e-9);
      expect(closed).toBe(true);
      expect(punishers?.filter((action) => action !== null).every(Array.isArray)).toBe(true);
    }
  });

  test('majority coordination: lotteries (93.6, 6.4), splits (94.05, 10)', () => {
    const lottery = individualRationality(majority, { lp });
    const split = individualRationality(majority, { lp, kind: 'split' });
    expect(lottery.map(({ upper }) => Number(upper.toFixed(9)))).toEqual([93.6, 6.4]);
    expect(split[0].lower).toBeLessThanOrEqual(94.05 + 1e-6);
    expect(split[0].upper).toBeCloseTo(94.05, 6);
    expect(split[1].upper).toBeCloseTo(10, 6);
    expect(split[1].closed).toBe(true);
  });

  test('an LLM that has everyone can be held to its maximum only', () => {
    const alone = metaGame({ game: catalog['pd-losses'], shares: [[1], [1]] }); // biome-ignore format: a matrix
    for (const kind of ['lottery', 'split', 'correlated'] as const) {
      expect(individualRationality(alone, { lp, kind })[0].upper).toBeCloseTo(-4, 12);
    }
  });

  test('refuses an unknown kind', () => {
    expect(() => individualRationality(heist, { lp, kind: 'pure' as 'split' })).toThrow(
      'individualRationality: "kind" expected',
    );
  });
});

describe('feasibility', () => {
  test('ties with the minmax payoff are not strict', () => {
    const meta = metaGame({ game: catalog['pd-losses'], shares: [[0.9, 0.1], [0.9, 0.1]] }); // biome-ignore format: a matrix
    expect(feasibility(meta, ['-4.14', '-0.08'], { lp })).toMatchObject({ feasible: true, strict: false, exact: true });
    expect(feasibility(meta, ['-3.6', '-0.4'], { lp })).toMatchObject({ feasible: true, strict: true, exact: true });
  });

  test.each(engines)('a rounded target on an edge, one role with one action, an LLM with one role: $name', (engine) => {
    const game = normalFormGame({
      actions: [['0', '1'], ['0']],
      payoffs: [
        [0, -4],
        [3, -5],
      ],
    });
    const shares = [['5/14', '9/14', 0], ['9/20', '9/20', '1/10']]; // biome-ignore format: a matrix
    const target = [1.293827, 1.231412, 0.287517];
    const { feasible, exact, distance, rationality, strict } = feasibility(metaGame({ game, shares }), target, {
      lp: engine,
      nodeLimit: 20,
    });
    // On the edge between (27/20, 27/20, 3/10) and (-27/28, -99/28, -3/14) one coordinate misses by at least
    // 2.9e-8 times the payoff range 6.171 of the second LLM.
    expect([feasible, exact, strict]).toEqual([false, false, true]);
    expect(distance).toBeCloseTo(1.7857e-7, 11);
    expect(rationality.map(({ upper }) => Number(upper.toFixed(9)))).toEqual([-0.964285714, 0.064285714, -0.5]);
    expect(rationality.every(({ closed }) => closed)).toBe(true);
  });

  test('exact weights where decimals cannot be', () => {
    const meta = metaGame({ game: catalog['pd-losses'], shares: [['1/3', '2/3'], ['1/3', '2/3']] }); // biome-ignore format: a matrix
    const { cycle, exact } = feasibility(meta, ['-4/3', '-8/3'], { lp });
    expect(exact).toBe(true);
    expect(cycle.map(({ exactWeight }) => String(exactWeight))).toEqual(['1']);
  });

  test('an infeasible target has no schedule, and the message says how far it is', () => {
    expect(() => implementationCycle(heist, [1, 1, 1], { lp })).toThrow(
      /at distance 0\.\d+ from the feasible set|at distance 1/,
    );
  });

  test('projections of the heist are symmetric', () => {
    const swapped = feasibleProjection(heist, [0, 1]);
    const other = feasibleProjection(heist, [1, 2]);
    expect(swapped.length).toBe(other.length);
    expect(() => feasibleProjection(heist, [0, 3])).toThrow(RangeError);
  });
});
