/**
 * Pure profiles (one action index per player) and their flat indices, the last player's action fastest.
 */
import type { NormalFormGame } from './normalFormGame.js';

/** The number of pure profiles. */
export function profileCount(game: NormalFormGame): number {
  return game.actions.reduce((product, names) => product * names.length, 1);
}

/** How far the flat index moves when player i's action index grows by one. */
export function profileStrides(game: NormalFormGame): number[] {
  const strides = new Array<number>(game.actions.length);
  let stride = 1;
  for (let i = game.actions.length - 1; i >= 0; i--) {
    strides[i] = stride;
    stride *= game.actions[i].length;
  }
  return strides;
}

/** The flat index of a profile. */
export function profileIndex(game: NormalFormGame, profile: readonly number[]): number {
  let index = 0;
  for (let i = 0; i < profile.length; i++) index = index * game.actions[i].length + profile[i];
  return index;
}

/** The profile at a flat index. */
export function profileAt(game: NormalFormGame, index: number): number[] {
  const profile = new Array<number>(game.actions.length);
  let rest = index;
  for (let i = game.actions.length - 1; i >= 0; i--) {
    const size = game.actions[i].length;
    profile[i] = rest % size;
    rest = Math.floor(rest / size);
  }
  return profile;
}
