/**
 * Best replies at one outcome.
 */
import { comparePayoffs, type NormalFormGame, profileAt, profileStrides } from '@folkways/core';

/** Whether the player cannot gain by changing alone at the profile with this index. */
export function isBestReply(game: NormalFormGame, player: number, index: number): boolean {
  const stride = profileStrides(game)[player];
  const first = index - profileAt(game, index)[player] * stride;
  return game.actions[player].every((_, a) => comparePayoffs(game, player, first + a * stride, index) <= 0);
}
