/**
 * Planners: what to do against one strategy that the opponent is taken to play.
 */
import type { RandomStream } from '@folkways/core';
import type { TieBreaker } from './tieBreaker.js';

/**
 * Plans are numbered: own strategies of a menu, or simply own actions. A plan's value against a strategy of the opponent's menu is its
 * expected discounted payoff over the coming rounds, both strategies going on from where the real history has brought them.
 */
export interface Planner {
  /** How many plans there are. */
  readonly size: number;
  /**
   * Values of all plans.
   * @param other - the opponent's strategy, as the state it is in (a state of the opponent menu's tables).
   * @param rounds - how many rounds are planned, >= 1.
   * @param payoffs - `[profiles]`: the own payoffs planned with; undefined where they are known and the planner has them.
   * @param values - `[size]`, written.
   */
  values(
    other: number,
    rounds: number,
    payoffs: Float64Array | undefined,
    rng: RandomStream,
    values: Float64Array,
  ): void;
  /** A best plan; `values` is room for the values of all. */
  choose(
    other: number,
    rounds: number,
    payoffs: Float64Array | undefined,
    rng: RandomStream,
    tie: TieBreaker,
    values: Float64Array,
  ): number;
  /** The probability that a plan takes each own action now, added to `distribution` with a weight. */
  addPlay(plan: number, weight: number, distribution: Float64Array): void;
  /** An own action drawn from what a plan does now. */
  play(plan: number, rng: RandomStream): number;
  /** Takes in one joint action, a profile index of the game. */
  observe(profile: number): void;
}
