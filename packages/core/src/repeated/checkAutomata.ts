/**
 * Does a list of automata fit a game?
 */
import { describeValue } from '../checks.js';
import { AutomatonError } from '../errors.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import type { Automaton } from './automaton.js';

/**
 * Requires one automaton for each of the given players of the game, with the game's action names.
 * @throws TypeError when one is no automaton.
 * @throws AutomatonError when the count or the names differ.
 */
export function checkAutomata(
  where: string,
  game: NormalFormGame,
  automata: readonly Automaton[],
  players: readonly number[] = game.players.map((_, i) => i),
): void {
  if (automata.length !== players.length) {
    throw new AutomatonError(`${where}: expected ${players.length} automata, got ${automata.length}`, 'wrong-game');
  }
  players.forEach((player, position) => {
    const given = automata[position];
    if (!Array.isArray(given?.opponents)) {
      throw new TypeError(`${where}: "automata[${position}]" expected an automaton, got ${describeValue(given)}`);
    }
    const wanted = [game.actions[player], ...game.actions.filter((_, i) => i !== player)];
    const got = [given.actions, ...given.opponents];
    if (sameNames(wanted, got)) return;
    const show = (lists: readonly (readonly string[])[]): string =>
      lists.map((names) => names.join('/')).join(' against ');
    throw new AutomatonError(
      `${where}: "${given.label}" expected the actions of ${game.players[player]}, ${show(wanted)}, got ${show(got)}`,
      'wrong-game',
    );
  });
}

function sameNames(a: readonly (readonly string[])[], b: readonly (readonly string[])[]): boolean {
  return (
    a.length === b.length &&
    a.every((names, i) => names.length === b[i].length && names.every((name, k) => name === b[i][k]))
  );
}
