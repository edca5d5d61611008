/**
 * Games from JSON text.
 */
import type { NormalFormGame } from '../game/normalFormGame.js';
import { storeFraction } from '../game/storeFraction.js';
import type { Fraction } from '../rational/fraction.js';
import { decodeText } from './decodeText.js';
import { expectArray, expectedAt, expectFraction, expectObject, expectString, type JsonNode } from './jsonNode.js';
import { readJson } from './readJson.js';
import type { ReadOptions } from './readNfg.js';

/**
 * Reads a game from JSON text: `{ "title"?, "players"?, "actions", "payoffs" }`, payoffs nested by player, each leaf the payoff vector of a
 * profile; a payoff is a number or a fraction string such as `"1/3"`. Numbers are read as written: 0.1 is 1/10.
 * @throws FormatError with line and column at the first thing that is not right.
 * @example
 * ```ts
 * import { exactPayoff, readJsonGame } from '@folkways/core';
 * const game = readJsonGame('{ "actions": [["T", "B"], ["L"]], "payoffs": [[[0.1, 2]], [["1/3", 4]]] }');
 * console.log(String(exactPayoff(game, 0, 0)), String(exactPayoff(game, 0, 1))); // 1/10 1/3
 * ```
 */
export function readJsonGame(input: string | Uint8Array, options: ReadOptions = {}): NormalFormGame {
  const source = options.source ?? 'input';
  return gameOfJson(readJson(decodeText(input, source), source));
}

/** The game in a JSON value, for readers of larger documents that contain one. @throws FormatError as `readJsonGame`. */
export function gameOfJson(node: JsonNode): NormalFormGame {
  const object = expectObject(node, ['title', 'players', 'actions', 'payoffs']);
  const titleNode = object.find('title');
  const title = titleNode === undefined ? 'Untitled game' : expectString(titleNode, 'a title in double quotes');
  const actionsNode = object.require('actions');
  const actions = expectArray(actionsNode, 'an array of action names per player').map((names) =>
    expectNames(names, 'an action'),
  );
  if (actions.length === 0) throw expectedAt(actionsNode, 'the actions of at least one player');
  const playersNode = object.find('players');
  const players =
    playersNode === undefined ? actions.map((_, i) => `Player ${i + 1}`) : expectNames(playersNode, 'a player');
  if (playersNode !== undefined && players.length !== actions.length) {
    throw expectedAt(playersNode, `${actions.length} player names, one for each list of actions`);
  }
  const columns = actions.map((): Fraction[] => []);
  collectPayoffs(object.require('payoffs'), actions, 0, columns);
  const payoffs = columns.map((column) => new Float64Array(column.length));
  const rationals = columns.map((column, player) => {
    const kept = new Map<number, Fraction>();
    for (let k = 0; k < column.length; k++) storeFraction(payoffs[player], kept, k, column[k]);
    return kept;
  });
  return { title, players, actions, payoffs, rationals };
}

/** Different non-empty names, at least one; `what` is "an action" or "a player". */
function expectNames(node: JsonNode, what: string): string[] {
  const seen = new Set<string>();
  const names = expectArray(node, `an array with ${what} name or more`).map((item) => {
    const name = expectString(item, `${what} name in double quotes`);
    if (name === '') throw expectedAt(item, `${what} name that is not empty`);
    if (seen.has(name)) throw expectedAt(item, `${what} name not used before`);
    seen.add(name);
    return name;
  });
  if (names.length === 0) throw expectedAt(node, `at least ${what.replace(/^an? /, 'one ')} name`);
  return names;
}

/** Appends the payoffs below a node to one column per player, in the order of the profile indices. */
function collectPayoffs(node: JsonNode, actions: readonly string[][], player: number, columns: Fraction[][]): void {
  if (player === actions.length) {
    const what = `an array of ${actions.length} payoffs, one for each player`;
    const leaf = expectArray(node, what, actions.length);
    for (let i = 0; i < leaf.length; i++) {
      columns[i].push(expectFraction(leaf[i], 'a payoff: a number or a fraction such as "1/3"'));
    }
    return;
  }
  const size = actions[player].length;
  const what = `an array of length ${size}, one item for each action of player ${player + 1}`;
  for (const item of expectArray(node, what, size)) collectPayoffs(item, actions, player + 1, columns);
}
