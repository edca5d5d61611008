/**
 * Games made from games by choosing and ordering players and actions. Exact payoffs stay exact.
 */
import { checkInteger, describeValue } from '../checks.js';
import type { Fraction } from '../rational/fraction.js';
import type { NormalFormGame } from './normalFormGame.js';
import { profileStrides } from './profile.js';

/**
 * The same game with the players in another order.
 * @param order - a permutation: player i of the result is player `order[i]` of the game.
 * @throws RangeError when it is not a permutation.
 */
export function permutePlayers(game: NormalFormGame, order: readonly number[]): NormalFormGame {
  checkSelection('permutePlayers', 'order', order, game.players.length, game.players.length);
  return select(
    game,
    order,
    game.actions.map((names) => names.map((_, a) => a)),
  );
}

/**
 * The same game with each player's actions in another order.
 * @param orders - a permutation per player: action a of player i in the result is action `orders[i][a]` of the game.
 * @throws RangeError when one is not a permutation.
 */
export function permuteActions(game: NormalFormGame, orders: readonly (readonly number[])[]): NormalFormGame {
  checkPlayers('permuteActions', 'orders', orders, game);
  orders.forEach((order, i) => {
    const size = game.actions[i].length;
    checkSelection('permuteActions', `orders[${i}]`, order, size, size);
  });
  return select(
    game,
    game.players.map((_, i) => i),
    orders,
  );
}

/**
 * The game in which each player has only some of the actions, in the order given.
 * @param kept - per player at least one action index, all different.
 * @throws RangeError when an index is out of range or repeated, or a player has none.
 */
export function restrictActions(game: NormalFormGame, kept: readonly (readonly number[])[]): NormalFormGame {
  checkPlayers('restrictActions', 'kept', kept, game);
  kept.forEach((indices, i) => {
    checkSelection('restrictActions', `kept[${i}]`, indices, game.actions[i].length);
  });
  return select(
    game,
    game.players.map((_, i) => i),
    kept,
  );
}

/** The game whose player i is player `order[i]`, and whose player with old index j has the actions `chosen[j]`. */
function select(
  game: NormalFormGame,
  order: readonly number[],
  chosen: readonly (readonly number[])[],
): NormalFormGame {
  const oldStrides = profileStrides(game);
  // steps[i][a]: what action a of the new player i adds to the old profile index
  const steps = order.map((old) => chosen[old].map((action) => action * oldStrides[old]));
  let from: number[] = [0];
  for (const offsets of steps) from = from.flatMap((base) => offsets.map((offset) => base + offset));
  const payoffs = order.map((old) => Float64Array.from(from, (k) => game.payoffs[old][k]));
  const { rationals } = game;
  const selected = {
    title: game.title,
    players: order.map((old) => game.players[old]),
    actions: order.map((old) => chosen[old].map((action) => game.actions[old][action])),
    payoffs,
  };
  return rationals === undefined
    ? selected
    : { ...selected, rationals: order.map((old) => moved(rationals[old], from)) };
}

/** The kept fractions at their new indices. */
function moved(kept: ReadonlyMap<number, Fraction>, from: readonly number[]): Map<number, Fraction> {
  const result = new Map<number, Fraction>();
  if (kept.size === 0) return result;
  from.forEach((old, index) => {
    const value = kept.get(old);
    if (value !== undefined) result.set(index, value);
  });
  return result;
}

function checkPlayers(where: string, name: string, given: readonly unknown[], game: NormalFormGame): void {
  const count = game.players.length;
  if (!Array.isArray(given) || given.length !== count) {
    throw new RangeError(`${where}: "${name}" expected ${count} arrays, got ${describeValue(given)}`);
  }
}

/** Different integers in [0, size), at least one, and exactly `count` when it is given. */
function checkSelection(where: string, name: string, given: readonly number[], size: number, count?: number): void {
  if (given.length === 0 || (count !== undefined && given.length !== count)) {
    const wanted = count === undefined ? 'at least one index' : `a permutation of ${count} indices`;
    throw new RangeError(`${where}: "${name}" expected ${wanted}, got ${describeValue(given)}`);
  }
  given.forEach((index, k) => {
    checkInteger(where, `${name}[${k}]`, index, 0, size - 1);
  });
  if (new Set(given).size !== given.length) {
    throw new RangeError(`${where}: "${name}" expected different indices, got ${given.join(', ')}`);
  }
}
