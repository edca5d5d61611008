/**
 * The random games of the restart paper's experiments.
 */
import { checkInteger, type RandomStream, uniformInteger } from '@folkways/core';
import type { HazingAction, HazingInstance } from '../instance/hazingInstance.js';

/** Size of the games drawn. */
export interface PaperInstanceOptions {
  /** n >= 1. */
  readonly actions: number;
  /** MPD, the maximum payoff of deviation: a safe integer >= 1. */
  readonly maximum: number;
}

/**
 * A random instance of the restart paper's Section 6: for each action p* uniform on {0, ..., MPD}, then p uniform on {0, ..., p*}.
 * The goal is the action with the largest p, of several the one with the smallest p*, then the first.
 * @throws RangeError, TypeError when an option is refused.
 * @remarks O(n), two draws per action.
 * @example
 * ```ts
 * import { randomStream } from '@folkways/core';
 * import { paperInstance } from '@folkways/hazing';
 * const instance = paperInstance(randomStream(1, 0), { actions: 10, maximum: 1000 });
 * console.log(instance.actions.length <= 9, instance.goalThreshold >= 0); // true true
 * ```
 */
export function paperInstance(rng: RandomStream, options: PaperInstanceOptions): HazingInstance {
  const where = 'paperInstance';
  const n = checkInteger(where, 'actions', options.actions, 1, 10_000_000);
  const maximum = checkInteger(where, 'maximum', options.maximum, 1, Number.MAX_SAFE_INTEGER);
  const drawn = Array.from({ length: n }, (_, i) => {
    const best = uniformInteger(rng, 0, maximum);
    return { name: String(i + 1), best, p: uniformInteger(rng, 0, best) };
  });
  const goal = drawn.reduce((top, one) => (one.p > top.p || (one.p === top.p && one.best < top.best) ? one : top));
  const actions = drawn
    .filter(({ p }) => p < goal.p)
    .map(({ name, p, best }): HazingAction => ({ name, cost: goal.p - p, threshold: best - goal.p }));
  return { goal: goal.name, goalThreshold: goal.best - goal.p, actions };
}
