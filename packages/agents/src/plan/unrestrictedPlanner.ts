/**
 * Planning over all own strategies: the finite-horizon decision problem that one automaton of the opponent poses.
 */
import type { RandomStream } from '@folkways/core';
import type { MenuTables } from '../belief/menuTables.js';
import type { Planner } from './planner.js';
import type { TieBreaker } from './tieBreaker.js';

/** What the planners of all matches of one agent share. */
export interface ResponseTables {
  readonly other: MenuTables;
  /** `[profiles]`: the own part of each joint action. */
  readonly ownAction: Int32Array;
  readonly ownActions: number;
  readonly discount: number;
  /** Action values under the known payoffs; undefined when they are not known. */
  readonly known: ActionValues | undefined;
}

/** Action values of every state of the opponent's menu over some rounds: `[states * own actions]`. */
export type ActionValues = (rounds: number) => Float64Array;

/**
 * Backward induction, layer by layer: the value of an action now, followed by best play, against each state of the other's menu.
 * @param payoffs - `[profiles]`, the own payoffs.
 * @param from - first state to solve for; with `to`, one strategy's states are a closed range. @defaultValue all states
 * @remarks O(states * profiles) per layer.
 */
export function actionValues(
  { other, ownAction, ownActions, discount }: Omit<ResponseTables, 'known'>,
  payoffs: Float64Array,
  from = 0,
  to = other.stateCount,
): ActionValues {
  const { profiles } = other;
  const layers: Float64Array[] = [new Float64Array(other.stateCount * ownActions)];
  const best = new Float64Array(other.stateCount);
  const extend = (): void => {
    const now = new Float64Array(other.stateCount * ownActions);
    for (let y = from; y < to; y++) {
      for (let k = 0; k < profiles; k++) {
        const p = other.outputs[y * other.actions + other.ownAction[k]];
        if (p === 0) continue;
        now[y * ownActions + ownAction[k]] += p * (payoffs[k] + discount * best[other.next[y * profiles + k]]);
      }
    }
    for (let y = from; y < to; y++) {
      best[y] = now[y * ownActions];
      for (let a = 1; a < ownActions; a++) best[y] = Math.max(best[y], now[y * ownActions + a]);
    }
    layers.push(now);
  };
  return (rounds) => {
    while (layers.length <= rounds) extend();
    return layers[rounds];
  };
}

/** A planner whose plans are the own actions, each followed by best play against the same strategy. */
export class UnrestrictedPlanner implements Planner {
  readonly size: number;
  readonly #tables: ResponseTables;

  constructor(tables: ResponseTables) {
    this.size = tables.ownActions;
    this.#tables = tables;
  }

  values(
    other: number,
    rounds: number,
    payoffs: Float64Array | undefined,
    _rng: RandomStream,
    values: Float64Array,
  ): void {
    const { known, other: menu } = this.#tables;
    const strategy = menu.owner[other];
    const solved =
      payoffs === undefined && known !== undefined
        ? known
        : actionValues(this.#tables, payoffs as Float64Array, menu.starts[strategy], menu.starts[strategy + 1]);
    const layer = solved(rounds);
    for (let a = 0; a < this.size; a++) values[a] = layer[other * this.size + a];
  }

  choose(
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

  addPlay(plan: number, weight: number, distribution: Float64Array): void {
    distribution[plan] += weight;
  }

  play(plan: number): number {
    return plan;
  }

  observe(): void {}
}
