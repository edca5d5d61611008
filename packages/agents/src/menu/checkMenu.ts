/**
 * Does a menu fit the role it is meant for? Is a label one of its labels?
 */
import { type Automaton, describeValue, didYouMean, type NormalFormGame } from '@folkways/core';
import type { StrategyMenu } from './strategyMenu.js';

/**
 * Requires a two-player game.
 * @throws RangeError naming the number of players.
 */
export function checkTwoPlayers(where: string, game: NormalFormGame): void {
  if (game.players.length === 2) return;
  throw new RangeError(`${where}: "game" expected a game of two players, got ${game.players.length}`);
}

/**
 * Requires a menu with different labels whose automata have the actions of the role.
 * @throws RangeError when it is empty, a label comes twice, or an automaton is made for other actions (say, the other role's).
 */
export function checkMenu(where: string, name: string, game: NormalFormGame, role: number, menu: StrategyMenu): void {
  if (!Array.isArray(menu)) throw new TypeError(`${where}: "${name}" expected a menu, got ${describeValue(menu)}`);
  if (menu.length === 0) throw new RangeError(`${where}: "${name}" expected at least one strategy, got none`);
  const labels = new Set<string>();
  for (const { label, automaton } of menu as StrategyMenu) {
    if (labels.has(label)) {
      throw new RangeError(`${where}: "${name}" expected different labels, got ${describeValue(label)} twice`);
    }
    labels.add(label);
    checkFits(where, `${name}.${label}`, game, role, automaton);
  }
}

/** Requires an automaton with the actions of the role. */
export function checkFits(where: string, name: string, game: NormalFormGame, role: number, given: Automaton): void {
  const wanted = `${game.actions[role].join('/')} against ${game.actions[1 - role].join('/')}`;
  const got = `${given.actions.join('/')} against ${given.opponents.map((names) => names.join('/')).join(' and ')}`;
  if (wanted === got) return;
  const hint = got === wanted.split(' against ').reverse().join(' against ') ? ', which is the other role' : '';
  throw new RangeError(
    `${where}: "${name}" expected a strategy of role ${role} of "${game.title}", ${wanted}, got ${got}${hint}`,
  );
}

/**
 * The position of a label in a menu.
 * @throws RangeError when it is not there, with the nearest label suggested and the menu listed.
 */
export function menuIndex(where: string, name: string, menu: StrategyMenu, label: string): number {
  const index = menu.findIndex((entry) => entry.label === label);
  if (index >= 0) return index;
  const labels = menu.map((entry) => entry.label);
  throw new RangeError(
    `${where}: "${name}" expected one of ${labels.join(', ')}, got ${describeValue(label)}${didYouMean(label, labels)}`,
  );
}
