/**
 * Kang (2026), Lemmas 5.5, 5.6, 6.3 and 6.4, on random instances; payoffs in [0, 1].
 */
import { type Automaton, automatonFromTables, catalog } from '@folkways/core';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PayoffBelief, payoffMenu } from '../belief/payoffBelief.js';
import { menus } from '../menu/menus.js';
import { collisionComplement, jointCollisionComplement } from './collisionComplement.js';
import { weakDistance } from './weakDistance.js';

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const size = 3;
const matrix = fc.array(fc.array(unit, { minLength: size, maxLength: size }), { minLength: 2, maxLength: 4 });
const distribution = (length: number) =>
  fc
    .array(fc.oneof(fc.constant(0), unit), { minLength: length, maxLength: length })
    .filter((w) => w.some((x) => x > 1e-3))
    .map((w) => {
      const sum = w.reduce((total, x) => total + x, 0);
      return w.map((x) => x / sum);
    });
const payoff = (u: readonly number[][], a: readonly number[], q: readonly number[]): number =>
  a.reduce((sum, p, i) => sum + p * u[i].reduce((inner, x, j) => inner + x * q[j], 0), 0);
const best = (u: readonly number[][], q: readonly number[]): number =>
  Math.max(...u.map((row) => row.reduce((sum, x, j) => sum + x * q[j], 0)));
const runs = { numRuns: cases(200, 5000) };

describe('stage games', () => {
  it('Lemma 5.5: a xi-best response to q is a (xi + 2 TV)-best response to p', () => {
    fc.assert(
      fc.property(matrix, distribution(4), distribution(size), distribution(size), (u, raw, p, q) => {
        const a = u.map((_, i) => raw[i] ?? 0);
        const mass = a.reduce((sum, x) => sum + x, 0);
        if (mass === 0) return;
        const alpha = a.map((x) => x / mass);
        const xi = best(u, q) - payoff(u, alpha, q);
        const variation = p.reduce((sum, x, j) => sum + Math.abs(x - q[j]), 0) / 2;
        expect(best(u, p) - payoff(u, alpha, p)).toBeLessThanOrEqual(xi + 2 * variation + 1e-12);
      }),
      runs,
    );
  });

  it('Lemma 5.6: answering one draw from the belief loses at most D in the stage game', () => {
    fc.assert(
      fc.property(
        matrix,
        fc
          .integer({ min: 1, max: 5 })
          .chain((n) => fc.tuple(distribution(n), fc.tuple(...Array.from({ length: n }, () => distribution(size))))),
        (u, [weights, forecasts]) => {
          const alpha = u.map(() => 0);
          const predictive = Array.from({ length: size }, (_, j) =>
            weights.reduce((sum, w, g) => sum + w * forecasts[g][j], 0),
          );
          weights.forEach((w, g) => {
            const values = u.map((row) => row.reduce((sum, x, j) => sum + x * forecasts[g][j], 0));
            alpha[values.indexOf(Math.max(...values))] += w;
          });
          const gap = best(u, predictive) - payoff(u, alpha, predictive);
          expect(gap).toBeLessThanOrEqual(collisionComplement(weights) + 1e-12);
        },
      ),
      runs,
    );
  });
});

const automatonArbitrary: fc.Arbitrary<Automaton> = fc
  .record({
    outputs: fc.tuple(distribution(2), distribution(2)),
    targets: fc.array(fc.nat(1), { minLength: 6, maxLength: 6 }),
  })
  .map(({ outputs, targets }) =>
    automatonFromTables({
      actions: ['J', 'F'],
      outputs,
      transitions: [
        [1, ...targets.slice(0, 3)],
        [0, ...targets.slice(3)],
      ],
    }),
  );

describe('private payoffs', () => {
  it('Lemma 6.3: the predictive law is within 1 - pi(u) of the law under the true payoffs', () => {
    const game = catalog['prisoners-dilemma'];
    fc.assert(
      fc.property(
        fc.array(automatonArbitrary, { minLength: 2, maxLength: 3 }),
        automatonArbitrary,
        distribution(3),
        (plans, other, raw) => {
          const total = plans.reduce((sum, _, m) => sum + raw[m], 0);
          if (total === 0) return;
          const law = plans.map((own, m) => ({ weight: raw[m] / total, automata: [own, other] as const }));
          const { lower, upper, totalVariation } = weakDistance(game, law, [plans[0], other], { depth: 5 });
          expect(lower).toBeLessThanOrEqual(1 - law[0].weight + 1e-9);
          expect(upper).toBeGreaterThanOrEqual(lower);
          for (let t = 1; t < totalVariation.length; t++) {
            expect(totalVariation[t]).toBeGreaterThanOrEqual(totalVariation[t - 1] - 1e-9);
          }
        },
      ),
      { numRuns: cases(25, 1000) },
    );
  });

  it('Lemma 6.4: answering one draw of strategy and payoffs loses at most the joint D, in expected payoffs', () => {
    // A plan is any own mixture's occupancy; here the stage game, over the grid of payoffs around the true ones.
    const game = catalog.samaritan;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), fc.double({ min: -6, max: 6, noNaN: true })), { maxLength: 12 }),
        distribution(8),
        (seen, weights) => {
          const belief = new PayoffBelief(payoffMenu('test', game, 0, 1, [-1, 0, 1]));
          for (const [k, payoffSeen] of seen) belief.observe(k, payoffSeen);
          const strategies = menus.samaritan[1].map(({ automaton }) => automaton.outputs[automaton.initial]);
          const hypotheses: { weight: number; forecast: readonly number[]; u: number[][] }[] = [];
          for (let code = 0; code < 81; code++) {
            const offsets = [0, 1, 2, 3].map((k) => Math.floor(code / 3 ** k) % 3);
            const p = offsets.reduce((product, o, k) => product * belief.probabilities[k * 3 + o], 1);
            // means in [-1 - 1, 2 + 1] moved to [0, 1]
            const cells = offsets.map((o, k) => (game.payoffs[0][k] + (o - 1) + 2) / 5);
            strategies.forEach((forecast, g) => {
              hypotheses.push({ weight: weights[g] * p, forecast, u: [cells.slice(0, 2), cells.slice(2)] });
            });
          }
          const value = (a: number): number =>
            hypotheses.reduce(
              (sum, { weight, forecast, u }) => sum + weight * (u[a][0] * forecast[0] + u[a][1] * forecast[1]),
              0,
            );
          const chosen = hypotheses.map(({ forecast, u }) => {
            const values = u.map((row) => row[0] * forecast[0] + row[1] * forecast[1]);
            return values.indexOf(Math.max(...values));
          });
          const sampled = hypotheses.reduce((sum, { weight }, h) => sum + weight * value(chosen[h]), 0);
          const joint = jointCollisionComplement(Float64Array.from(weights), belief);
          const direct = 1 - hypotheses.reduce((sum, { weight }) => sum + weight ** 2, 0);
          expect(joint).toBeCloseTo(direct, 10);
          expect(Math.max(value(0), value(1)) - sampled).toBeLessThanOrEqual(joint + 1e-12);
        },
      ),
      { numRuns: cases(25, 1000) },
    );
  });
});
