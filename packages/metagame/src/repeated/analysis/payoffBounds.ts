/**
 * What the clients of some LLMs can have earned, given aggregates and shares but not who advised whom.
 */
import { checkInteger } from '@folkways/core';
import type { MetaGame } from '../../model/metaGame.js';
import { rolePayoffs } from '../../model/rolePayoffs.js';

/** A closed interval. */
export interface PayoffBounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The sharp range of the sum of payoffs of the given LLMs' clients in one period.
 * @remarks v_r(a), what action a earned in role r, follows from the aggregates. Clients of mass P in the role took x_a <= sigma_r(a) with sum P, in any way: the best (worst) case fills the best (worst)
 *   actions first. Cost O(actions log actions) per role beyond the payoffs.
 */
export function payoffBounds(
  meta: MetaGame,
  aggregate: readonly Float64Array[],
  llms: readonly number[],
): PayoffBounds {
  const supports = aggregate.map((row) => Array.from(row.keys()).filter((a) => row[a] > 0));
  let [lower, upper] = [0, 0];
  aggregate.forEach((row, r) => {
    const values = rolePayoffs(meta.game, r, aggregate, supports);
    const share = llms.reduce((sum, j) => sum + meta.shares[r][j], 0);
    const ascending = supports[r].toSorted((a, b) => values[a] - values[b]);
    const fill = (order: readonly number[]): number => {
      let left = share;
      return order.reduce((sum, a) => {
        const part = Math.min(left, row[a]);
        left -= part;
        return sum + part * values[a];
      }, 0);
    };
    lower += fill(ascending);
    upper += fill(ascending.toReversed());
  });
  return { lower: Math.min(lower, upper), upper: Math.max(lower, upper) };
}

/** The mean of the bounds over periods. */
export function meanPayoffBounds(
  meta: MetaGame,
  periods: readonly (readonly Float64Array[])[],
  llms: readonly number[],
): PayoffBounds {
  let [lower, upper] = [0, 0];
  for (const aggregate of periods) {
    const bounds = payoffBounds(meta, aggregate, llms);
    lower += bounds.lower / periods.length;
    upper += bounds.upper / periods.length;
  }
  return { lower, upper };
}

/** LLM indices, checked: at least one, all different. */
export function checkLlms(where: string, name: string, meta: MetaGame, llms: readonly number[]): readonly number[] {
  llms.forEach((j, n) => {
    checkInteger(where, `${name}[${n}]`, j, 0, meta.llms.length - 1);
  });
  if (llms.length === 0 || new Set(llms).size !== llms.length) {
    throw new RangeError(`${where}: "${name}" expected different LLMs, at least one, got [${llms.join(', ')}]`);
  }
  return llms;
}
