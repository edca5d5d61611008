import { readFileSync } from 'node:fs';
import { catalog } from '@folkways/core';
import { loadGlpk } from '@folkways/core/glpk';
import { describe, expect, test } from 'vitest';
import { metaGame } from '../../model/metaGame.js';
import { deviationGain } from '../deviation/deviationGain.js';
import { tighten } from './tighten.js';

const { rows } = JSON.parse(readFileSync(new URL('../fixtures/search.golden.json', import.meta.url), 'utf8')) as {
  rows: { nm: string; eps: number; T: number; horizon: number }[];
};
const lp = await loadGlpk();
const scenarios: Record<string, [string, number[][], number[]]> = {
  pd91: ['pd-losses', [[0.9, 0.1], [0.9, 0.1]], [-3.6, -0.4]],
  pd55: ['pd-losses', [[0.5, 0.5], [0.5, 0.5]], [-2, -2]],
  heist: ['heist', [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]], [0, 0, 0]],
}; // biome-ignore format: matrices

describe.each(rows.filter(({ T }) => T === 1))('$nm at epsilon = $eps', ({ nm, eps, horizon }) => {
  test('less patience than the coarse search with T = 1, and the gain holds there', () => {
    const [slug, shares, target] = scenarios[nm];
    const meta = metaGame({ game: catalog[slug], shares });
    const { best, front } = tighten(meta, target, { lp, epsilon: eps, lengths: [1] });
    if (best === null) throw new Error('none found');
    expect(best.patience).toBeLessThanOrEqual(horizon);
    const gains = deviationGain(meta, best.protocol, best);
    for (const [j, { gain, honest }] of gains.entries()) {
      expect(gain).toBeLessThanOrEqual(eps);
      expect(Math.abs(honest - target[j])).toBeLessThanOrEqual(eps);
    }
    front.slice(1).forEach((protocol, n) => {
      expect(protocol.patience).toBeGreaterThan(front[n].patience);
      expect(protocol.loss).toBeLessThan(front[n].loss);
    });
  });
});
