import { readFileSync } from 'node:fs';
import { Fraction, normalFormGame } from '@folkways/core';
import { loadGlpk } from '@folkways/core/glpk';
import { loadHighs } from '@folkways/core/highs';
import { describe, expect, test } from 'vitest';
import { metaGame } from '../../model/metaGame.js';
import { feasibility } from '../feasibility/feasibility.js';
import { nearestFeasible } from '../feasibility/nearestFeasible.js';
import { payoffVectors } from '../feasibility/payoffVectors.js';
import { readTarget } from '../feasibility/readTarget.js';
import { individualRationality } from './individualRationality.js';

interface GoldenGame {
  readonly name: string;
  readonly A: number[];
  readonly u: number[][];
  readonly P: number[][];
  readonly IR: { lo: number; hi: number; corr: number }[];
  readonly slackTarget: number[];
  readonly maxMinSlack: number;
  readonly feasibility: { r: number[]; feasible: boolean; support: number }[];
}

const golden = JSON.parse(readFileSync(new URL('../fixtures/games.golden.json', import.meta.url), 'utf8')) as {
  readonly games: GoldenGame[];
};
const engines = [await loadGlpk(), await loadHighs()];

describe.each(golden.games)('$name', ({ A, u, P, IR, feasibility: queries, slackTarget, maxMinSlack }) => {
  const game = normalFormGame({
    actions: A.map((count) => Array.from({ length: count }, (_, a) => `${a}`)),
    payoffs: u,
  });
  const meta = metaGame({ game, shares: P });

  test.each(engines)('minmax payoffs to 1e-8, $name', (lp) => {
    const lottery = individualRationality(meta, { lp, nodeLimit: 60 });
    const correlated = individualRationality(meta, { lp, kind: 'correlated' });
    IR.forEach(({ lo, hi, corr }, j) => {
      expect(lottery[j].lower).toBeLessThanOrEqual(hi + 1e-8);
      expect(lottery[j].upper).toBeGreaterThanOrEqual(lo - 1e-8);
      if (hi - lo < 1e-8) expect(lottery[j].upper).toBeLessThanOrEqual(hi + 1e-8);
      if (hi - lo < 1e-8 && lottery[j].closed) expect(lottery[j].lower).toBeGreaterThanOrEqual(lo - 1e-8);
      expect(Math.abs(correlated[j].upper - corr)).toBeLessThan(1e-8);
    });
  });

  test.each(engines)('feasibility, $name', (lp) => {
    const vectors = payoffVectors('test', meta);
    for (const { r, feasible } of [...queries, { r: slackTarget, feasible: true }]) {
      const found = nearestFeasible(vectors, readTarget('test', meta, r), lp);
      expect(found.feasible).toBe(feasible);
      expect(found.weights.length).toBeLessThanOrEqual(P[0].length + 1);
      if (feasible) expect(found.distance).toBeLessThan(1e-9);
      else expect(found.distance).toBeGreaterThan(1e-9);
      expect(String(found.weights.reduce((sum, { weight }) => sum.add(weight), Fraction.ZERO))).toBe('1');
    }
    if (maxMinSlack > 1e-6) expect(feasibility(meta, slackTarget, { lp, nodeLimit: 1 }).strict).not.toBe(false);
  });
});
