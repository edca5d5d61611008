/**
 * The belief that is updated round by round against the one computed from the whole history; learned payoffs against Bayes' rule over
 * all matrices; rollouts against exact values.
 */
import { catalog, normalFormGame, randomStream } from '@folkways/core';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyProfiles } from '../history.js';
import { menus } from '../menu/menus.js';
import { drawFrom } from '../plan/drawFrom.js';
import { MenuPlanner, menuPlanTables } from '../plan/menuPlanner.js';
import { occupancyTables } from '../plan/occupancyTables.js';
import { RolloutPlanner } from '../plan/rolloutPlanner.js';
import { beliefSettings } from './beliefOptions.js';
import { menuTables } from './menuTables.js';
import { PayoffBelief, payoffMenu, smallestPayoffGap } from './payoffBelief.js';
import { posterior } from './posterior.js';
import { StrategyBelief } from './strategyBelief.js';

const slugs = ['battle-of-the-sexes', 'prisoners-dilemma', 'promo', 'samaritan', 'lemons'] as const;

describe('StrategyBelief', () => {
  it('equals the posterior from scratch, in every round and under all options', () => {
    const options = fc.record({
      temperature: fc.constantFrom(1, 0.2, 5),
      temper: fc.constantFrom('likelihood', 'posterior'),
      recency: fc.constantFrom(1, 0.8),
      prior: fc.constantFrom('uniform', [0.3, 0.7, 0, 0, 0, 0, 0, 0]),
      force: fc.constantFrom(0, 0.25),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...slugs),
        fc.integer({ min: 0, max: 1 }),
        fc.array(fc.nat(8), { maxLength: 30 }),
        options,
        (slug, role, codes, { force, ...rest }) => {
          const game = catalog[slug];
          const menu = menus[slug][role];
          const given = { ...rest, forced: { label: menu[3].label, probability: force } } as const;
          const belief = new StrategyBelief(menuTables(game, role, menu), beliefSettings('test', menu, given));
          const history = codes.map((code) => {
            const k = code % game.payoffs[0].length;
            const columns = game.actions[1].length;
            return [game.actions[0][Math.floor(k / columns)], game.actions[1][k % columns]];
          });
          historyProfiles('test', game, history).forEach((k) => {
            belief.observe(k);
          });
          const wanted = posterior(menu, history, role, given);
          const weights = belief.weights();
          menu.forEach(({ label }, g) => {
            expect(weights[g]).toBeCloseTo(wanted[label], 12);
          });
          const rng = randomStream(codes.length, 1);
          const same = randomStream(codes.length, 1);
          if (force === 0) expect(belief.draw(rng)).toBe(drawFrom(weights, 0, weights.length, same));
        },
      ),
      { numRuns: cases(150, 3000) },
    );
  });
});

describe('PayoffBelief', () => {
  it('equals Bayes’ rule over the whole menu of matrices', () => {
    const game = normalFormGame({
      actions: [['a', 'b'], ['c']],
      payoffs: [
        [1, 3],
        [0, 0],
      ],
    });
    const offsets = [-1, 0, 0.5];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(1), fc.double({ min: -5, max: 8, noNaN: true })), { maxLength: 15 }),
        (seen) => {
          const belief = new PayoffBelief(payoffMenu('test', game, 0, 2, offsets));
          for (const [k, payoff] of seen) belief.observe(k, payoff);
          const logs = offsets.flatMap((x) =>
            offsets.map((y) => {
              const means = [1 + 2 * x, 3 + 2 * y];
              return seen.reduce((sum, [k, payoff]) => sum - (payoff - means[k]) ** 2 / 8, 0);
            }),
          );
          const most = Math.max(...logs);
          const weights = logs.map((log) => Math.exp(log - most));
          const total = weights.reduce((sum, w) => sum + w, 0);
          offsets.forEach((_, i) => {
            const first = offsets.reduce((sum, __, j) => sum + weights[i * 3 + j], 0) / total;
            const second = offsets.reduce((sum, __, j) => sum + weights[j * 3 + i], 0) / total;
            expect(belief.probabilities[i]).toBeCloseTo(first, 10);
            expect(belief.probabilities[3 + i]).toBeCloseTo(second, 10);
          });
          const squares = weights.reduce((sum, w) => sum + (w / total) ** 2, 0);
          expect(belief.agreement()).toBeCloseTo(squares, 10);
        },
      ),
    );
  });

  it('the likeliest offset of an unseen cell is 0, the noise that of the paper', () => {
    const belief = new PayoffBelief(payoffMenu('test', catalog['battle-of-the-sexes'], 0));
    expect([...belief.likeliest()]).toEqual([10, 0, 0, 7]);
    [10, 0, 0, 7].forEach((mean, k) => {
      expect(belief.mean()[k]).toBeCloseTo(mean, 12);
    });
    expect(slugs.map((slug) => smallestPayoffGap(catalog[slug]))).toEqual([3, 2, 1, 1, 1]);
    belief.observe(3, 10);
    belief.observe(3, 10);
    expect(belief.likeliest()[3]).toBe(10);
  });
});

describe('rollouts', () => {
  it('average to the exact values', () => {
    const game = catalog.samaritan;
    const [own, other] = [0, 1].map((role) => menuTables(game, role, menus.samaritan[role]));
    const tables = menuPlanTables(own, other, occupancyTables(own, other, 0.9), game.payoffs[0]);
    const rollouts = cases(4000, 100_000);
    const exact = new Float64Array(8);
    const simulated = new Float64Array(8);
    const rng = randomStream(3, 3);
    for (let g = 0; g < 8; g++) {
      new MenuPlanner(tables).values(other.initial[g], 6, undefined, rng, exact);
      new RolloutPlanner(tables, game.payoffs[0], 0.9, rollouts).values(other.initial[g], 6, undefined, rng, simulated);
      exact.forEach((value, j) => {
        // six rounds of payoffs in [-1, 2]: a standard deviation of at most 1.5 * 4.69
        expect(Math.abs(simulated[j] - value)).toBeLessThan((5 * 7.1) / Math.sqrt(rollouts));
      });
    }
  });
});
