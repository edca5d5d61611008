/**
 * Fixed lists of actions as automata.
 */
import { type Automaton, automaton, checkInteger, describeValue, type NormalFormGame } from '@folkways/core';
import { checkTwoPlayers } from '../menu/checkMenu.js';

/** A script: own actions in order, then from `repeatFrom` on again and again, whatever the opponent does. */
export interface Script {
  /** Own actions by name, at least one. */
  readonly actions: readonly string[];
  /** Index of the action that follows the last one. @defaultValue the last, which is then played for ever */
  readonly repeatFrom?: number;
  /** @defaultValue `"script"` */
  readonly label?: string;
}

/**
 * The automaton of a script for one role of a game: a hazing sequence that ends in its goal, a cycle, any fixed list.
 * @throws RangeError when the list is empty, an action is unknown or `repeatFrom` is outside it.
 * @example
 * ```ts
 * import { scriptAutomaton } from '@folkways/agents';
 * import { catalog } from '@folkways/core';
 * const hazing = scriptAutomaton(catalog['restart-table-1'], 0, { actions: ['A', 'B', 'C'] });
 * console.log(hazing.transitions.map((row) => row[0])); // [ 1, 2, 2 ]
 * ```
 */
export function scriptAutomaton(game: NormalFormGame, role: number, script: Script): Automaton {
  checkTwoPlayers('scriptAutomaton', game);
  checkInteger('scriptAutomaton', 'role', role, 0, 1);
  if (!Array.isArray(script.actions)) {
    throw new TypeError(
      `scriptAutomaton: "actions" expected an array of actions, got ${describeValue(script.actions)}`,
    );
  }
  const { actions, label = 'script', repeatFrom = actions.length - 1 } = script;
  if (actions.length === 0) throw new RangeError('scriptAutomaton: "actions" expected at least one action, got none');
  checkInteger('scriptAutomaton', 'repeatFrom', repeatFrom, 0, actions.length - 1);
  const state = (t: number): string => `round ${t + 1}`;
  const states = actions.map((play, t) => {
    const next = t + 1 < actions.length ? t + 1 : repeatFrom;
    return [state(t), { play, next: state(next) }] as const;
  });
  return automaton({
    label,
    actions: game.actions[role],
    opponents: [game.actions[1 - role]],
    initial: state(0),
    states: Object.fromEntries(states),
  });
}
