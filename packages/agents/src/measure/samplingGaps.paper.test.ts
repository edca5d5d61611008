/**
 * Kang (2026), Lemma 4.1: committing to one draw loses at most D. Drawing anew in every round, as Algorithm 1 does, loses more.
 * Closed forms of the counterexample are from src/fixtures/agents-dynamics.json (`resample`).
 */
import { bimatrixGame, catalog } from '@folkways/core';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import table from '../fixtures/agents-dynamics.json' with { type: 'json' };
import { menus } from '../menu/menus.js';
import type { StrategyMenu } from '../menu/strategyMenu.js';
import { samplingGaps } from './samplingGaps.js';

const pd = menus['prisoners-dilemma'][1];
const grimOrAllc = ['grim_trigger', 'allc'].map((label) => pd.find((entry) => entry.label === label)!);

describe('Lemma 4.1 fails for an agent that samples anew in every round', () => {
  it.each(table.resample)('belief grim 1 - $p, allc $p, discount $delta', ({ delta, p, D, gapCommit, gapResample }) => {
    const horizon = delta === 0.99 ? 2600 : delta === 0.95 ? 520 : 260; // discount^horizon < 1e-11
    const gaps = samplingGaps({
      game: catalog['prisoners-dilemma'],
      role: 0,
      opponentMenu: grimOrAllc,
      prior: [1 - p, p],
      discount: delta,
      horizon,
    });
    expect(gaps.collisionComplement).toBeCloseTo(D, 12);
    expect((gaps.best - gaps.commit) / gaps.range).toBeCloseTo(gapCommit, 9);
    expect((gaps.best - gaps.resample) / gaps.range).toBeCloseTo(gapResample, 9);
    expect(gapCommit).toBeLessThanOrEqual(D);
    if (!(delta === 0.9 && p === 0.05)) expect(gapResample).toBeGreaterThan(D);
    // D lasts while J is played, and one round longer: a first F is answered, and the answer seen, only in the next round.
    expect(gaps.resampleBound).toBeCloseTo((D * (1 + delta * p)) / (1 - delta * (1 - p)), 9);
    expect((gaps.best - gaps.resample) / gaps.range).toBeLessThanOrEqual(gaps.resampleBound);
  });

  it('at discount 0.95 and p = 0.01 the loss is more than twice D', () => {
    const row = table.resample.find(({ delta, p }) => delta === 0.95 && p === 0.01)!;
    expect(row.gapResample / row.D).toBeGreaterThan(2.2);
  });
});

const slugs = ['battle-of-the-sexes', 'prisoners-dilemma', 'promo', 'samaritan', 'lemons'] as const;

const beliefs = fc.record({
  slug: fc.constantFrom(...slugs),
  role: fc.integer({ min: 0, max: 1 }),
  weights: fc
    .array(fc.constantFrom(...[0, 0.001, 0.1, 1, 3]), { minLength: 8, maxLength: 8 })
    .filter((w) => w.some((x) => x > 0)),
  payoffs: fc
    .array(fc.integer({ min: 0, max: 4 }), { minLength: 9, maxLength: 9 })
    .filter((u) => new Set(u.slice(0, 4)).size > 1),
  discount: fc.constantFrom(0.3, 0.9, 0.99),
  noise: fc.constantFrom(0, 0.01),
});

/** The menu with hands that slip, so that every history is possible. */
function slipping(menu: StrategyMenu, noise: number): StrategyMenu {
  return menu.map((entry) => {
    const count = entry.automaton.actions.length;
    const outputs = entry.automaton.outputs.map((row) => row.map((p) => (1 - noise) * p + noise / count));
    return { ...entry, automaton: { ...entry.automaton, outputs } };
  });
}

describe('what holds', () => {
  it('committing loses at most D, resampling at most the discounted sum of future D, in any game, with and without slips', () => {
    fc.assert(
      fc.property(beliefs, ({ slug, role, weights, payoffs, discount, noise }) => {
        const shipped = catalog[slug];
        const columns = shipped.actions[1].length;
        const matrix = shipped.actions[0].map((_, a) => payoffs.slice(a * columns, (a + 1) * columns));
        const game = bimatrixGame(matrix, matrix, {
          actions: [shipped.actions[0], shipped.actions[1]],
        });
        const sum = weights.reduce((total, w) => total + w, 0);
        const gaps = samplingGaps({
          game,
          role,
          opponentMenu: slipping(menus[slug][1 - role], noise),
          prior: weights.map((w) => w / sum),
          discount,
          horizon: slug === 'promo' ? 3 : 5,
        });
        const unit = 1e-9 + 1e-12;
        expect(gaps.best - gaps.commit).toBeGreaterThanOrEqual(-unit);
        expect(gaps.best - gaps.resample).toBeGreaterThanOrEqual(-unit);
        expect((gaps.best - gaps.commit) / gaps.range).toBeLessThanOrEqual(gaps.collisionComplement + unit);
        expect((gaps.best - gaps.resample) / gaps.range).toBeLessThanOrEqual(gaps.resampleBound + unit);
      }),
      { numRuns: cases(30, 2000) },
    );
  });

  it('the best value is that of the full tree, for a belief over constant strategies', () => {
    // Two constant opponents: J or F for ever. The first round tells; then the best reply to J or F for ever.
    const menu = ['allc', 'alld'].map((label) => pd.find((entry) => entry.label === label)!);
    const game = catalog['battle-of-the-sexes'];
    const { best, commit, resample } = samplingGaps({
      game,
      role: 0,
      opponentMenu: menu,
      prior: [0.5, 0.5],
      discount: 0.5,
      horizon: 40,
    });
    // best: 0.5 * (10/2) + 0.5 * (10 + 7)/2; resampling also learns after round 1, and in it earns (10 + 7)/4 on average
    expect(best).toBeCloseTo(0.5 * 5 + 0.5 * 8.5, 9);
    expect(resample).toBeCloseTo(0.5 * 4.25 + 0.5 * 8.5, 9);
    expect(commit).toBeCloseTo(4.25, 9);
  });
});
