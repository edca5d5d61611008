/**
 * Finite games in normal form, as plain data.
 */
import { describeValue } from '../checks.js';
import { Fraction } from '../rational/fraction.js';
import { decimalOf, parseFraction } from '../rational/parseFraction.js';
import { storeFraction } from './storeFraction.js';

/** A finite game of any number of players. Plain data: never changed by anything in folkways. */
export interface NormalFormGame {
  readonly title: string;
  /** Names of the n players, all different. */
  readonly players: readonly string[];
  /** Names of each player's actions, different within a player; at least one each. */
  readonly actions: readonly (readonly string[])[];
  /** `payoffs[i][k]` is player i's payoff at profile index k, the LAST player's action fastest. All finite. */
  readonly payoffs: readonly Float64Array[];
  /**
   * Present exactly when every payoff was given exactly (integers, fractions, decimals as text): the game is then rational.
   * `rationals[i]` holds only the cells whose exact value is not the decimal that `payoffs[i][k]` prints as; read any cell with `exactPayoff`.
   */
  readonly rationals?: readonly ReadonlyMap<number, Fraction>[];
}

/** A payoff as given: a number, a fraction, or its text such as `"1/3"` or `"0.1"`. */
export type PayoffInput = number | string | Fraction;

/** What `normalFormGame` takes. */
export interface NormalFormGameInput {
  /** @defaultValue `"Untitled game"` */
  readonly title?: string;
  /** @defaultValue `["Player 1", "Player 2", ...]` */
  readonly players?: readonly string[];
  /** Names of each player's actions. */
  readonly actions: readonly (readonly string[])[];
  /** One flat array per player, one payoff per profile, the last player's action fastest. */
  readonly payoffs: readonly ArrayLike<PayoffInput>[];
}

/**
 * A game from names and flat payoff arrays.
 *
 * Safe integers, fractions and texts are kept exactly; one non-integer JavaScript number makes the whole game a float game.
 * @throws TypeError when a payoff or a name is of the wrong type.
 * @throws RangeError when a player has no action, names repeat, an array has the wrong length, or a payoff is not finite.
 * @example
 * ```ts
 * import { normalFormGame, profileIndex } from '@folkways/core';
 * const game = normalFormGame({
 *   title: 'Stag hunt',
 *   actions: [['Stag', 'Hare'], ['Stag', 'Hare']],
 *   payoffs: [[4, 0, 3, '3/2'], [4, 3, 0, '3/2']],
 * });
 * console.log(game.payoffs[1][profileIndex(game, [0, 1])]); // 3
 * ```
 */
export function normalFormGame(input: NormalFormGameInput): NormalFormGame {
  if (!Array.isArray(input?.actions) || !Array.isArray(input.payoffs)) {
    throw new TypeError('normalFormGame: expected an object with lists "actions" and "payoffs"');
  }
  const actions = input.actions.map((names) => [...names]);
  if (actions.length === 0) throw new RangeError('normalFormGame: "actions" expected at least one player, got none');
  const players = input.players === undefined ? actions.map((_, i) => `Player ${i + 1}`) : [...input.players];
  if (players.length !== actions.length) {
    throw new RangeError(`normalFormGame: "players" expected ${actions.length} names, got ${players.length}`);
  }
  checkNames('players', players);
  actions.forEach((names, i) => {
    if (names.length === 0)
      throw new RangeError(`normalFormGame: "actions[${i}]" expected at least one action, got none`);
    checkNames(`actions[${i}]`, names);
  });
  const cells = actions.reduce((product, names) => product * names.length, 1);
  if (input.payoffs.length !== actions.length) {
    throw new RangeError(`normalFormGame: "payoffs" expected ${actions.length} arrays, got ${input.payoffs.length}`);
  }
  let exact = true;
  const rationals: Map<number, Fraction>[] = [];
  const payoffs = input.payoffs.map((given, i) => {
    if (given.length !== cells) {
      throw new RangeError(`normalFormGame: "payoffs[${i}]" expected ${cells} payoffs, got ${given.length}`);
    }
    const floats = new Float64Array(cells);
    const kept = new Map<number, Fraction>();
    for (let k = 0; k < cells; k++) {
      const value = given[k];
      if (typeof value === 'number') {
        floats[k] = value + 0; // -0 becomes 0
        if (!Number.isSafeInteger(value)) exact = false;
      } else {
        const fraction = typeof value === 'string' ? parseFraction(value.trim()) : value;
        if (!(fraction instanceof Fraction)) {
          throw new TypeError(
            `normalFormGame: "payoffs[${i}][${k}]" expected a number or a fraction, got ${describeValue(value)}`,
          );
        }
        if (!storeFraction(floats, kept, k, fraction)) floats[k] = Number.POSITIVE_INFINITY; // refused below
      }
      if (!Number.isFinite(floats[k])) {
        throw new RangeError(
          `normalFormGame: "payoffs[${i}][${k}]" expected a finite number, got ${describeValue(value)}`,
        );
      }
    }
    rationals.push(kept);
    return floats;
  });
  const game = { title: input.title ?? 'Untitled game', players, actions, payoffs };
  return exact ? { ...game, rationals } : game;
}

/**
 * Player i's payoff at profile index k as a fraction; for a float game, the decimal that the float prints as.
 */
export function exactPayoff(game: NormalFormGame, player: number, index: number): Fraction {
  return game.rationals?.[player].get(index) ?? decimalOf(game.payoffs[player][index]);
}

function checkNames(where: string, names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (typeof name !== 'string') {
      throw new TypeError(`normalFormGame: "${where}" expected names, got ${describeValue(name)}`);
    }
    if (name === '') throw new RangeError(`normalFormGame: "${where}" expected non-empty names, got ""`);
    if (seen.has(name))
      throw new RangeError(`normalFormGame: "${where}" expected different names, got ${describeValue(name)} twice`);
    seen.add(name);
  }
}
