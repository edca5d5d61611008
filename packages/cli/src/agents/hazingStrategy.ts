/**
 * The cheapest stable hazing as automata, for games of two players, symmetric or not.
 */
import type { MenuEntry } from '@folkways/agents';
import type { Automaton, NormalFormGame } from '@folkways/core';
import {
  type HazingAutomatonOptions,
  type HazingRun,
  hazingAutomaton,
  type PairProfile,
  pairHazingAutomata,
  restartGame,
  solveHazing,
  solvePairHazing,
} from '@folkways/hazing';

/** Pairs of hazing totals that the search for two different players may settle: some seconds. */
const STATES = 300_000;
/** The same for a menu, which is an aside. */
const MENU_STATES = 20_000;
/** Longer hazing would make the tables of every learner large. */
const MENU_ROUNDS = 32;

/** The hazing of both players. */
export interface PlayedHazing {
  /** In player order. */
  readonly automata: readonly [Automaton, Automaton];
  readonly rounds: number;
  /** `A, B 3 times, then C for ever`, or in pairs `(A, B), then (C, C) for ever`. */
  readonly inWords: string;
}

/** Whether both players have the same actions and payoffs. */
export function isSymmetric(game: NormalFormGame): boolean {
  try {
    restartGame(game);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * The cheapest stable hazing; undefined when none was found.
 * @throws RangeError when the game has not two players, or numbers or automata are too large.
 */
export function cheapestHazing(
  game: NormalFormGame,
  options: HazingAutomatonOptions = {},
  stateLimit = STATES,
): PlayedHazing | undefined {
  if (!isSymmetric(game)) {
    const result = solvePairHazing(game, { stateLimit });
    if (result.totals === null) return undefined;
    const inWords = pairsInWords(result.sequence, result.goal);
    return { automata: pairHazingAutomata(game, result, options), rounds: result.sequence.length, inWords };
  }
  const instance = restartGame(game);
  const { totalHazing, sequence } = solveHazing(instance);
  return totalHazing === null ? undefined : ownHazing(game, sequence, options);
}

/** A given sequence of a symmetric game. @throws RangeError as `hazingAutomaton`. */
export function ownHazing(
  game: NormalFormGame,
  sequence: readonly HazingRun[],
  options: HazingAutomatonOptions = {},
): PlayedHazing {
  const automaton = hazingAutomaton(game, sequence, options);
  const runs = sequence.map(({ action, repeat }) => (repeat === 1 ? action : `${action} ${repeat} times`));
  const { goal } = restartGame(game);
  return {
    automata: [automaton, automaton],
    rounds: sequence.reduce((sum, { repeat }) => sum + repeat, 0),
    inWords: forEver(runs, goal),
  };
}

function pairsInWords(sequence: readonly PairProfile[], goal: readonly PairProfile[]): string {
  const [steps, cycle] = [sequence, goal].map((list) => list.map((pair) => `(${pair.join(', ')})`));
  return forEver(steps, cycle.join(' and '));
}

const forEver = (steps: readonly string[], goal: string): string =>
  steps.length === 0 ? `${goal} for ever` : `${steps.join(', ')}, then ${goal} for ever`;

/** The strategy `haze` for each player's menu; empty where no hazing is needed, or none that is short is found. */
export function hazingStrategies(game: NormalFormGame): [MenuEntry[], MenuEntry[]] {
  try {
    const found = cheapestHazing(game, { label: 'haze' }, MENU_STATES);
    if (found === undefined || found.rounds === 0 || found.rounds > MENU_ROUNDS) return [[], []];
    const verb = isSymmetric(game) ? 'plays' : 'plays its part of';
    const description = `${verb} ${found.inWords}, and begins again after any round in which somebody did not`;
    const entry = (automaton: Automaton): MenuEntry[] => [{ label: 'haze', description, automaton }];
    return [entry(found.automata[0]), entry(found.automata[1])];
  } catch (error) {
    if (error instanceof RangeError) return [[], []];
    throw error;
  }
}
