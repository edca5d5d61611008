/**
 * Automata from numeric tables, the form in which other programs keep them.
 */
import { describeValue } from '../checks.js';
import { AutomatonError } from '../errors.js';
import { Fraction } from '../rational/fraction.js';
import { decimalOf, parseFraction } from '../rational/parseFraction.js';
import type { Automaton, ProbabilityInput } from './automaton.js';
import { checkAutomatonTypes, checkList, checkNames } from './checkAutomatonTypes.js';

/** How far probabilities may be from summing to 1 before that is an error rather than rounding. */
const SUM_TOLERANCE = 1e-9;

/** Nested or flat arrays of numbers. */
export type NestedNumbers = readonly (number | NestedNumbers)[];

/** What `automatonFromTables` takes. */
export interface AutomatonTables {
  /** @defaultValue `"automaton"` */
  readonly label?: string;
  /** Names of the player's own actions. */
  readonly actions: readonly string[];
  /** Names of each opponent's actions, in player order. @defaultValue one opponent with the player's own actions */
  readonly opponents?: readonly (readonly string[])[];
  /** Names of the states. @defaultValue `"0", "1", ...` */
  readonly states?: readonly string[];
  /** Index of the state of the first round. @defaultValue 0 */
  readonly initial?: number;
  /** `[states, own actions]`, probabilities. */
  readonly outputs: readonly (readonly ProbabilityInput[])[];
  /** `[states, own actions, first opponent's actions, ...]`, indices of states; each state's table may also be flat. */
  readonly transitions: readonly NestedNumbers[];
}

/**
 * An automaton from tables, checked as `automaton` checks.
 * @throws AutomatonError as `automaton` does, and when a table has the wrong size.
 * @throws TypeError when a probability is neither a number nor a fraction.
 * @example
 * ```ts
 * import { automatonFromTables } from '@folkways/core';
 * const titForTat = automatonFromTables({
 *   actions: ['C', 'D'],
 *   outputs: [[1, 0], [0, 1]],
 *   transitions: [[[0, 1], [0, 1]], [[0, 1], [0, 1]]],
 * });
 * console.log(titForTat.states); // [ '0', '1' ]
 * ```
 */
export function automatonFromTables(tables: AutomatonTables): Automaton {
  checkAutomatonTypes(tables);
  for (const part of ['outputs', 'transitions'] as const)
    checkList(part, tables[part], 'an array with one row per state');
  if (tables.states !== undefined) checkNames('states', tables.states);
  const { label = 'automaton', actions, outputs } = tables;
  const opponents = tables.opponents ?? [actions];
  const states = tables.states ?? outputs.map((_, s) => String(s));
  const initial = tables.initial ?? 0;
  const size = (what: string, wanted: number, got: number, state?: string): void => {
    if (wanted === got) return;
    throw new AutomatonError(`automaton: "${label}" expected ${wanted} ${what}, got ${got}`, 'size', state);
  };
  for (const names of [actions, ...opponents]) {
    if (names.length > 0 && new Set(names).size === names.length) continue;
    throw new AutomatonError(`automaton: "${label}" expected different action names, at least one`, 'size');
  }
  if (states.length === 0 || new Set(states).size < states.length) {
    throw new AutomatonError(`automaton: "${label}" expected different state names, at least one`, 'size');
  }
  size('rows of outputs', states.length, outputs.length);
  size('rows of transitions', states.length, tables.transitions.length);
  const joint = opponents.reduce((product, names) => product * names.length, actions.length);
  const transitions = tables.transitions.map((table, s) => {
    const row = checkList(`transitions[${s}]`, table, 'an array of states').flat(Infinity) as number[];
    size(`transitions from state "${states[s]}"`, joint, row.length, states[s]);
    row.forEach((target, index) => {
      if (Number.isInteger(target) && target >= 0 && target < states.length) return;
      const along = jointActions(index, [actions, ...opponents]);
      throw new AutomatonError(
        `automaton: "${label}" expected a state index in [0, ${states.length - 1}] from state "${states[s]}" after (${along.join(', ')}), got ${describeValue(target)}`,
        target === undefined || target === null ? 'missing-transition' : 'unknown-state',
        states[s],
        along,
      );
    });
    return row;
  });
  if (!Number.isInteger(initial) || initial < 0 || initial >= states.length) {
    throw new AutomatonError(
      `automaton: "${label}" expected an initial state in [0, ${states.length - 1}], got ${describeValue(initial)}`,
      'unknown-state',
    );
  }
  const rows = outputs.map((row, s) => {
    checkList(`outputs[${s}]`, row, 'an array of probabilities');
    size(`probabilities in state "${states[s]}"`, actions.length, row.length, states[s]);
    return distribution(label, states[s], row);
  });
  checkReachable(label, states, initial, transitions);
  const exact = rows.some((row) => row.fractions !== undefined);
  return {
    label,
    actions: [...actions],
    opponents: opponents.map((names) => [...names]),
    states: [...states],
    initial,
    outputs: rows.map((row) => row.numbers),
    transitions,
    ...(exact ? { exactOutputs: rows.map((row) => (row.fractions ?? row.numbers.map(decimalOf)).map(String)) } : {}),
  };
}

/** One state's output; `fractions` only where the numbers alone would lose something. */
function distribution(
  label: string,
  state: string,
  row: readonly ProbabilityInput[],
): { numbers: number[]; fractions?: Fraction[] } {
  const where = `automaton: "${label}" expected probabilities in state "${state}"`;
  const given = row.map((value) => {
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) throw new AutomatonError(`${where}, got ${value}`, 'probabilities', state);
      return decimalOf(value);
    }
    const fraction = typeof value === 'string' ? parseFraction(value.trim()) : value;
    if (!(fraction instanceof Fraction)) throw new TypeError(`${where}, got ${describeValue(value)}`);
    return fraction;
  });
  const sum = given.reduce((total, p) => total.add(p), Fraction.ZERO);
  if (given.some((p) => p.compare(Fraction.ZERO) < 0) || Math.abs(sum.toNumber() - 1) > SUM_TOLERANCE) {
    throw new AutomatonError(`${where} that sum to 1, got ${row.map(String).join(', ')}`, 'probabilities', state);
  }
  const fractions = given.map((p) => p.divide(sum));
  const numbers = fractions.map((p) => p.toNumber());
  const lossless = fractions.every((p, a) => decimalOf(numbers[a]).equals(p));
  return lossless ? { numbers } : { numbers, fractions };
}

function checkReachable(
  label: string,
  states: readonly string[],
  initial: number,
  transitions: readonly (readonly number[])[],
): void {
  const seen = new Set([initial]);
  for (const s of seen) for (const target of transitions[s]) seen.add(target);
  const lost = states.findIndex((_, s) => !seen.has(s));
  if (lost < 0) return;
  throw new AutomatonError(
    `automaton: "${label}" expected every state to be reachable from "${states[initial]}", got "${states[lost]}", which is not`,
    'unreachable-state',
    states[lost],
  );
}

/** The names of the joint action at a flat index, the last list fastest. */
function jointActions(index: number, levels: readonly (readonly string[])[]): string[] {
  const names: string[] = [];
  let rest = index;
  for (const level of [...levels].reverse()) {
    names.unshift(level[rest % level.length]);
    rest = Math.floor(rest / level.length);
  }
  return names;
}
