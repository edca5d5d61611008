/**
 * The boundary check of the two-player solvers.
 */
import type { NormalFormGame } from '../game/normalFormGame.js';

/** @throws RangeError when the game has not exactly two players. */
export function checkTwoPlayers(where: string, game: NormalFormGame): void {
  if (game.actions.length !== 2) {
    throw new RangeError(`${where}: "game" expected two players, got ${game.actions.length}`);
  }
}
