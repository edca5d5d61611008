/**
 * Small random restart games, and condition (1) of the restart paper read off the page: nothing here calls the solvers it checks.
 */
import { Fraction, type NormalFormGame, type RandomStream, symmetricGame, uniformInteger } from '@folkways/core';
import type { HazingInstance } from '@folkways/hazing';

/** The game of the paper's Table 1. */
export const TABLE_1 = symmetricGame(
  [
    [4, 11, 14],
    [0, 5, 0],
    [0, 0, 8],
  ],
  { actions: ['A', 'B', 'C'] },
);

/** What of a symmetric game matters: p_i = u(i, i) and p*_i = max_a u(a, i), both `[actions]`. */
export interface RestartPayoffs {
  readonly p: readonly number[];
  readonly best: readonly number[];
}

/** Payoffs of two to four actions, small enough that ties are common. */
export function randomPayoffs(rng: RandomStream): RestartPayoffs {
  const p = Array.from({ length: uniformInteger(rng, 2, 4) }, () => uniformInteger(rng, 0, 8));
  return { p, best: p.map((payoff) => payoff + uniformInteger(rng, 0, 6)) };
}

/** A game with these payoffs; actions are called a0, a1, ... */
export function gameOf({ p, best }: RestartPayoffs): NormalFormGame {
  const n = p.length;
  const u = p.map((payoff, row) => p.map((_, column) => (row === column ? payoff : -1000)));
  for (let column = 0; column < n; column++) u[(column + 1) % n][column] = best[column];
  return symmetricGame(u, { actions: p.map((_, i) => `a${i}`) });
}

/** A short sequence of action indices. */
export function randomSequence(rng: RandomStream, actions: number, longest = 5): number[] {
  return Array.from({ length: uniformInteger(rng, 0, longest) }, () => uniformInteger(rng, 0, actions - 1));
}

/** An instance of OptRep; about one in eight has no solution, and some goals need no hazing. */
export function randomInstance(rng: RandomStream, maxActions = 5, maxGoalThreshold = 40): HazingInstance {
  const goalThreshold = uniformInteger(rng, -1, maxGoalThreshold);
  const lowest = uniformInteger(rng, 0, 7) === 0 ? 0 : -Math.ceil(goalThreshold / 2) - 1;
  const actions = Array.from({ length: uniformInteger(rng, 0, maxActions) }, (_, i) => ({
    name: `a${i}`,
    cost: uniformInteger(rng, 1, 12),
    threshold: uniformInteger(rng, lowest, Math.max(lowest, goalThreshold + 1)),
  }));
  return { goalThreshold, actions };
}

/** Values from each round on, in exact fractions: the hazing, then `goal` for ever, which is the last entry. */
function values({ p }: RestartPayoffs, hazing: readonly number[], goal: number, beta: Fraction): Fraction[] {
  const found = [Fraction.of(p[goal]).divide(Fraction.ONE.subtract(beta))];
  for (let t = hazing.length - 1; t >= 0; t--) found.unshift(Fraction.of(p[hazing[t]]).add(beta.multiply(found[0])));
  return found;
}

/** U = sum_s beta^s p_s. */
export const utility = (game: RestartPayoffs, hazing: readonly number[], goal: number, beta: Fraction): Fraction =>
  values(game, hazing, goal, beta)[0];

/**
 * Condition (1): sum_{s >= t} beta^s p_s >= beta^t p*_t + beta^(t+1) U at every t, divided by beta^t.
 * @returns the least difference of the two sides; the sequence is stable iff it is not negative.
 */
export function leastSlack(game: RestartPayoffs, hazing: readonly number[], goal: number, beta: Fraction): Fraction {
  const found = values(game, hazing, goal, beta);
  const again = beta.multiply(found[0]);
  return [...hazing, goal]
    .map((action, t) => found[t].subtract(Fraction.of(game.best[action]).add(again)))
    .reduce((least, slack) => (slack.compare(least) < 0 ? slack : least));
}

/** Is condition (1) met at every round? */
export const isStable = (game: RestartPayoffs, hazing: readonly number[], goal: number, beta: Fraction): boolean =>
  leastSlack(game, hazing, goal, beta).compare(Fraction.ZERO) >= 0;

/** Every sequence of at most `longest` actions. */
export function* sequences(actions: number, longest: number): Generator<readonly number[]> {
  let layer: (readonly number[])[] = [[]];
  for (let length = 0; length <= longest; length++) {
    yield* layer;
    layer = layer.flatMap((sequence) => Array.from({ length: actions }, (_, a) => [...sequence, a]));
  }
}

/** The least total hazing over all sequences, monotonic or not, by walking every reachable total; null when there is none. */
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
