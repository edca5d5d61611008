/**
 * Repeated-game strategies as finite automata (Moore machines), as plain data.
 */
import { describeValue } from '../checks.js';
import { AutomatonError } from '../errors.js';
import type { Fraction } from '../rational/fraction.js';
import { automatonFromTables } from './automatonFromTables.js';
import { checkAutomatonTypes } from './checkAutomatonTypes.js';

/**
 * A strategy of one player of a repeated game: in each state it plays from a distribution over its own actions, then moves on the
 * joint action. Plain data that JSON keeps without loss; read and written for people by `automaton` and `automatonToJson`.
 *
 * Transitions are indexed from the player's own view, own action first, then the opponents' actions in player order, the LAST
 * opponent's fastest. So Tit For Tat is one and the same automaton in either role of a two-player game.
 */
export interface Automaton {
  /** What it is called in results and messages. */
  readonly label: string;
  /** Names of the player's own actions. */
  readonly actions: readonly string[];
  /** Names of each opponent's actions, the opponents in player order. */
  readonly opponents: readonly (readonly string[])[];
  /** Names of the states, all different. */
  readonly states: readonly string[];
  /** Index of the state of the first round. */
  readonly initial: number;
  /** `outputs[s][a]`: the probability of own action a in state s. Each row sums to 1. */
  readonly outputs: readonly (readonly number[])[];
  /** `transitions[s][a * K + o]`: the state after own action a and the opponents' joint action o, of which there are K. */
  readonly transitions: readonly (readonly number[])[];
  /** The outputs as fractions (`"1/3"`), present only when one of them is not the decimal that its number prints as. */
  readonly exactOutputs?: readonly (readonly string[])[];
}

/** A probability as given: a number, a fraction, or its text such as `"1/3"`. */
export type ProbabilityInput = number | string | Fraction;

/** Where a state leads: a state's name, or a choice by own action, then by each opponent's action; `"*"` is "any other". */
export type NextState = string | { readonly [action: string]: NextState };

/** One state of an automaton. */
export interface AutomatonState {
  /** The action played for sure, or probabilities by action (those left out are 0). */
  readonly play: string | { readonly [action: string]: ProbabilityInput };
  readonly next: NextState;
}

/** An automaton as people write it, in code or in a JSON file. */
export interface AutomatonInput {
  /** @defaultValue `"automaton"` */
  readonly label?: string;
  /** Names of the player's own actions. */
  readonly actions: readonly string[];
  /** Names of each opponent's actions. @defaultValue one opponent with the player's own actions */
  readonly opponents?: readonly (readonly string[])[];
  /** The state of the first round. */
  readonly initial: string;
  readonly states: { readonly [state: string]: AutomatonState };
}

/**
 * An automaton from its readable form, checked.
 * @throws AutomatonError when probabilities are negative or do not sum to 1 within 1e-9 (closer sums are normalised), an action or a
 * state is unknown, a transition is missing, or a state cannot be reached by any joint actions.
 * @throws TypeError when a part has the wrong type.
 * @example
 * ```ts
 * import { automaton } from '@folkways/core';
 * const grim = automaton({
 *   label: 'Grim trigger',
 *   actions: ['C', 'D'],
 *   initial: 'nice',
 *   states: {
 *     nice: { play: 'C', next: { '*': { C: 'nice', D: 'angry' } } },
 *     angry: { play: 'D', next: 'angry' },
 *   },
 * });
 * console.log(grim.transitions); // [ [ 0, 1, 0, 1 ], [ 1, 1, 1, 1 ] ]
 * ```
 */
export function automaton(input: AutomatonInput): Automaton {
  checkAutomatonTypes(input);
  const label = input.label ?? 'automaton';
  const opponents = input.opponents ?? [input.actions];
  if (input.states === null || typeof input.states !== 'object' || Array.isArray(input.states)) {
    throw new TypeError(`automaton: "states" expected an object of states by name, got ${describeValue(input.states)}`);
  }
  const names = Object.keys(input.states);
  for (const list of [input.actions, ...opponents]) {
    if (list.includes('*')) throw new AutomatonError(`automaton: "${label}" has an action named "*"`, 'unknown-action');
  }
  const indexOf = (name: string, state: string, actions: readonly string[]): number => {
    const index = names.indexOf(name);
    if (index >= 0) return index;
    const after = actions.length === 0 ? 'its initial state' : `state "${state}" after (${actions.join(', ')})`;
    throw new AutomatonError(
      `automaton: "${label}" expected a known state for ${after}, got ${describeValue(name)}`,
      'unknown-state',
      state,
      actions,
    );
  };
  const levels = [input.actions, ...opponents];
  const rows = names.map((state) => {
    const given: unknown = input.states[state];
    if (given === null || typeof given !== 'object') {
      throw new TypeError(
        `automaton: "${label}" expected an object with "play" and "next" in state "${state}", got ${describeValue(given)}`,
      );
    }
    const { play, next } = given as AutomatonState;
    if (typeof play !== 'string') checkKeys(label, state, play, [input.actions], false);
    else if (!input.actions.includes(play)) throw unknownAction(label, state, play, input.actions);
    if (typeof next !== 'string') checkKeys(label, state, next, levels, true);
    const row: number[] = [];
    follow(next, levels, [], (name, actions) => row.push(indexOf(name, state, actions)), label, state);
    return { output: input.actions.map((action) => probability(play, action)), row };
  });
  return automatonFromTables({
    label,
    actions: input.actions,
    opponents,
    states: names,
    initial: indexOf(input.initial, input.initial, []),
    outputs: rows.map((row) => row.output),
    transitions: rows.map((row) => row.row),
  });
}

function probability(play: AutomatonState['play'], action: string): ProbabilityInput {
  if (typeof play === 'string') return play === action ? 1 : 0;
  return Object.hasOwn(play, action) ? play[action] : 0;
}

/** Every action that is named must be one: a slip in a name must not become "never". `"*"` is allowed where `star` says. */
function checkKeys(
  label: string,
  state: string,
  node: unknown,
  levels: readonly (readonly string[])[],
  star: boolean,
): void {
  if (typeof node !== 'object' || node === null) {
    throw new TypeError(
      `automaton: "${label}" expected a name or an object in state "${state}", got ${describeValue(node)}`,
    );
  }
  for (const [key, child] of Object.entries(node)) {
    if (!levels[0].includes(key) && !(star && key === '*')) throw unknownAction(label, state, key, levels[0]);
    if (levels.length > 1 && typeof child !== 'string') checkKeys(label, state, child, levels.slice(1), star);
  }
}

function unknownAction(label: string, state: string, name: string, choices: readonly string[]): AutomatonError {
  return new AutomatonError(
    `automaton: "${label}" expected one of ${choices.join(', ')} in state "${state}", got ${describeValue(name)}`,
    'unknown-action',
    state,
    [name],
  );
}

/** Visits the target of every joint action in index order. */
function follow(
  node: NextState | undefined,
  levels: readonly (readonly string[])[],
  actions: readonly string[],
  visit: (state: string, actions: readonly string[]) => void,
  label: string,
  state: string,
): void {
  if (actions.length === levels.length) {
    if (typeof node !== 'string') throw missing(label, state, actions);
    visit(node, actions);
    return;
  }
  for (const action of levels[actions.length]) {
    const along = [...actions, action];
    if (typeof node === 'string') follow(node, levels, along, visit, label, state);
    else if (node === undefined || node === null || typeof node !== 'object') throw missing(label, state, along);
    else follow(Object.hasOwn(node, action) ? node[action] : node['*'], levels, along, visit, label, state);
  }
}

function missing(label: string, state: string, actions: readonly string[]): AutomatonError {
  return new AutomatonError(
    `automaton: "${label}" expected a transition from state "${state}" after (${actions.join(', ')}), got none`,
    'missing-transition',
    state,
    actions,
  );
}
