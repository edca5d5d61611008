/**
 * How far a profile is from an equilibrium.
 */
import { describeValue } from '../checks.js';
import { exactPayoff, type NormalFormGame } from '../game/normalFormGame.js';
import { profileAt, profileCount } from '../game/profile.js';
import { Fraction } from '../rational/fraction.js';
import { deviationPayoffs } from './deviationPayoffs.js';
import { payoffSpan } from './payoffSpan.js';

/** A profile of mixed strategies, `[i][a]`: the probability of player i's action a. */
export type MixedProfile<T> = readonly (readonly T[])[];

/** Probabilities given as doubles may miss a sum of 1 by this much. */
const SUM_TOLERANCE = 1e-9;

/**
 * The most any player could gain by deviating alone, to a pure strategy (mixed ones gain no more): 0 exactly at the equilibria.
 *
 * Exact when all probabilities are fractions (float payoffs then count as the decimals they print as), else a double.
 * @returns a non-negative fraction or number, in payoff units.
 * @throws TypeError when a probability is neither a number nor a fraction.
 * @throws RangeError when the profile has the wrong shape, payoffs span more than doubles do, or a player's probabilities are negative or do not sum to 1
 * (within 1e-9 for numbers, exactly for fractions).
 * @remarks O(n^2 C) for n players and C profiles.
 * @example
 * ```ts
 * import { bimatrixGame, Fraction, regret } from '@folkways/core';
 * const game = bimatrixGame([[1, 0], [0, 3]], [[1, 0], [0, 3]]);
 * const half = [Fraction.of(1, 2), Fraction.of(1, 2)];
 * console.log(String(regret(game, [half, half])), regret(game, [[0.75, 0.25], [0.75, 0.25]])); // 1/2 0
 * ```
 */
export function regret(game: NormalFormGame, strategies: MixedProfile<Fraction>): Fraction;
export function regret(game: NormalFormGame, strategies: MixedProfile<number>): number;
export function regret(game: NormalFormGame, strategies: MixedProfile<number | Fraction>): number | Fraction;
export function regret(game: NormalFormGame, strategies: MixedProfile<number | Fraction>): number | Fraction {
  checkShape(game, strategies);
  if (isExact(strategies)) return exactRegret(game, strategies);
  const numbers = strategies.map((strategy, i) => {
    const values = strategy.map((value) => (value instanceof Fraction ? value.toNumber() : value));
    checkSum(
      i,
      values.reduce((sum, value) => sum + value, 0),
      SUM_TOLERANCE,
    );
    return values;
  });
  let worst = 0;
  deviationPayoffs(game, numbers).forEach((payoffs, i) => {
    const current = numbers[i].reduce((sum, value, a) => sum + value * payoffs[a], 0);
    for (const payoff of payoffs) worst = Math.max(worst, payoff - current);
  });
  if (!Number.isFinite(worst)) for (const payoffs of game.payoffs) payoffSpan('regret', payoffs);
  return worst;
}

function isExact(strategies: MixedProfile<number | Fraction>): strategies is MixedProfile<Fraction> {
  return strategies.every((strategy) => strategy.every((value) => value instanceof Fraction));
}

function exactRegret(game: NormalFormGame, strategies: MixedProfile<Fraction>): Fraction {
  strategies.forEach((strategy, i) => {
    const sum = strategy.reduce((total, value) => total.add(value), Fraction.ZERO);
    if (!sum.equals(Fraction.ONE)) {
      throw new RangeError(`regret: "strategies[${i}]" expected probabilities that sum to 1, got the sum ${sum}`);
    }
  });
  const gains = game.actions.map((names) => names.map(() => Fraction.ZERO));
  for (let k = 0; k < profileCount(game); k++) {
    const profile = profileAt(game, k);
    profile.forEach((action, i) => {
      let weight = Fraction.ONE;
      for (let j = 0; j < profile.length && weight.numerator !== 0n; j++) {
        if (j !== i) weight = weight.multiply(strategies[j][profile[j]]);
      }
      if (weight.numerator !== 0n) gains[i][action] = gains[i][action].add(weight.multiply(exactPayoff(game, i, k)));
    });
  }
  let worst = Fraction.ZERO;
  gains.forEach((payoffs, i) => {
    const current = payoffs.reduce((sum, payoff, a) => sum.add(payoff.multiply(strategies[i][a])), Fraction.ZERO);
    for (const payoff of payoffs) {
      const gain = payoff.subtract(current);
      if (gain.compare(worst) > 0) worst = gain;
    }
  });
  return worst;
}

function checkShape(game: NormalFormGame, strategies: MixedProfile<number | Fraction>): void {
  if (strategies.length !== game.actions.length) {
    throw new RangeError(`regret: "strategies" expected ${game.actions.length} strategies, got ${strategies.length}`);
  }
  strategies.forEach((strategy, i) => {
    if (strategy.length !== game.actions[i].length) {
      throw new RangeError(
        `regret: "strategies[${i}]" expected ${game.actions[i].length} probabilities, got ${strategy.length}`,
      );
    }
    strategy.forEach((value, a) => {
      if (typeof value !== 'number' && !(value instanceof Fraction)) {
        throw new TypeError(
          `regret: "strategies[${i}][${a}]" expected a number or a fraction, got ${describeValue(value)}`,
        );
      }
      const isProbability = typeof value === 'number' ? value >= 0 : value.numerator >= 0n;
      if (!isProbability) {
        throw new RangeError(`regret: "strategies[${i}][${a}]" expected a probability, got ${value}`);
      }
    });
  });
}

function checkSum(player: number, sum: number, tolerance: number): void {
  if (!(Math.abs(sum - 1) <= tolerance)) {
    throw new RangeError(`regret: "strategies[${player}]" expected probabilities that sum to 1, got the sum ${sum}`);
  }
}
