/**
 * Meta-games whose profile space is far too large to tabulate, but in which the names of the actions do not matter.
 */
import { checkInteger, decimalOf, describeValue, Fraction, type PayoffInput, parseFraction } from '@folkways/core';
import { type PayoffRule, payoffRule } from './payoffRule.js';

/** What `structuredMetaGame` takes. */
export interface StructuredMetaGameInput {
  /** Names of the m >= 2 roles. */
  readonly roles: readonly string[];
  /** n: every role chooses among the actions 0, ..., n - 1, and renaming them changes no payoff. */
  readonly actionCount: number;
  /** The m payoffs at a pure profile: integers, fractions, or numbers that count as the decimals they print as. */
  readonly payoffs: (profile: readonly number[]) => readonly PayoffInput[];
  /** Who advises whom: every role is advised by exactly one LLM. */
  readonly llms: readonly { readonly name: string; readonly roles: readonly number[] }[];
  /**
   * Groups of roles that are alike: exchanging the actions of two roles of a group exchanges their payoffs and changes no other.
   * @defaultValue none
   */
  readonly alike?: readonly (readonly number[])[];
}

/** A meta-game given by a payoff function and its declared symmetry. */
export interface StructuredMetaGame {
  readonly roles: readonly string[];
  readonly actionCount: number;
  readonly llms: readonly { readonly name: string; readonly roles: readonly number[] }[];
  /** `[m]` the group of each role; roles of one group are alike. */
  readonly group: readonly number[];
  /** Exact payoffs of a pure profile, remembered per pattern of equal actions. */
  readonly payoffs: PayoffRule;
}

/**
 * A structured meta-game: each role belongs to one LLM, and payoffs depend only on which roles choose equal actions.
 * @throws TypeError when a payoff is no number.
 * @throws RangeError when there are fewer than two roles, a role is advised by none or by two LLMs, or an LLM has no role. The declared
 *   symmetry is tested at every pattern of equal actions that a later computation meets, and refused when it does not hold.
 * @example
 * ```ts
 * import { structuredMetaGame, structuredEquilibrium } from '@folkways/metagame';
 * const matching = structuredMetaGame({
 *   roles: ['Row', 'Column'],
 *   actionCount: 1000,
 *   payoffs: ([row, column]) => (row === column ? [1, -1] : [0, 0]),
 *   llms: [{ name: 'seeker', roles: [0] }, { name: 'hider', roles: [1] }],
 * });
 * const { isEquilibrium, llms } = structuredEquilibrium(matching, [[0], [0]]);
 * console.log(isEquilibrium, String(llms[0].value)); // true 1/1000
 * ```
 */
export function structuredMetaGame(input: StructuredMetaGameInput): StructuredMetaGame {
  const { roles, actionCount, llms, alike = [] } = input;
  const where = 'structuredMetaGame';
  if (roles.length < 2) throw new RangeError(`${where}: "roles" expected at least two roles, got ${roles.length}`);
  checkInteger(where, 'actionCount', actionCount, 1, 2 ** 30);
  checkPartition(
    `${where}: "llms"`,
    roles,
    llms.map((llm) => llm.roles),
    true,
  );
  llms.forEach((llm) => {
    if (llm.roles.length === 0)
      throw new RangeError(`${where}: "llms" expected roles for every LLM, got none for ${describeValue(llm.name)}`);
  });
  checkPartition(`${where}: "alike"`, roles, alike, false);
  const group = roles.map((_, r) => {
    const index = alike.findIndex((list) => list.includes(r));
    return index < 0 ? alike.length + r : index;
  });
  const given = (profile: readonly number[]): Fraction[] => {
    const list = input.payoffs(profile);
    if (list?.length !== roles.length) {
      throw new RangeError(`${where}: "payoffs" expected ${roles.length} payoffs, got ${list?.length ?? 'none'}`);
    }
    return Array.from(list, readPayoff);
  };
  return { roles, actionCount, llms, group, payoffs: payoffRule(given, group, actionCount) };
}

function checkPartition(
  where: string,
  roles: readonly string[],
  lists: readonly (readonly number[])[],
  all: boolean,
): void {
  const seen = new Set<number>();
  for (const r of lists.flat()) {
    if (!Number.isInteger(r) || r < 0 || r >= roles.length) {
      throw new RangeError(`${where} expected role indices in [0, ${roles.length - 1}], got ${r}`);
    }
    if (seen.has(r)) throw new RangeError(`${where} expected each role once, got ${describeValue(roles[r])} twice`);
    seen.add(r);
  }
  const missing = roles.findIndex((_, r) => !seen.has(r));
  if (all && missing >= 0)
    throw new RangeError(`${where} expected an LLM for every role, got none for ${describeValue(roles[missing])}`);
}

function readPayoff(payoff: PayoffInput): Fraction {
  const value =
    typeof payoff === 'number' ? decimalOf(payoff) : typeof payoff === 'string' ? parseFraction(payoff) : payoff;
  if (value instanceof Fraction) return value;
  throw new TypeError(`structuredMetaGame: "payoffs" expected numbers or fractions, got ${describeValue(payoff)}`);
}
