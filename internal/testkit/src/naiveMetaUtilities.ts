/**
 * Formula (1) of the folk theorem for LLMs as it is printed, with its k^m terms: the slow form that fast ones are checked against.
 */
import { type NormalFormGame, profileAt, profileCount } from '@folkways/core';

/**
 * The sum of payoffs of each LLM's clients.
 * @param shares - `[m][k]`.
 * @param splits - `[k][m][actions of role r]` distributions.
 * @returns `[k]`.
 * @remarks Cost O(k^m * m * profiles): every way in which LLMs can meet, at every profile.
 */
export function naiveMetaUtilities(
  game: NormalFormGame,
  shares: readonly ArrayLike<number>[],
  splits: readonly (readonly ArrayLike<number>[])[],
): number[] {
  const roles = game.players.length;
  const sums = new Array<number>(splits.length).fill(0);
  const cells = profileCount(game);
  const profiles = Array.from({ length: cells }, (_, index) => profileAt(game, index));
  for (let meeting = 0; meeting < splits.length ** roles; meeting++) {
    const governs = Array.from({ length: roles }, (_, r) => Math.floor(meeting / splits.length ** r) % splits.length);
    for (let index = 0; index < cells; index++) {
      let frequency = 1;
      for (let r = 0; r < roles && frequency > 0; r++) {
        frequency *= shares[r][governs[r]] * splits[governs[r]][r][profiles[index][r]];
      }
      if (frequency === 0) continue;
      for (let i = 0; i < roles; i++) sums[governs[i]] += frequency * game.payoffs[i][index];
    }
  }
  return sums;
}
