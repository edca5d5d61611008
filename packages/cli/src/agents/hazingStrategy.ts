/**
 * The cheapest stable hazing as a strategy of a menu.
 */
import type { MenuEntry } from '@folkways/agents';
import type { NormalFormGame } from '@folkways/core';
import { type HazingRun, hazingAutomaton, restartGame, solveHazing } from '@folkways/hazing';

/** Longer hazing would make the tables of every learner large. */
const ROUNDS = 32;
/** A menu is an aside: it does not wait for a hard hazing problem. */
const SECONDS = 2;

/** The strategy `haze`, in a list; undefined when the game is not symmetric or needs no hazing, or none that is short is found. */
export function hazingStrategy(game: NormalFormGame): [MenuEntry] | undefined {
  try {
    const instance = restartGame(game);
    const { sequence } = solveHazing(instance, { timeLimit: SECONDS });
    const rounds = sequence.reduce((sum, { repeat }) => sum + repeat, 0);
    if (rounds === 0 || rounds > ROUNDS) return undefined;
    const automaton = hazingAutomaton(game, sequence, { label: 'haze' });
    const description = `plays ${sequenceInWords(sequence, instance.goal)}, and begins again after any round in which somebody did not`;
    return [{ label: 'haze', description, automaton }];
  } catch (error) {
    // Not a game with restarts, or not one of moderate size.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** `A, B 3 times, then C for ever`. */
export function sequenceInWords(sequence: readonly HazingRun[], goal: string): string {
  const runs = sequence.map(({ action, repeat }) => (repeat === 1 ? action : `${action} ${repeat} times`));
  return runs.length === 0 ? `${goal} for ever` : `${runs.join(', ')}, then ${goal} for ever`;
}
