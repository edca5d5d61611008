/**
 * Games of a few rounds as trees: every history written down, strategies as functions of it.
 */
import { type RandomStream, uniformInteger, uniformReal } from '@folkways/core';

/** A history: joint actions (two players, two actions each) as numbers 2 a + b. */
export type TreeHistory = readonly number[];
/** The distribution over a player's two actions after each history. */
export type TreeStrategy = (history: TreeHistory) => readonly number[];

/** A repeated game of a few rounds. */
export interface FiniteGame {
  readonly rounds: number;
  /** `[players][joint action]`, in [0, 1]. */
  readonly payoffs: readonly (readonly number[])[];
  /** Histories of fewer than `rounds` rounds. */
  readonly histories: readonly TreeHistory[];
}

const JOINT = [0, 1, 2, 3] as const;
const actionOf = (joint: number, player: number): number => (player === 0 ? joint >> 1 : joint & 1);

/** Random payoffs in quarters. */
export function finiteGame(rng: RandomStream, rounds: number): FiniteGame {
  const payoffs = [0, 1].map(() => JOINT.map(() => uniformInteger(rng, 0, 4) / 4));
  const histories: TreeHistory[] = [[]];
  for (let first = 0, length = 1; length < rounds; length++) {
    const end = histories.length;
    for (; first < end; first++) histories.push(...JOINT.map((joint) => [...histories[first], joint]));
  }
  return { rounds, payoffs, histories };
}

/** Random distributions, half of them pure; `given` decides where it is defined. */
export function randomTreeStrategy(
  rng: RandomStream,
  { histories }: FiniteGame,
  given: ((history: TreeHistory) => readonly number[] | undefined) | undefined,
): TreeStrategy {
  const table = new Map<string, readonly number[]>();
  for (const history of histories) {
    const p = uniformInteger(rng, 0, 1) === 0 ? uniformInteger(rng, 0, 1) : uniformReal(rng);
    table.set(history.join(), given?.(history) ?? [p, 1 - p]);
  }
  return (history) => table.get(history.join()) as readonly number[];
}

/** Does the history have positive probability? */
export function isReached(profile: readonly TreeStrategy[], history: TreeHistory): boolean {
  return history.every((joint, t) =>
    profile.every((strategy, player) => strategy(history.slice(0, t))[actionOf(joint, player)] > 0),
  );
}

/** The player's expected sum of payoffs over the rounds: of `own`, or without it of the best strategy against `other`. */
export function bestValue(
  { rounds, payoffs }: FiniteGame,
  player: number,
  other: TreeStrategy,
  own?: TreeStrategy,
): number {
  const valueAfter = (history: TreeHistory): number => {
    if (history.length === rounds) return 0;
    const theirs = other(history);
    const each = [0, 1].map((a) =>
      theirs.reduce((sum, q, b) => {
        if (q === 0) return sum;
        const joint = player === 0 ? 2 * a + b : 2 * b + a;
        return sum + q * (payoffs[player][joint] + valueAfter([...history, joint]));
      }, 0),
    );
    if (own === undefined) return Math.max(...each);
    return own(history).reduce((sum, p, a) => sum + p * each[a], 0);
  };
  return valueAfter([]);
}

/**
 * The paper's patch: on path as before; once a player has left the path, alone and first, the other plays what the deviator's model
 * says, and after joint deviations anything (here as before).
 */
export function patched(profile: readonly TreeStrategy[], models: readonly TreeStrategy[]): TreeStrategy[] {
  return profile.map((strategy, player) => (history) => {
    const left = history.findIndex((_, t) => !isReached(profile, history.slice(0, t + 1)));
    if (left < 0) return strategy(history);
    const before = history.slice(0, left);
    const deviators = [0, 1].filter((i) => profile[i](before)[actionOf(history[left], i)] === 0);
    return deviators.length === 1 && deviators[0] !== player ? models[deviators[0]](history) : strategy(history);
  });
}
