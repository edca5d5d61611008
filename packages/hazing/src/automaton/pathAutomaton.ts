/**
 * A path of joint actions as the automaton of one of its two players.
 */
import { type Automaton, automatonFromTables, SizeError } from '@folkways/core';

/** A path and what follows when somebody leaves it. */
export interface Path {
  readonly label: string;
  /** Names of the player's actions and of the other's. */
  readonly own: readonly string[];
  readonly other: readonly string[];
  /** `[rounds]` the own action and the other's, by index; after the last one play goes on at `repeatFrom`. */
  readonly steps: readonly (readonly [number, number])[];
  readonly repeatFrom: number;
  /** The action played for ever after a round off the path; undefined to begin again. */
  readonly punishment: number | undefined;
}

/**
 * One state per step and, where something can be punished, one for the punishment.
 * @remarks O(states * joint actions).
 */
export function pathAutomaton({ label, own, other, steps, repeatFrom, punishment }: Path): Automaton {
  // With a single joint action nobody can leave the path, and an automaton has no state that cannot be reached.
  const punishes = punishment !== undefined && own.length * other.length > 1;
  const broken = punishes ? steps.length : 0;
  const plays = steps.map(([action]) => action);
  const transitions = steps.map(([mine, theirs], t) => {
    const next = t + 1 < steps.length ? t + 1 : repeatFrom;
    return own.flatMap((_, a) => other.map((__, b) => (a === mine && b === theirs ? next : broken)));
  });
  if (punishes) {
    plays.push(punishment);
    transitions.push(new Array<number>(own.length * other.length).fill(broken));
  }
  const single = steps.length === repeatFrom + 1;
  const nameOf = (t: number): string => {
    if (t < repeatFrom) return `hazing ${t + 1}`;
    if (t === steps.length) return 'punishment';
    return single ? 'goal' : `goal ${t - repeatFrom + 1}`;
  };
  return automatonFromTables({
    label,
    actions: own,
    opponents: [other],
    states: plays.map((_, t) => nameOf(t)),
    outputs: plays.map((action) => own.map((_, a) => (a === action ? 1 : 0))),
    transitions,
  });
}

/** @throws SizeError when the hazing rounds take more than `limit` states, whatever else there is. */
export function checkRounds(where: string, rounds: number, states: number, limit: number): void {
  if (states <= limit) return;
  throw new SizeError(
    `${where}: ${rounds} rounds of hazing take ${states} states, over the limit of ${limit}`,
    states,
    limit,
  );
}
