/**
 * Joint actions as one column of small integers.
 */
import { type NormalFormGame, profileAt, profileCount } from '@folkways/core';

/** Profile indices of a game, in the smallest type that holds them. */
export type ProfileColumn = Uint8Array | Uint16Array | Uint32Array;

/** A column for the given number of rounds. */
export function profileColumn(game: NormalFormGame, rounds: number): ProfileColumn {
  const count = profileCount(game);
  if (count <= 0x100) return new Uint8Array(rounds);
  return count <= 0x10000 ? new Uint16Array(rounds) : new Uint32Array(rounds);
}

/** The joint actions of a column by name, one row per round. */
export function profileNames(game: NormalFormGame, profiles: ArrayLike<number>): string[][] {
  return Array.from(profiles, (k) => profileAt(game, k).map((a, i) => game.actions[i][a]));
}
