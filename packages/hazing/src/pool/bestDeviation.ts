/**
 * The round at which leaving every partnership pays most.
 */
import type { NormalFormGame } from '@folkways/core';
import { type DiscountInput, discountFactor } from '../discounted/discountFactor.js';
import type { GoalOption } from '../discounted/subjectInstance.js';
import { type HazingSequence, indexedRuns } from '../instance/hazingSequence.js';
import { restartGame } from '../instance/restartGame.js';
import { restartPayoffs } from '../instance/restartPayoffs.js';

/** Options of `bestDeviation`. */
export interface BestDeviationOptions extends GoalOption {
  /** Discount factor in (0, 1). @defaultValue none: undiscounted averages */
  readonly beta?: DiscountInput;
}

/** What `bestDeviation` returns; payoffs per round, in the game's unit. */
export interface BestDeviation {
  /** Round of every partnership, from 0, at which to deviate; the earliest of the best. */
  readonly round: number;
  /** What a lone agent gets per round who deviates there each time (discounted and normalised if beta was given). */
  readonly average: number;
  /** What an honest agent gets: G without discounting. */
  readonly honest: number;
  /** `average - honest`; positive when the sequence under-hazes. */
  readonly gain: number;
}

/**
 * The best stationary deviation: follow the sequence for `round` rounds, take the best reply, start again with a stranger.
 *
 * Its average is (sum_{s < t} p_s + p*_t) / (t + 1), or discounted (1 - beta) (sum_{s < t} beta^s p_s + beta^t p*_t) /
 * (1 - beta^(t + 1)). Within a run both are monotone in t, so the ends of the runs and the first round of the goal decide; later
 * rounds of the goal approach the honest payoff.
 * @throws RangeError, TypeError when the game, the sequence or an option is refused.
 * @remarks O(n^2 + runs). Discounted, the gain is positive iff condition (1) of the restart paper fails.
 * @example
 * ```ts
 * import { symmetricGame } from '@folkways/core';
 * import { bestDeviation } from '@folkways/hazing';
 * const game = symmetricGame([[4, 11, 14], [0, 5, 0], [0, 0, 8]], { actions: ['A', 'B', 'C'] });
 * console.log(bestDeviation(game, ['A'])); // { round: 1, average: 9, honest: 8, gain: 1 }
 * ```
 */
export function bestDeviation(
  game: NormalFormGame,
  sequence: HazingSequence,
  options: BestDeviationOptions = {},
): BestDeviation {
  const where = 'bestDeviation';
  const instance = restartGame(game, options);
  const { actions, cooperative, deviation } = restartPayoffs(where, game);
  const impatience = options.beta === undefined ? 0 : discountFactor(where, options.beta).impatience;
  const logBeta = Math.log1p(-impatience);
  const power = (k: number): number => (k === 0 ? 1 : Math.exp(k * logBeta));
  /** 1 + beta + ... + beta^(k - 1). */
  const weight = (k: number): number => (k === 0 ? 0 : impatience === 0 ? k : -Math.expm1(k * logBeta) / impatience);
  const value = (name: string) => {
    const a = actions.indexOf(name);
    return { p: cooperative[a].toNumber(), best: deviation[a].toNumber() };
  };
  let [round, sum] = [0, 0];
  let found = { round: 0, average: -Infinity };
  const consider = (at: number, before: number, best: number): void => {
    const average = (before + power(at) * best) / weight(at + 1);
    if (average > found.average) found = { round: at, average };
  };
  for (const { index, repeat } of indexedRuns(where, instance, sequence)) {
    const { p, best } = value(instance.actions[index].name);
    consider(round, sum, best);
    if (repeat > 1) consider(round + repeat - 1, sum + power(round) * p * weight(repeat - 1), best);
    sum += power(round) * p * weight(repeat);
    round += repeat;
  }
  const goal = value(instance.goal);
  consider(round, sum, goal.best);
  const honest = impatience === 0 ? goal.p : impatience * sum + power(round) * goal.p;
  return { ...found, honest, gain: found.average - honest };
}
