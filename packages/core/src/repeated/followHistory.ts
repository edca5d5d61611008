/**
 * An automaton beside a history: in which states it was, and how likely it was to do what was done.
 */
import { checkInteger, describeValue } from '../checks.js';
import type { Automaton } from './automaton.js';

/** Options of `followHistory`. */
export interface FollowHistoryOptions {
  /** Which entry of each joint action is the automaton's own; the others are its opponents in order. @defaultValue 0 */
  readonly player?: number;
}

/** An automaton along a history of T rounds. */
export interface FollowedHistory {
  /** `[T + 1]`: its state before each round, and the one it is in now. */
  readonly states: readonly number[];
  /** `[T]`: the probability it gave to the action its player took in each round. */
  readonly probabilities: readonly number[];
  /** `[own actions]`: what it plays next. */
  readonly next: readonly number[];
}

/**
 * Runs an automaton along a history of joint actions, whether or not it would have played it.
 * @param history - one row of action names per round, one name per player, in player order.
 * @throws RangeError when a row has the wrong length or an unknown action.
 * @remarks O(rounds). Transitions are defined on every joint action, so the states are defined even after impossible ones.
 * @example
 * ```ts
 * import { followHistory, namedStrategy } from '@folkways/core';
 * const soft = namedStrategy('generousTitForTat', { actions: ['C', 'D'], probability: '1/4' });
 * console.log(followHistory(soft, [['C', 'D'], ['D', 'C']]).probabilities); // [ 1, 0.75 ]
 * ```
 */
export function followHistory(
  automaton: Automaton,
  history: readonly (readonly string[])[],
  options: FollowHistoryOptions = {},
): FollowedHistory {
  const { player = 0 } = options;
  checkInteger('followHistory', 'player', player, 0, automaton.opponents.length);
  const positions = [player, ...automaton.opponents.map((_, j) => (j < player ? j : j + 1))];
  const levels = [automaton.actions, ...automaton.opponents];
  const codes = levels.map((names) => new Map(names.map((name, a) => [name, a])));
  const states = [automaton.initial];
  const probabilities = history.map((row, t) => {
    if (row.length !== positions.length) {
      throw new RangeError(`followHistory: "history[${t}]" expected ${positions.length} actions, got ${row.length}`);
    }
    let index = 0;
    let ownAction = 0;
    positions.forEach((position, level) => {
      const code = codes[level].get(row[position]);
      if (code === undefined) {
        throw new RangeError(
          `followHistory: "history[${t}][${position}]" expected one of ${levels[level].join(', ')}, got ${describeValue(row[position])}`,
        );
      }
      if (level === 0) ownAction = code;
      index = index * levels[level].length + code;
    });
    const state = states[t];
    states.push(automaton.transitions[state][index]);
    return automaton.outputs[state][ownAction];
  });
  return { states, probabilities, next: automaton.outputs[states[history.length]] };
}
