/**
 * What honest agents and deviators do in each round of a partnership.
 */
import { checkInteger, checkOneOf, checkReal, type NormalFormGame, profileIndex } from '@folkways/core';
import { type HazingSequence, indexedRuns } from '../instance/hazingSequence.js';
import { type RestartInstance, restartGame } from '../instance/restartGame.js';
import { bestDeviation } from './bestDeviation.js';

/**
 * When a deviator leaves a partnership: at its first round, at a given round, after each round with a probability, or at the round
 * that pays best (`bestDeviation`). In that round it plays a best reply to the sequence, and both look for new partners.
 */
export type Deviation =
  | { readonly kind: 'at once' }
  | { readonly kind: 'at round'; readonly round: number }
  | { readonly kind: 'random'; readonly probability: number }
  | { readonly kind: 'best' };

/** A type of agent: honest when it never deviates. */
export interface PoolType {
  readonly label: string;
  /** The round, from 0, of a partnership at which it deviates; `Infinity` never. */
  readonly round: number;
  /** Chance of deviating in any round; 0 unless the kind is `random`. */
  readonly probability: number;
}

/** The honest type. */
export const HONEST: PoolType = { label: 'honest', round: Infinity, probability: 0 };

/** The stage game in numbers, with the sequence unrolled. */
export interface PoolPlan {
  readonly actions: number;
  /** `[actions * actions]` u(own, other). */
  readonly payoff: Float64Array;
  /** Index of a best reply to each action. */
  readonly reply: Int32Array;
  /** Actions of the hazing, one per round, no longer than the horizon; then the goal. */
  readonly path: Int32Array;
  readonly goal: number;
  /** Least payoff of the stage game. */
  readonly least: number;
}

/** Unrolls a sequence for at most `horizon` rounds. */
export function poolPlan(
  where: string,
  game: NormalFormGame,
  sequence: HazingSequence,
  goalName: string | undefined,
  horizon: number,
): PoolPlan {
  const instance: RestartInstance = restartGame(game, { goal: goalName });
  const names = game.actions[0];
  const n = names.length;
  const payoff = Float64Array.from({ length: n * n }, (_, k) => {
    return game.payoffs[0][profileIndex(game, [Math.floor(k / n), k % n])];
  });
  const reply = Int32Array.from({ length: n }, (_, other) => {
    let best = 0;
    for (let own = 1; own < n; own++) if (payoff[own * n + other] > payoff[best * n + other]) best = own;
    return best;
  });
  const path: number[] = [];
  for (const { index, repeat } of indexedRuns(where, instance, sequence)) {
    const action = names.indexOf(instance.actions[index].name);
    for (let k = 0; k < repeat && path.length < horizon; k++) path.push(action);
  }
  const least = payoff.reduce((low, value) => Math.min(low, value));
  return { actions: n, payoff, reply, path: Int32Array.from(path), goal: names.indexOf(instance.goal), least };
}

/**
 * The type behind a deviation.
 * @throws RangeError when the kind, the round or the probability is refused.
 */
export function poolType(
  where: string,
  game: NormalFormGame,
  sequence: HazingSequence,
  goal: string | undefined,
  deviation: Deviation,
): PoolType {
  const kind = checkOneOf(where, 'deviation.kind', deviation.kind, ['at once', 'at round', 'random', 'best']);
  switch (deviation.kind) {
    case 'at once':
      return { label: kind, round: 0, probability: 0 };
    case 'at round': {
      const round = checkInteger(where, 'deviation.round', deviation.round, 0, Number.MAX_SAFE_INTEGER);
      return { label: `at round ${round}`, round, probability: 0 };
    }
    case 'random': {
      const probability = checkReal(where, 'deviation.probability', deviation.probability, { low: 0, high: 1 });
      return { label: `random ${probability}`, round: Infinity, probability };
    }
    case 'best':
      return { label: kind, round: bestDeviation(game, sequence, { goal }).round, probability: 0 };
  }
}
