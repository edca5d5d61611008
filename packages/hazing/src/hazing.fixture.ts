/**
 * Random instances and slow, independent answers for the tests of this package.
 */
import { Fraction, type NormalFormGame, type RandomStream, symmetricGame, uniformInteger } from '@folkways/core';
import type { HazingInstance } from './instance/hazingInstance.js';
import { type HazingAlgorithm, hazingAlgorithms } from './solve/solveHazing.js';

/** The exact algorithms that need no engine. */
export const exactAlgorithms: readonly HazingAlgorithm[] = hazingAlgorithms.filter(
  (name) => name !== 'ilp' && name !== 'fptas',
);

/** The restart paper's Table 1 as an instance: the optimum is A, B with total hazing 7. */
export const TABLE_1: HazingInstance = {
  goal: 'C',
  goalThreshold: 6,
  actions: [
    { name: 'A', cost: 4, threshold: -4 },
    { name: 'B', cost: 3, threshold: 3 },
  ],
};

/** The restart paper's counterexample to non-increasing costs. */
export const NOT_MONOTONE: HazingInstance = {
  goalThreshold: 10,
  actions: [
    { name: 'five', cost: 5, threshold: -1 },
    { name: 'six', cost: 6, threshold: 4 },
  ],
};

/** Bounds of `randomInstance`. */
export interface RandomInstanceBounds {
  readonly maxActions: number;
  readonly maxCost: number;
  readonly maxGoalThreshold: number;
}

/** A small instance; about one in eight cannot be hazed at all, and some goals need no hazing. */
export function randomInstance(rng: RandomStream, bounds: RandomInstanceBounds): HazingInstance {
  const goalThreshold = uniformInteger(rng, -1, bounds.maxGoalThreshold);
  const count = uniformInteger(rng, 0, bounds.maxActions);
  const lowest = uniformInteger(rng, 0, 7) === 0 ? 0 : -Math.ceil(goalThreshold / 2) - 1;
  const actions = Array.from({ length: count }, (_, i) => ({
    name: `a${i}`,
    cost: uniformInteger(rng, 1, bounds.maxCost),
    threshold: uniformInteger(rng, lowest, Math.max(lowest, goalThreshold + 1)),
  }));
  return { goalThreshold, actions };
}

/**
 * The least total hazing over all sequences, monotonic or not, by walking every reachable total; null when there is none.
 */
export function leastByReachability({ goalThreshold, actions }: HazingInstance): number | null {
  if (goalThreshold <= 0) return 0;
  const seen = new Set([0]);
  let best = Infinity;
  for (const hazing of seen) {
    for (const { cost, threshold } of actions) {
      if (hazing <= threshold) continue;
      if (hazing + cost > goalThreshold) best = Math.min(best, hazing + cost);
      else seen.add(hazing + cost);
    }
  }
  return best === Infinity ? null : best;
}

/** The least total hazing over all sequences with non-increasing costs, by writing each of them down. */
export function leastByNonIncreasing({ goalThreshold, actions }: HazingInstance): number | null {
  const totals: number[] = [];
  const extend = (hazing: number, largest: number): void => {
    if (hazing > goalThreshold) {
      totals.push(hazing);
      return;
    }
    for (const { cost, threshold } of actions) {
      if (cost <= largest && hazing > threshold) extend(hazing + cost, cost);
    }
  };
  extend(0, Infinity);
  return totals.length === 0 ? null : Math.min(...totals);
}

/** A symmetric game given by p and p* per action, small enough for exact sums: p*_i is put into column i of some other row. */
export function gameOf(cooperative: readonly number[], deviation: readonly number[]): NormalFormGame {
  const n = cooperative.length;
  const u = cooperative.map((p, row) => cooperative.map((_, column) => (row === column ? p : -1000)));
  for (let column = 0; n > 1 && column < n; column++) u[(column + 1) % n][column] = deviation[column];
  return symmetricGame(u, { actions: cooperative.map((_, i) => `a${i}`) });
}

/**
 * Condition (1) of the restart paper read off the page, in exact fractions: for a hazing of action indices and then `goal` for ever,
 * is sum_{s >= t} beta^s p_s >= beta^t p*_t + beta^(t + 1) U at every t?
 */
export function stableByDefinition(
  cooperative: readonly number[],
  deviation: readonly number[],
  hazing: readonly number[],
  goal: number,
  beta: Fraction,
): { readonly stable: boolean; readonly value: Fraction } {
  const forEver = Fraction.of(cooperative[goal]).divide(Fraction.ONE.subtract(beta));
  const values = [forEver];
  for (let t = hazing.length - 1; t >= 0; t--) {
    values.unshift(Fraction.of(cooperative[hazing[t]]).add(beta.multiply(values[0])));
  }
  const again = beta.multiply(values[0]);
  const stable = [...hazing, goal].every(
    (action, t) => values[t].compare(Fraction.of(deviation[action]).add(again)) >= 0,
  );
  return { stable, value: values[0] };
}
