/**
 * What each player gets from each action while the others keep their mixed strategies.
 */
import type { NormalFormGame } from '../game/normalFormGame.js';
import { profileCount, profileStrides } from '../game/profile.js';

/**
 * Expected payoffs of every unilateral deviation.
 * @param strategies - `strategies[i][a]`, doubles.
 * @returns `[i][a]`: player i's payoff from action a against the others' strategies.
 * @remarks O(n^2 C) for n players and C profiles, profiles of probability 0 apart.
 */
export function deviationPayoffs(game: NormalFormGame, strategies: readonly ArrayLike<number>[]): Float64Array[] {
  const strides = profileStrides(game);
  const sizes = game.actions.map((names) => names.length);
  const cells = profileCount(game);
  return sizes.map((size, i) => {
    const result = new Float64Array(size);
    const payoffs = game.payoffs[i];
    for (let k = 0; k < cells; k++) {
      let weight = 1;
      for (let j = 0; j < sizes.length && weight !== 0; j++) {
        if (j !== i) weight *= strategies[j][Math.floor(k / strides[j]) % sizes[j]];
      }
      if (weight !== 0) result[Math.floor(k / strides[i]) % size] += weight * payoffs[k];
    }
    return result;
  });
}
