/**
 * Automata come from files and from untyped code: each part has its type before anything is computed.
 */
import { describeValue } from '../checks.js';

/** The parts that both forms of an automaton have. */
interface AutomatonParts {
  readonly label?: unknown;
  readonly actions?: unknown;
  readonly opponents?: unknown;
}

/**
 * Requires a label that is text and lists of names.
 * @throws TypeError naming the first part that is something else.
 */
export function checkAutomatonTypes(input: unknown): void {
  if (input === null || typeof input !== 'object') {
    throw new TypeError(`automaton: expected an object with actions and states, got ${describeValue(input)}`);
  }
  const { label, actions, opponents } = input as AutomatonParts;
  if (label !== undefined && typeof label !== 'string') {
    throw new TypeError(`automaton: "label" expected a text, got ${describeValue(label)}`);
  }
  checkNames('actions', actions);
  if (opponents === undefined) return;
  checkList('opponents', opponents, 'an array of lists of names').forEach((names, j) => {
    checkNames(`opponents[${j}]`, names);
  });
}

/** Requires a list of names. @throws TypeError when it is none. */
export function checkNames(part: string, value: unknown): void {
  checkList(part, value, 'an array of names').forEach((name, k) => {
    if (typeof name === 'string') return;
    throw new TypeError(`automaton: "${part}[${k}]" expected a name, got ${describeValue(name)}`);
  });
}

/** Requires an array. @throws TypeError when it is none. */
export function checkList(part: string, value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new TypeError(`automaton: "${part}" expected ${what}, got ${describeValue(value)}`);
}
