/**
 * The joint actions that two players of a game are likeliest to aim at.
 */
import { type NormalFormGame, profileAt, profileCount, profileIndex, pureEquilibria } from '@folkways/core';

/** Pure equilibria that are kept. */
const EQUILIBRIA = 3;
/** Products and sums this close, relative to the best, are ties: the first in index order wins whatever the payoffs' units. */
const TIE = 1e-9;

/** What a generated menu is made of. */
export interface FocalProfiles {
  /** Joint actions to aim at, in player order: the bargain first if there is one, then equilibria; all different. */
  readonly goals: readonly (readonly [number, number])[];
  /** The equilibria among them. */
  readonly equilibria: readonly (readonly [number, number])[];
  /** `[2]`: the action of each player that holds the other down to its pure minmax payoff, the first of several. */
  readonly punishments: readonly [number, number];
}

/**
 * The bargain is the pure profile with the largest product of both players' gains over their pure minmax payoffs, among those where
 * both gain (Nash 1950, without lotteries). Of the pure equilibria the three with the largest sum of payoffs are kept, each player's payoffs
 * counted from 0 to 1. Nothing changes when a player's payoffs are shifted or rescaled.
 * @remarks O(profiles * log(equilibria)).
 */
export function focalProfiles(game: NormalFormGame): FocalProfiles {
  const all = Array.from({ length: profileCount(game) }, (_, k) => profileAt(game, k) as [number, number]);
  const against = [0, 1].map((player) => {
    const [own, others] = [game.actions[player], game.actions[1 - player]];
    const worst = others.map((_, b) =>
      Math.max(...own.map((__, a) => game.payoffs[player][profileIndex(game, player === 0 ? [a, b] : [b, a])])),
    );
    const value = Math.min(...worst);
    return { value, punishment: worst.indexOf(value) };
  });
  const ranges = game.payoffs.map((row) => {
    const [least, most] = row.reduce(([low, high], u) => [Math.min(low, u), Math.max(high, u)], [Infinity, -Infinity]);
    return { least, width: most - least || 1 };
  });
  const gain = (player: number, k: number): number =>
    (game.payoffs[player][k] - against[player].value) / ranges[player].width;
  const level = (k: number): number =>
    game.payoffs.reduce((sum, row, i) => sum + (row[k] - ranges[i].least) / ranges[i].width, 0);
  let bargain = -1;
  let most = 0;
  all.forEach((_, k) => {
    const gains = [gain(0, k), gain(1, k)];
    if (Math.min(...gains) <= TIE || gains[0] * gains[1] <= most * (1 + TIE)) return;
    [bargain, most] = [k, gains[0] * gains[1]];
  });
  const stable = pureEquilibria(game).profiles.map((profile) => profileIndex(game, profile));
  const best = stable
    .map((k) => ({ k, level: Math.round(level(k) / TIE) }))
    .sort((x, y) => y.level - x.level || x.k - y.k)
    .slice(0, EQUILIBRIA)
    .map(({ k }) => k);
  return {
    goals: [...new Set(bargain < 0 ? best : [bargain, ...best])].map((k) => all[k]),
    equilibria: best.map((k) => all[k]),
    punishments: [against[1].punishment, against[0].punishment],
  };
}
