/**
 * Planning with a menu of own strategies by simulation, as the paper's agents do.
 *
 * Source: Kang (2026), Appendix D.2. The exact planner gives what this estimates; few rollouts add noise that breaks cooperation.
 */
import type { RandomStream } from '@folkways/core';
import { drawFrom } from './drawFrom.js';
import { MenuPlanner, type MenuPlanTables } from './menuPlanner.js';
import type { TieBreaker } from './tieBreaker.js';

/** A menu planner whose values are averages over simulated continuations. */
export class RolloutPlanner extends MenuPlanner {
  readonly #payoffs: Float64Array;
  readonly #discount: number;
  readonly #rollouts: number;

  /** @param payoffs - `[profiles]`: planned with where none are given. */
  constructor(tables: MenuPlanTables, payoffs: Float64Array, discount: number, rollouts: number) {
    super(tables);
    this.#payoffs = payoffs;
    this.#discount = discount;
    this.#rollouts = rollouts;
  }

  override values(
    other: number,
    rounds: number,
    payoffs: Float64Array | undefined,
    rng: RandomStream,
    values: Float64Array,
  ): void {
    for (let j = 0; j < this.size; j++) {
      let sum = 0;
      for (let r = 0; r < this.#rollouts; r++) {
        sum += this.#rollout(this.stateOf(j), other, rounds, payoffs ?? this.#payoffs, rng);
      }
      values[j] = sum / this.#rollouts;
    }
  }

  override choose(
    other: number,
    rounds: number,
    payoffs: Float64Array | undefined,
    rng: RandomStream,
    tie: TieBreaker,
    values: Float64Array,
  ): number {
    this.values(other, rounds, payoffs, rng, values);
    return tie.choose(values, rng);
  }

  #rollout(ownState: number, otherState: number, rounds: number, payoffs: Float64Array, rng: RandomStream): number {
    const { own, other } = this.tables;
    let x = ownState;
    let y = otherState;
    let weight = 1;
    let value = 0;
    for (let t = 0; t < rounds; t++) {
      const a = own.sure[x] >= 0 ? own.sure[x] : drawFrom(own.outputs, x * own.actions, own.actions, rng);
      const b = other.sure[y] >= 0 ? other.sure[y] : drawFrom(other.outputs, y * other.actions, other.actions, rng);
      const k = own.joint[a * other.actions + b];
      value += weight * payoffs[k];
      weight *= this.#discount;
      x = own.next[x * own.profiles + k];
      y = other.next[y * other.profiles + k];
    }
    return value;
  }
}
