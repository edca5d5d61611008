import { cases, gameArbitrary } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NormalFormGame, normalFormGame } from '../game/normalFormGame.js';
import { profileAt, profileCount, profileIndex } from '../game/profile.js';
import { loadGlpk } from '../program/glpk.js';
import { loadHighs } from '../program/highs.js';
import { maxmin } from './maxmin.js';
import { minmax } from './minmax.js';

const [glpk, highs] = [await loadGlpk(), await loadHighs()];
const lp = glpk;
const games = gameArbitrary({ minPlayers: 2, maxPlayers: 3, maxActions: 3, payoffBound: 6 });
const triads = gameArbitrary({ minPlayers: 3, maxPlayers: 3, maxActions: 3, payoffBound: 6 });

/** The player's best payoff when the others mix as given. */
function bestReply(game: NormalFormGame, player: number, strategies: readonly (Float64Array | null)[]): number {
  const payoffs = new Float64Array(game.actions[player].length);
  for (let k = 0; k < profileCount(game); k++) {
    const profile = profileAt(game, k);
    const probability = profile.reduce((product, a, q) => product * (q === player ? 1 : strategies[q]![a]), 1);
    payoffs[profile[player]] += probability * game.payoffs[player][k];
  }
  return Math.max(...payoffs);
}

const relabelled = (game: NormalFormGame, edit: (u: number) => number, order: readonly number[][]): NormalFormGame => ({
  ...game,
  rationals: undefined,
  payoffs: game.payoffs.map((payoffs) =>
    payoffs.map((_, k) =>
      edit(
        payoffs[
          profileIndex(
            game,
            profileAt(game, k).map((a, q) => order[q][a]),
          )
        ],
      ),
    ),
  ),
});

describe('minmax, laws', () => {
  it('maxmin = correlated <= independent <= pure, brackets uncrossed, the punishment holds', () => {
    fc.assert(
      fc.property(games, (game) => {
        for (let player = 0; player < game.players.length; player++) {
          const [correlated, independent, pure] = (['correlated', 'independent', 'pure'] as const).map((punishers) =>
            minmax(game, player, { lp, punishers }),
          );
          for (const { lower, upper } of [correlated, independent, pure]) expect(lower).toBeLessThanOrEqual(upper);
          expect(correlated.closed && pure.closed).toBe(true);
          expect(independent.upper - independent.lower).toBeLessThanOrEqual(1e-6);
          const guarantee = maxmin(game, player, { lp });
          expect(guarantee.lower).toBeCloseTo(correlated.lower, 9);
          expect(correlated.lower).toBeLessThanOrEqual(independent.upper + 1e-12);
          expect(independent.lower).toBeLessThanOrEqual(pure.upper + 1e-12);
          for (const { punishment, upper } of [independent, pure]) {
            if (punishment.kind !== 'correlated')
              expect(bestReply(game, player, punishment.strategies)).toBeCloseTo(upper, 10);
          }
        }
      }),
      { numRuns: cases(30, 1000) },
    );
  });

  it('independent punishers with two actions: the dense grid never goes below the lower bound and meets the upper', () => {
    const pairs = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 12, maxLength: 12 });
    const grid = cases(40, 200);
    fc.assert(
      fc.property(pairs, (payoffs) => {
        const zeros = payoffs.map(() => 0);
        const game = normalFormGame({
          actions: [
            ['a', 'b', 'c'],
            ['0', '1'],
            ['0', '1'],
          ],
          payoffs: [payoffs, zeros, zeros],
        });
        const { lower, upper } = minmax(game, 0, { lp });
        let least = Infinity;
        for (let b = 0; b <= grid; b++) {
          for (let c = 0; c <= grid; c++) {
            const [p, q] = [b / grid, c / grid];
            const weights = [p * q, p * (1 - q), (1 - p) * q, (1 - p) * (1 - q)];
            const reply = Math.max(
              ...[0, 1, 2].map((a) => weights.reduce((sum, w, s) => sum + w * payoffs[4 * a + s], 0)),
            );
            least = Math.min(least, reply);
          }
        }
        expect(least).toBeGreaterThanOrEqual(lower - 1e-12);
        expect(least - upper).toBeLessThanOrEqual(24 / grid); // payoffs move by at most 12 per unit of either mixture
        expect(upper).toBeLessThanOrEqual(least + 1e-8);
      }),
      { numRuns: cases(40, 1000) },
    );
  });

  it('relabelling actions changes nothing; positive affine payoffs map the bracket; both engines agree', () => {
    fc.assert(
      fc.property(triads, fc.constantFrom(1e-9, 0.5, 1e6), fc.constantFrom(-7, 0, 100), (game, scale, shift) => {
        const reversed = game.actions.map((names) => names.map((_, a) => names.length - 1 - a));
        const same = game.actions.map((names) => names.map((_, a) => a));
        const plain = minmax(game, 1, { lp });
        const permuted = minmax(
          relabelled(game, (u) => u, reversed),
          1,
          { lp },
        );
        const mapped = minmax(
          relabelled(game, (u) => scale * (u + shift), same),
          1,
          { lp },
        );
        const other = minmax(game, 1, { lp: highs });
        const range = 1 + Math.max(...game.payoffs[1]) - Math.min(...game.payoffs[1]);
        for (const [low, high] of [
          [permuted.lower, permuted.upper],
          [mapped.lower / scale - shift, mapped.upper / scale - shift],
          [other.lower, other.upper],
        ]) {
          expect(low).toBeLessThanOrEqual(plain.upper + 1e-8 * range);
          expect(high).toBeGreaterThanOrEqual(plain.lower - 1e-8 * range);
          expect(Math.abs(high - plain.upper)).toBeLessThanOrEqual(1e-8 * range);
        }
      }),
      { numRuns: cases(12, 300) },
    );
  });

  it('a new punisher action never helps the player; a new own action never hurts', () => {
    fc.assert(
      fc.property(triads, (game) => {
        if (game.actions[0].length < 2 || game.actions[1].length < 2) return;
        const without = (player: number): NormalFormGame => {
          const kept = Array.from({ length: profileCount(game) }, (_, k) => k).filter(
            (k) => profileAt(game, k)[player] !== 0,
          );
          return normalFormGame({
            actions: game.actions.map((names, q) => (q === player ? names.slice(1) : names)),
            payoffs: game.payoffs.map((payoffs) => kept.map((k) => payoffs[k])),
          });
        };
        const full = minmax(game, 0, { lp });
        expect(minmax(without(1), 0, { lp }).upper).toBeGreaterThanOrEqual(full.lower - 1e-9);
        expect(minmax(without(0), 0, { lp }).lower).toBeLessThanOrEqual(full.upper + 1e-9);
      }),
      { numRuns: cases(40, 800) },
    );
  });
});
