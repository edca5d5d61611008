import { readFileSync } from 'node:fs';
import { catalog } from '@folkways/core';
import { loadGlpk } from '@folkways/core/glpk';
import { describe, expect, test } from 'vitest';
import { metaGame } from '../../model/metaGame.js';
import { folkConstants } from './folkConstants.js';

const golden = JSON.parse(
  readFileSync(new URL('../fixtures/constants.golden.json', import.meta.url), 'utf8'),
) as Record<string, Record<string, number> & { etaCutoffs: Record<string, number> }>;
const lp = await loadGlpk();
const scenarios: Record<string, [string, number[][], number[]]> = {
  pd91: ['pd-losses', [[0.9, 0.1], [0.9, 0.1]], [-3.6, -0.4]],
  pd55: ['pd-losses', [[0.5, 0.5], [0.5, 0.5]], [-2, -2]],
  heist: ['heist', [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]], [0, 0, 0]],
}; // biome-ignore format: matrices

const close = (value: number, expected: number) => expect(Math.abs(value / expected - 1)).toBeLessThan(5e-7);

describe.each(Object.entries(golden).filter(([name]) => name !== 'source'))('%s', (name, expected) => {
  const [key, epsilon] = name.split('_');
  const [slug, shares, target] = scenarios[key];
  const meta = metaGame({ game: catalog[slug], shares });
  const found = folkConstants(meta, target, { lp, epsilon: Number(epsilon) });

  test('constants to six digits', () => {
    for (const symbol of ['xi', 'Delta', 'Ustar', 'c', 'p', 'tau', 'T', 'K', 'rho', 'horizon'] as const) {
      close(found[symbol], expected[symbol]);
    }
    const { etaCutoffs: cutoffs } = expected;
    close(found.cutoffs.lemma1[0], cutoffs.lemma1_T);
    close(found.cutoffs.lemma1[1], cutoffs.lemma1_TK);
    close(found.cutoffs.lemma3, cutoffs.lemma3);
    close(found.cutoffs.lemma4[0], cutoffs.lemma4_p);
    close(found.cutoffs.lemma4[1], cutoffs.lemma4_tau);
    close(found.cutoffs.lemma5, cutoffs.lemma5_heavy);
    expect(found.lambda).toBe(0);
  });

  test('equations (3) and (4) hold', () => {
    const { xi, c, p, tau, T, K, Ustar, Delta, rHat } = found;
    expect(2 * Ustar * Math.exp(-2 * p * p * T) * (2 + c)).toBeLessThanOrEqual(xi);
    for (const share of [p, tau]) expect((Delta * Math.ceil(share * T)) / T).toBeLessThanOrEqual(1.5 * xi);
    expect(tau).toBeLessThan(1);
    expect(Delta * tau).toBeLessThanOrEqual(xi * (1 + 1e-12));
    expect(K).toBeGreaterThanOrEqual(c * T);
    expect([...rHat]).toEqual(target);
  });
});

test('a weakly rational target is moved by at most xi to a strictly rational one', () => {
  const meta = metaGame({ game: catalog['pd-losses'], shares: [[0.5, 0.5], [0.5, 0.5]] }); // biome-ignore format: a matrix
  const found = folkConstants(meta, ['-7/2', '-2'], { lp, epsilon: 0.6 });
  expect(found.lambda).toBeGreaterThan(0);
  expect(found.rHat[0]).toBeGreaterThan(-3.5);
  expect(Math.max(Math.abs(found.rHat[0] + 3.5), Math.abs(found.rHat[1] + 2))).toBeLessThanOrEqual(
    found.xi * (1 + 1e-12),
  );
  expect(found.periods.reduce((sum, count) => sum + count, 0)).toBe(found.T);
  expect(() => folkConstants(meta, [-3.5, -3.6], { lp, epsilon: 1 })).toThrow(RangeError);
  expect(() => folkConstants(meta, [-2, -2], { lp, epsilon: 0 })).toThrow(
    new RangeError('folkConstants: "epsilon" expected a number in (0, Infinity), got 0'),
  );
});
