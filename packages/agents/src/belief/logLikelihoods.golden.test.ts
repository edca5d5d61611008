/**
 * Log-likelihoods of given histories, from an independent program (src/fixtures/agents-loglik.json; clip 1e-6, not normalised).
 */
import { describe, expect, it } from 'vitest';
import table from '../fixtures/agents-loglik.json' with { type: 'json' };
import { slugOf } from '../fixtures/gameNames.js';
import { menus } from '../menu/menus.js';
import { logLikelihoods } from './logLikelihoods.js';

type Row = { history: string; rounds: string; logLik: Record<string, number>[] };

for (const [name, rows] of Object.entries(table.histories as unknown as Record<string, Row[]>)) {
  describe(name, () => {
    for (const { history, rounds, logLik } of rows) {
      it.each([0, 1])(`${history}, role %i: to 1e-9`, (role) => {
        const played = rounds.split(' ').map((pair) => pair.split(','));
        const ours = logLikelihoods(menus[slugOf[name]][role], played, role);
        expect(Object.keys(ours)).toEqual(Object.keys(logLik[role]));
        for (const [label, wanted] of Object.entries(logLik[role])) {
          expect(Math.abs(ours[label] - wanted), label).toBeLessThan(1e-9);
        }
      });
    }
  });
}

describe('anchors of the cooperative path of the prisoner’s dilemma with one F of player 2 in round 10', () => {
  const played = Array.from({ length: 20 }, (_, t) => ['J', t === 9 ? 'F' : 'J']);
  it('by hand: each violation costs ln 1e-6, each confirmation ln(1 - 1e-6)', () => {
    const one = logLikelihoods(menus['prisoners-dilemma'][0], played, 0);
    expect(one.allc).toBeCloseTo(20 * Math.log1p(-1e-6), 12);
    expect(one.tft).toBeCloseTo(19 * Math.log1p(-1e-6) + Math.log(1e-6), 9);
    expect(one.wsls).toBe(one.tft);
    expect(one.soft_grim_trigger).toBeCloseTo(18 * Math.log1p(-1e-6) + 2 * Math.log(1e-6), 9);
    expect(one.grim_trigger).toBeCloseTo(10 * Math.log1p(-1e-6) + 10 * Math.log(1e-6), 9);
    expect(logLikelihoods(menus['prisoners-dilemma'][1], played, 1).soft_allc).toBeCloseTo(-4.3044348905, 10);
  });
});
