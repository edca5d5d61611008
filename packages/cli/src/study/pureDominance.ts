/**
 * Which actions are better than others whatever the others do.
 */
import { comparePayoffs, type NormalFormGame, profileCount, profileStrides } from '@folkways/core';

/** Strict: better against everything; weak: never worse, and better against something. */
export type DominanceKind = 'strict' | 'weak';

/** Dominance between the pure actions of one player. */
export interface PlayerDominance {
  readonly player: string;
  /** The action that dominates all others, weakly when it dominates one of them only weakly. */
  readonly dominant: { readonly action: string; readonly kind: DominanceKind } | null;
  /** Every dominated action with the first action that dominates it, a strict one if there is one. */
  readonly dominated: readonly { readonly action: string; readonly by: string; readonly kind: DominanceKind }[];
}

/** Dominance by pure actions, exact, for every player. */
export function pureDominance(game: NormalFormGame): PlayerDominance[] {
  return game.players.map((player, i) => {
    const names = game.actions[i];
    const dominated = names.flatMap((action, a) => {
      const kinds = names.map((_, by) => (by === a ? undefined : dominates(game, i, by, a)));
      const by = kinds.includes('strict') ? kinds.indexOf('strict') : kinds.indexOf('weak');
      return by < 0 ? [] : [{ action, by: names[by], kind: kinds[by]! }];
    });
    return { player, dominant: dominantAction(game, i), dominated };
  });
}

function dominantAction(game: NormalFormGame, player: number): PlayerDominance['dominant'] {
  const names = game.actions[player];
  if (names.length < 2) return null;
  for (let a = 0; a < names.length; a++) {
    const kinds = names.flatMap((_, b) => (b === a ? [] : [dominates(game, player, a, b)]));
    if (!kinds.includes(undefined)) return { action: names[a], kind: kinds.includes('weak') ? 'weak' : 'strict' };
  }
  return null;
}

function dominates(game: NormalFormGame, player: number, a: number, b: number): DominanceKind | undefined {
  const stride = profileStrides(game)[player];
  const span = stride * game.actions[player].length;
  const cells = profileCount(game);
  let [better, equal] = [false, false];
  for (let block = 0; block < cells; block += span) {
    for (let first = block; first < block + stride; first++) {
      const order = comparePayoffs(game, player, first + a * stride, first + b * stride);
      if (order < 0) return undefined;
      if (order > 0) better = true;
      else equal = true;
    }
  }
  return better ? (equal ? 'weak' : 'strict') : undefined;
}
