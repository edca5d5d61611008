/**
 * From a symmetric game to its OptRep instance.
 *
 * Source: the restart paper, Section 5 (costs and thresholds) and Lemma 2 (the goal value is the largest p).
 */
import { describeValue, type Fraction, type NormalFormGame } from '@folkways/core';
import { commonScale } from './commonScale.js';
import type { HazingInstance } from './hazingInstance.js';
import { type RestartPayoffs, restartPayoffs } from './restartPayoffs.js';

/** What `restartGame` returns: an instance that knows its goal and its scale. */
export interface RestartInstance extends HazingInstance {
  readonly goal: string;
  readonly scale: number;
}

/** Options of `restartGame`. */
export interface RestartGameOptions {
  /**
   * Name of the action to play for ever. @defaultValue the action with the largest cooperative payoff, of several the one
   * with the smallest deviation payoff, then the first
   */
  readonly goal?: string;
}

/**
 * The OptRep instance of a symmetric two-player game in the limit of patience.
 *
 * The goal is the action with the largest cooperative payoff G unless another one is named. Actions whose cooperative payoff is
 * not below the goal's cost nothing and are left out.
 * @returns integers: payoffs are multiplied by `scale`, the least common multiple of the denominators that occur in
 * costs and thresholds, so a total of the instance divided by `scale` is a payoff of the game.
 * @throws RangeError when the game is not two-player, the action sets differ, or it is not symmetric (naming the first
 * cell that differs).
 * @throws RangeError when `goal` is not an action of the game.
 * @throws RangeError when the scale, a cost or a threshold exceeds 2^53 - 1; nothing is ever rounded.
 * @remarks O(n^2). Payoffs are read exactly: 0.1 in a game of floats is 1/10, the decimal it prints as.
 * @example
 * ```ts
 * import { symmetricGame } from '@folkways/core';
 * import { restartGame } from '@folkways/hazing';
 * const game = symmetricGame([[4, 11, 14], [0, 5, 0], [0, 0, 8]], { actions: ['A', 'B', 'C'] });
 * console.log(restartGame(game).goalThreshold, restartGame(game).actions[0].cost); // 6 4
 * ```
 */
export function restartGame(game: NormalFormGame, options: RestartGameOptions = {}): RestartInstance {
  const payoffs = restartPayoffs('restartGame', game);
  const { actions, cooperative, deviation } = payoffs;
  const goal = options.goal === undefined ? bestGoal(payoffs) : actions.indexOf(options.goal);
  if (goal < 0) {
    throw new RangeError(
      `restartGame: "goal" expected one of ${actions.join(', ')}, got ${describeValue(options.goal)}`,
    );
  }
  const value = cooperative[goal];
  const goalThreshold = deviation[goal].subtract(value);
  const costly = actions.flatMap((name, a) => {
    const cost = value.subtract(cooperative[a]);
    return cost.numerator <= 0n ? [] : [{ name, cost, threshold: deviation[a].subtract(value) }];
  });
  const fractions = [goalThreshold, ...costly.flatMap(({ cost, threshold }) => [cost, threshold])];
  const scale = commonScale(fractions);
  const integer = (what: string, fraction: Fraction): number =>
    safeInteger(what, (fraction.numerator * scale) / fraction.denominator);
  return {
    goal: actions[goal],
    goalThreshold: integer(`the goal threshold of ${JSON.stringify(actions[goal])}`, goalThreshold),
    scale: safeInteger('the scale that makes the payoffs integers', scale),
    actions: costly.map(({ name, cost, threshold }) => ({
      name,
      cost: integer(`the cost of ${JSON.stringify(name)}`, cost),
      threshold: integer(`the threshold of ${JSON.stringify(name)}`, threshold),
    })),
  };
}

function bestGoal({ actions, cooperative, deviation }: RestartPayoffs): number {
  let goal = 0;
  for (let a = 1; a < actions.length; a++) {
    const order = cooperative[a].compare(cooperative[goal]);
    if (order > 0 || (order === 0 && deviation[a].compare(deviation[goal]) < 0)) goal = a;
  }
  return goal;
}

function safeInteger(what: string, value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) {
    throw new RangeError(`restartGame: "game" expected scaled payoffs within 2^53 - 1, but ${what} is ${value}`);
  }
  return number;
}
