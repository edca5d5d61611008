/**
 * The best a player can do against automata over finitely many rounds.
 */
import { checkInteger, checkReal } from '../checks.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import type { Automaton } from './automaton.js';
import { policyAutomaton } from './policyAutomaton.js';
import { type ResponseProblem, type ResponseProblemOptions, responseProblem } from './responseProblem.js';

/** Actions within this of the best, relative to the largest payoff, are ties; the first in the game's order is named. */
const TIE = 1e-12;

/** Options of `finiteHorizonBestResponse`. */
export interface FiniteHorizonOptions extends ResponseProblemOptions {
  /** How many rounds, at least 1. */
  readonly horizon: number;
  /** In (0, 1]. @defaultValue 1 */
  readonly discount?: number;
}

/** A best response over finitely many rounds. */
export interface FiniteHorizonBestResponse {
  /** The largest expected sum over t = 0 .. horizon - 1 of discount^t times the stage payoff. Not normalised. */
  readonly total: number;
  /** `total` divided by the sum of the weights discount^t: a weighted average of stage payoffs. */
  readonly value: number;
  /** A strategy that attains it, following the opponents' states and the round; after the horizon it repeats its last rule. */
  readonly policy: Automaton;
  /** `actions[t][s]`: the action index in round t at state s of `problem`. */
  readonly actions: readonly Int32Array[];
  readonly problem: ResponseProblem;
}

/**
 * A best response to automata over a finite horizon, by backward induction.
 * @throws RangeError when `horizon` is not a positive integer, the discount is outside (0, 1], or `player` is not a player.
 * @throws AutomatonError when the automata do not fit the game.
 * @remarks O(horizon * states * profiles). Of ties the first action.
 */
export function finiteHorizonBestResponse(
  game: NormalFormGame,
  player: number,
  opponents: readonly Automaton[],
  options: FiniteHorizonOptions,
): FiniteHorizonBestResponse {
  const where = 'finiteHorizonBestResponse';
  const horizon = checkInteger(where, 'horizon', options.horizon, 1, Infinity);
  const discount = checkReal(where, 'discount', options.discount ?? 1, { low: 0, high: 1, open: 'low' });
  const problem = responseProblem(game, player, opponents, options);
  const { stateCount, actionCount, rowStarts, targets, probabilities, rewards } = problem;
  const scale = rewards.reduce((size, reward) => Math.max(size, Math.abs(reward)), 0);
  const rules: Int32Array[] = [];
  let values = new Float64Array(stateCount);
  let weight = 0;
  for (let t = horizon - 1; t >= 0; t--) {
    weight = 1 + discount * weight;
    const earlier = new Float64Array(stateCount);
    const rule = new Int32Array(stateCount);
    for (let s = 0; s < stateCount; s++) {
      earlier[s] = -Infinity;
      for (let a = 0; a < actionCount; a++) {
        const row = s * actionCount + a;
        let sum = 0;
        for (let e = rowStarts[row]; e < rowStarts[row + 1]; e++) sum += probabilities[e] * values[targets[e]];
        const value = rewards[row] + discount * sum;
        if (value > earlier[s] + TIE * scale * weight) rule[s] = a;
        earlier[s] = Math.max(earlier[s], value);
      }
    }
    rules.unshift(rule);
    values = earlier;
  }
  return {
    total: values[0],
    value: values[0] / weight,
    policy: policyAutomaton(game, problem, rules),
    actions: rules,
    problem,
  };
}
