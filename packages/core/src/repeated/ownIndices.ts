/**
 * Joint actions as one player sees them.
 */
import type { NormalFormGame } from '../game/normalFormGame.js';
import { profileAt, profileCount } from '../game/profile.js';

const known = new WeakMap<NormalFormGame, Int32Array[]>();

/**
 * For each player i and profile index k, the index into an automaton's transitions: own action first, then the opponents' in
 * player order, the last fastest.
 * @returns `[players][profiles]`, made once for a game: not to be changed.
 */
export function ownIndices(game: NormalFormGame): Int32Array[] {
  const before = known.get(game);
  if (before !== undefined) return before;
  const count = profileCount(game);
  const result = game.actions.map((_, player) => {
    const indices = new Int32Array(count);
    for (let k = 0; k < count; k++) {
      const profile = profileAt(game, k);
      let index = profile[player];
      for (let i = 0; i < profile.length; i++) if (i !== player) index = index * game.actions[i].length + profile[i];
      indices[k] = index;
    }
    return indices;
  });
  known.set(game, result);
  return result;
}
