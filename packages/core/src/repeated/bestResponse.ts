/**
 * The best a player can do for ever against automata, with any strategy at all.
 */
import { checkReal } from '../checks.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import type { Automaton } from './automaton.js';
import { type DiscountedValues, discountedSolver } from './discountedSolver.js';
import { policyAutomaton } from './policyAutomaton.js';
import { type ResponseProblem, type ResponseProblemOptions, responseProblem } from './responseProblem.js';

/** A change must gain more than this, relative to the largest payoff, to be made: beyond rounding, below anything meant. */
const IMPROVEMENT = 1e-13;
/** Actions within this of the best, relative to the largest payoff, are ties; the first in the game's order is named. */
const TIE = 1e-12;

/** Options of `bestResponse`. */
export interface BestResponseOptions extends ResponseProblemOptions {
  /** In (0, 1). */
  readonly discount: number;
}

/** A best response. */
export interface BestResponse {
  /** The supremum over all strategies of the player's discounted payoff, normalised by 1 - discount. */
  readonly value: number;
  /** A strategy that attains it, as an automaton whose states are the opponents' joint states. Of ties the first action. */
  readonly policy: Automaton;
  /** `values[s]`: the value from state s of `problem`. */
  readonly values: Float64Array;
  /** `actions[s]`: the index of the policy's action in state s. */
  readonly actions: Int32Array;
  /** The value is proven to be within this of the truth (from the residual of Bellman's equation). */
  readonly errorBound: number;
  /** Rounds of policy iteration. */
  readonly iterations: number;
  readonly problem: ResponseProblem;
}

/**
 * A best response to automata in the discounted repeated game.
 * @param opponents - the other players' automata, in player order without the player.
 * @throws RangeError when the discount is outside (0, 1) or `player` is not a player.
 * @throws AutomatonError when the automata do not fit the game.
 * @remarks Policy iteration with exact evaluation (Howard 1960; Puterman 1994, theorem 6.4.2: it ends at the optimum after finitely
 * many rounds, in practice a handful). The states are the opponents' joint states, since nothing else of the history matters to
 * their play: not the last two rounds, as a suffix of bounded length would have it. A round costs one `discountedSolver`.
 * @example
 * ```ts
 * import { bestResponse, namedStrategy, symmetricGame } from '@folkways/core';
 * const game = symmetricGame([[3, -5], [5, 0]], { actions: ['J', 'F'] });
 * const { value, policy } = bestResponse(game, 0, [namedStrategy('grudger', { actions: ['J', 'F'] })], { discount: 0.9 });
 * console.log(value.toFixed(9), policy.outputs); // 3.000000000 [ [ 1, 0 ], [ 0, 1 ] ]
 * ```
 */
export function bestResponse(
  game: NormalFormGame,
  player: number,
  opponents: readonly Automaton[],
  options: BestResponseOptions,
): BestResponse {
  const discount = checkReal('bestResponse', 'discount', options.discount, { low: 0, high: 1, open: 'both' });
  const problem = responseProblem(game, player, opponents, options);
  const { stateCount, actionCount } = problem;
  const scale = problem.rewards.reduce((size, reward) => Math.max(size, Math.abs(reward)), 0);
  const actions = new Int32Array(stateCount);
  let values: Float64Array = new Float64Array(stateCount);
  greedy(problem, values, discount, 0, actions); // the myopic policy
  let solved: DiscountedValues;
  let iterations = 0;
  do {
    iterations++;
    solved = policyValues(problem, actions, discount);
    values = solved.values;
    // Beyond twice the error of the values an improvement is one, so the policies never come round again.
  } while (greedy(problem, values, discount, Math.max(IMPROVEMENT * scale, 2 * solved.errorBound), actions));
  let gap = 0;
  for (let s = 0; s < stateCount; s++) {
    for (let a = 0; a < actionCount; a++) {
      gap = Math.max(gap, actionValue(problem, values, discount, s, a) - values[s]);
    }
  }
  for (let s = 0; s < stateCount; s++) {
    const best = actionValue(problem, values, discount, s, actions[s]) - TIE * scale;
    for (let a = actionCount - 1; a >= 0; a--) {
      if (actionValue(problem, values, discount, s, a) >= best) actions[s] = a;
    }
  }
  return {
    value: values[0],
    policy: policyAutomaton(game, problem, actions),
    values,
    actions,
    errorBound: solved.errorBound + gap / (1 - discount),
    iterations,
    problem,
  };
}

/** The normalised values of a stationary policy, given as an action index per state. */
export function policyValues(problem: ResponseProblem, actions: Int32Array, discount: number): DiscountedValues {
  const { stateCount, actionCount, rewards } = problem;
  const rowStarts = new Int32Array(stateCount + 1);
  const rows = Array.from(actions, (a, s) => s * actionCount + a);
  rows.forEach((row, s) => {
    rowStarts[s + 1] = rowStarts[s] + problem.rowStarts[row + 1] - problem.rowStarts[row];
  });
  const targets = new Int32Array(rowStarts[stateCount]);
  const probabilities = new Float64Array(rowStarts[stateCount]);
  rows.forEach((row, s) => {
    targets.set(problem.targets.subarray(problem.rowStarts[row], problem.rowStarts[row + 1]), rowStarts[s]);
    probabilities.set(problem.probabilities.subarray(problem.rowStarts[row], problem.rowStarts[row + 1]), rowStarts[s]);
  });
  const chain = { stateCount, rowStarts, targets, probabilities };
  return discountedSolver(chain, discount)(Float64Array.from(rows, (row) => rewards[row]));
}

/** The value of action a in state s when `values` follow. */
export function actionValue(
  problem: ResponseProblem,
  values: Float64Array,
  discount: number,
  s: number,
  a: number,
): number {
  const row = s * problem.actionCount + a;
  let sum = 0;
  for (let e = problem.rowStarts[row]; e < problem.rowStarts[row + 1]; e++) {
    sum += problem.probabilities[e] * values[problem.targets[e]];
  }
  return (1 - discount) * problem.rewards[row] + discount * sum;
}

/** Switches each state to its best action where that gains more than `threshold`; says whether anything changed. */
function greedy(
  problem: ResponseProblem,
  values: Float64Array,
  discount: number,
  threshold: number,
  actions: Int32Array,
): boolean {
  let changed = false;
  for (let s = 0; s < problem.stateCount; s++) {
    let best = actionValue(problem, values, discount, s, actions[s]) + threshold;
    for (let a = 0; a < problem.actionCount; a++) {
      const value = actionValue(problem, values, discount, s, a);
      if (value <= best) continue;
      best = value;
      actions[s] = a;
      changed = true;
    }
  }
  return changed;
}
