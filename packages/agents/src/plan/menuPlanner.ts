/**
 * Planning with a menu of own strategies, exactly.
 *
 * Source: Kang (2026), Appendix D.2, with expectations in place of rollouts: every candidate goes on from the real history.
 */
import type { RandomStream } from '@folkways/core';
import { MenuWalk } from '../belief/menuProduct.js';
import type { MenuTables } from '../belief/menuTables.js';
import { drawFrom } from './drawFrom.js';
import { type OccupancyTables, pairValues } from './occupancyTables.js';
import type { Planner } from './planner.js';
import type { TieBreaker } from './tieBreaker.js';

/** What the planners of all matches of one agent share. */
export interface MenuPlanTables {
  readonly own: MenuTables;
  readonly other: MenuTables;
  readonly occupancies: OccupancyTables;
  /** Values of all pairs of states over some rounds under the known payoffs; undefined when they are not known. */
  readonly known: ((rounds: number) => Float64Array) | undefined;
  /** Best plans under the known payoffs, by joint state of the candidates and state of the other; -1 where not yet sought. */
  readonly choices: ((rounds: number) => Int32Array) | undefined;
}

/** Tables for a menu planner; `payoffs` are the known ones, if they are. */
export function menuPlanTables(
  own: MenuTables,
  other: MenuTables,
  occupancies: OccupancyTables,
  payoffs: Float64Array | undefined,
): MenuPlanTables {
  if (payoffs === undefined) return { own, other, occupancies, known: undefined, choices: undefined };
  const layers: Float64Array[] = [];
  const known = (rounds: number): Float64Array => {
    layers[rounds] ??= pairValues(occupancies.layer(rounds), payoffs);
    return layers[rounds];
  };
  const rows: Int32Array[] = [];
  const choices = (rounds: number): Int32Array => {
    rows[rounds] ??= new Int32Array(own.product.limit * other.stateCount).fill(-1);
    return rows[rounds];
  };
  return { own, other, occupancies, known, choices };
}

/** One match's planner: the candidates' states along the history. */
export class MenuPlanner implements Planner {
  readonly size: number;
  protected readonly tables: MenuPlanTables;
  readonly #walk: MenuWalk;

  constructor(tables: MenuPlanTables) {
    this.tables = tables;
    this.#walk = new MenuWalk(tables.own);
    this.size = tables.own.size;
  }

  /** Where a candidate is now, a state of the own menu's tables. */
  protected stateOf(candidate: number): number {
    return this.#walk.stateOf(candidate);
  }

  values(
    other: number,
    rounds: number,
    payoffs: Float64Array | undefined,
    _rng: RandomStream,
    values: Float64Array,
  ): void {
    const { known, occupancies, other: others } = this.tables;
    const Y = others.stateCount;
    if (payoffs === undefined && known !== undefined) {
      const layer = known(rounds);
      for (let j = 0; j < this.size; j++) values[j] = layer[this.#walk.stateOf(j) * Y + other];
      return;
    }
    const wanted = payoffs as Float64Array;
    const layer = occupancies.layer(rounds);
    const profiles = wanted.length;
    for (let j = 0; j < this.size; j++) {
      const at = (this.#walk.stateOf(j) * Y + other) * profiles;
      let value = 0;
      for (let k = 0; k < profiles; k++) value += layer[at + k] * wanted[k];
      values[j] = value;
    }
  }

  choose(
    other: number,
    rounds: number,
    payoffs: Float64Array | undefined,
    rng: RandomStream,
    tie: TieBreaker,
    values: Float64Array,
  ): number {
    const { choices, other: others } = this.tables;
    const { joint } = this.#walk;
    if (payoffs !== undefined || choices === undefined || joint < 0 || tie.draws) {
      this.values(other, rounds, payoffs, rng, values);
      return tie.choose(values, rng);
    }
    const row = choices(rounds);
    const at = joint * others.stateCount + other;
    if (row[at] < 0) {
      this.values(other, rounds, payoffs, rng, values);
      row[at] = tie.choose(values, rng);
    }
    return row[at];
  }

  addPlay(plan: number, weight: number, distribution: Float64Array): void {
    const { outputs, actions } = this.tables.own;
    const at = this.#walk.stateOf(plan) * actions;
    for (let a = 0; a < actions; a++) distribution[a] += weight * outputs[at + a];
  }

  play(plan: number, rng: RandomStream): number {
    const { outputs, actions, sure } = this.tables.own;
    const state = this.#walk.stateOf(plan);
    return sure[state] >= 0 ? sure[state] : drawFrom(outputs, state * actions, actions, rng);
  }

  observe(profile: number): void {
    this.#walk.observe(profile);
  }
}
