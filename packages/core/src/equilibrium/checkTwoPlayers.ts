/**
 * The boundary check of the two-player solvers.
 */
import { describeValue } from '../checks.js';
import type { NormalFormGame } from '../game/normalFormGame.js';

/** @throws TypeError when it is no game. @throws RangeError when the game has not exactly two players. */
export function checkTwoPlayers(where: string, game: NormalFormGame): void {
  if (!Array.isArray(game?.actions))
    throw new TypeError(`${where}: "game" expected a game, got ${describeValue(game)}`);
  if (game.actions.length !== 2) {
    throw new RangeError(`${where}: "game" expected two players, got ${game.actions.length}`);
  }
}
