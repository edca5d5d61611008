import { bimatrixGame, Fraction, normalFormGame, regret } from '@folkways/core';
import { cases, gameArbitrary } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const half = [Fraction.of(1, 2), Fraction.of(1, 2)];
const pennies = bimatrixGame(
  [
    [1, -1],
    [-1, 1],
  ],
  [
    [-1, 1],
    [1, -1],
  ],
);

describe('regret', () => {
  it('is 0 at an equilibrium and the best gain elsewhere', () => {
    expect(String(regret(pennies, [half, half]))).toBe('0');
    expect(
      regret(pennies, [
        [0.5, 0.5],
        [0.5, 0.5],
      ]),
    ).toBe(0);
    expect(
      regret(pennies, [
        [1, 0],
        [1, 0],
      ]),
    ).toBe(2);
    expect(regret(pennies, [half, [1, 0]])).toBe(1);
  });

  it('agrees in fractions and in doubles, for any number of players', () => {
    fc.assert(
      fc.property(
        gameArbitrary({ maxPlayers: 4 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 12, maxLength: 12 }),
        (game, w) => {
          const profile = game.actions.map((names, i) => {
            const weights = names.map((_, a) => w[(3 * i + a) % 12]);
            const total = weights.reduce((sum, value) => sum + value, 0);
            return weights.map((value) => Fraction.of(value, total));
          });
          const exact = regret(game, profile);
          expect(exact.numerator >= 0n).toBe(true);
          expect(
            regret(
              game,
              profile.map((s) => s.map((p) => p.toNumber())),
            ),
          ).toBeCloseTo(exact.toNumber(), 10);
        },
      ),
      { numRuns: cases(50, 1000) },
    );
  });

  it('takes pure strategies in fractions, and fractions beside numbers', () => {
    const pure = [Fraction.ONE, Fraction.ZERO];
    expect(String(regret(pennies, [pure, pure]))).toBe('2');
    expect(regret(pennies, [[Fraction.of(1, 2), 0.5], half])).toBe(0);
    expect(() => regret(pennies, [[Fraction.of(3, 2), Fraction.of(-1, 2)], half])).toThrow('a probability, got -1/2');
  });

  it('refuses payoffs whose differences are no doubles, and only those', () => {
    const [low, high] = [-1.5e308, 1.5e308];
    const far = bimatrixGame([[low, high], [high, low]], [[0, 0], [0, 0]]); // biome-ignore format: matrices
    expect(() => regret(far, [[1, 0], [1, 0]])).toThrow(/^regret: /); // biome-ignore format: a profile
    expect(regret(far, [[0, 1], [1, 0]])).toBe(0); // biome-ignore format: a profile
  });

  it('refuses what is no profile', () => {
    expect(() => regret(pennies, [half])).toThrow('regret: "strategies" expected 2 strategies, got 1');
    expect(() => regret(pennies, [half, [1]])).toThrow('regret: "strategies[1]" expected 2 probabilities, got 1');
    expect(() =>
      regret(pennies, [
        [0.5, 0.4],
        [1, 0],
      ]),
    ).toThrow('sum to 1, got the sum 0.9');
    expect(() =>
      regret(pennies, [
        [1.5, -0.5],
        [1, 0],
      ]),
    ).toThrow('"strategies[0][1]" expected a probability, got -0.5');
    expect(() =>
      regret(pennies, [
        [Number.NaN, 1],
        [1, 0],
      ]),
    ).toThrow(RangeError);
    expect(() => regret(pennies, [[Fraction.of(1, 3), Fraction.of(1, 3)], half])).toThrow('got the sum 2/3');
    const one = normalFormGame({ actions: [['a', 'b']], payoffs: [[1, 2]] });
    expect(regret(one, [[1, 0]])).toBe(1);
    expect(() => regret(one, [['1' as unknown as number, 0]])).toThrow(TypeError);
  });
});
