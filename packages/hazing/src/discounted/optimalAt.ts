/**
 * The optimal sequence at a fixed discount factor, which the restart paper leaves open.
 */
import { checkInteger, checkReal, type NormalFormGame, type StopSignal } from '@folkways/core';
import type { HazingRun } from '../instance/hazingSequence.js';
import { restartGame } from '../instance/restartGame.js';
import { restartPayoffs } from '../instance/restartPayoffs.js';
import { solveHazing } from '../solve/solveHazing.js';
import { type DiscountInput, discountFactor } from './discountFactor.js';
import { isStableAt } from './isStableAt.js';
import { normalisedPayoff } from './normalisedPayoff.js';
import { type SearchLimits, searchGoal } from './searchGoal.js';

/** Options of `optimalAt`. */
export interface OptimalAtOptions {
  /** Labels the search may take up over all goals. @defaultValue 200000 */
  readonly labelLimit?: number;
  /** Seconds. @defaultValue unlimited */
  readonly timeLimit?: number;
  /** Asked between labels; stops like a limit. */
  readonly signal?: StopSignal;
}

/** What `optimalAt` returns; payoffs are normalised, (1 - beta) U, in the game's unit. */
export interface OptimalAt {
  /** `optimal`: nothing stable pays more; `none`: nothing is stable; `unproven`: stopped, the optimum lies in [lower, upper]. */
  readonly status: 'optimal' | 'none' | 'unproven';
  /** The action played for ever; null when no stable sequence is known. */
  readonly goal: string | null;
  /** The hazing before it, in order of play. */
  readonly sequence: readonly HazingRun[];
  /** Payoff of `sequence` then `goal`, null when none is known; also the lower bound. */
  readonly lower: number | null;
  /** No stable sequence pays more; null with status `none`. */
  readonly upper: number | null;
  readonly work: { readonly goals: number; readonly popped: number; readonly pushed: number };
  /** Present unless the status is `optimal`. */
  readonly reason?: string;
}

/**
 * The stable sequence with the largest discounted payoff at a discount factor: goal value and hazing.
 *
 * Goals are tried by decreasing cooperative payoff until none can beat the best found; for each, a best-first search prepends
 * actions to the goal (`searchGoal`). The limit's optimum, if it is stable at beta, serves as the first bound.
 * @param beta - in (0, 1); 0.9 means exactly 9/10.
 * @throws RangeError, TypeError when the game, the discount factor or an option is refused.
 * @remarks Exponential in T / c, few labels for the games of textbooks. Ties are stable and settled exactly; discounted sums within
 * 2^-40 of each other, relatively, count as equal. Lower goal values than the game's best are allowed, as they must be away from
 * the limit (Lemma 2 of the restart paper).
 * @example
 * ```ts
 * import { symmetricGame } from '@folkways/core';
 * import { optimalAt } from '@folkways/hazing';
 * const game = symmetricGame([[4, 11, 14], [0, 5, 0], [0, 0, 8]], { actions: ['A', 'B', 'C'] });
 * for (const beta of [0.6, 0.7, 0.8, 0.9]) {
 *   const { sequence, goal } = optimalAt(game, beta);
 *   console.log(beta, sequence.map((run) => `${run.action} x ${run.repeat}`).join(', '), '->', goal);
 * }
 * // 0.6  -> A
 * // 0.7 A x 3 -> C
 * // 0.8 A x 2, B x 1 -> C
 * // 0.9 A x 1, B x 1 -> C
 * ```
 */
export function optimalAt(game: NormalFormGame, beta: DiscountInput, options: OptimalAtOptions = {}): OptimalAt {
  const where = 'optimalAt';
  const discount = discountFactor(where, beta);
  const { signal, labelLimit = 200_000, timeLimit = Infinity } = options;
  checkInteger(where, 'labelLimit', labelLimit, 0, Number.MAX_SAFE_INTEGER);
  if (timeLimit !== Infinity) checkReal(where, 'timeLimit', timeLimit, { low: 0 });
  const deadline = Date.now() + 1000 * timeLimit;
  const stop = (): boolean => signal?.aborted === true || Date.now() >= deadline;
  const limits: SearchLimits = { labels: labelLimit, stop };
  const { actions, cooperative, deviation } = restartPayoffs(where, game);
  // By decreasing payoff; of goals that pay the same, the least tempting first, and the others cannot be better.
  const goals = actions.map((_, a) => a);
  goals.sort((a, b) => cooperative[b].compare(cooperative[a]) || deviation[a].compare(deviation[b]) || a - b);
  const values = cooperative.map((payoff) => payoff.toNumber());
  let best = limitOptimum(game, discount.exact);
  let upper = -Infinity;
  const work = { goals: 0, popped: 0, pushed: 0 };
  for (const [rank, g] of goals.entries()) {
    if (best !== undefined && values[g] <= best.payoff) break;
    if (rank > 0 && cooperative[goals[rank - 1]].equals(cooperative[g])) continue;
    const goal = actions[g];
    const instance = restartGame(game, { goal });
    const unit = discount.impatience / instance.scale;
    const ceiling = best === undefined ? Infinity : (values[g] - best.payoff) / unit;
    const found = searchGoal(instance, discount, ceiling, limits);
    work.goals++;
    work.popped += found.popped;
    work.pushed += found.pushed;
    if (found.status === 'stopped') upper = Math.max(upper, values[g] - unit * found.lowerBound);
    if (found.sequence === undefined) continue;
    const payoff = normalisedPayoff(game, found.sequence, discount.exact, { goal });
    if (best === undefined || payoff > best.payoff) best = { goal, sequence: found.sequence, payoff };
  }
  if (best === undefined && upper === -Infinity) {
    const reason = 'at this discount factor every sequence can be gained on by deviating and starting again';
    return { status: 'none', goal: null, sequence: [], lower: null, upper: null, work, reason };
  }
  const reason = { reason: 'stopped by the label limit, the time limit or the signal' };
  if (best === undefined) return { status: 'unproven', goal: null, sequence: [], lower: null, upper, work, ...reason };
  const { goal, sequence, payoff } = best;
  return upper <= payoff
    ? { status: 'optimal', goal, sequence, lower: payoff, upper: payoff, work }
    : { status: 'unproven', goal, sequence, lower: payoff, upper, work, ...reason };
}

interface Candidate {
  readonly goal: string;
  readonly sequence: readonly HazingRun[];
  readonly payoff: number;
}

/** How much more hazing than the limit needs is tried, in sixteenths of T. */
const EXTRA = [0, 1, 2, 3, 4, 6, 8, 12, 16];

/**
 * The cheapest hazing of patient players, or a little more of it, that is stable already at beta: a bound to start the search from.
 */
function limitOptimum(game: NormalFormGame, beta: DiscountInput): Candidate | undefined {
  const instance = restartGame(game);
  const { goal, goalThreshold } = instance;
  for (const extra of EXTRA) {
    const raised = { ...instance, goalThreshold: goalThreshold + Math.floor((goalThreshold * extra) / 16) };
    try {
      // A small table is enough: this is only a bound, and larger instances are beyond the search anyway.
      const { status, sequence } = solveHazing(raised, { memoryLimit: 2 ** 24 });
      if (status === 'none') return undefined;
      if (isStableAt(instance, sequence, beta))
        return { goal, sequence, payoff: normalisedPayoff(game, sequence, beta) };
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }
  return undefined;
}
