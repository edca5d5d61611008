/**
 * Outcomes that everybody prefers to another one.
 */
import { comparePayoffs, type NormalFormGame, profileAt, profileCount, profileIndex } from '@folkways/core';

/** The outcome with the largest sum of payoffs among those that pay every player more than the given one. */
export function betterForAll(game: NormalFormGame, profile: readonly number[]): number[] | undefined {
  if (game.players.length === 1) return undefined;
  const from = profileIndex(game, profile);
  const sum = (k: number): number => game.payoffs.reduce((total, payoffs) => total + payoffs[k], 0);
  let best: number | undefined;
  for (let k = 0; k < profileCount(game); k++) {
    const better = game.players.every((_, i) => comparePayoffs(game, i, k, from) > 0);
    if (better && (best === undefined || sum(k) > sum(best))) best = k;
  }
  return best === undefined ? undefined : profileAt(game, best);
}
