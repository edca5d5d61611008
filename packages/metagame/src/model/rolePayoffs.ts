/**
 * What each action earns in one role against populations that play independently.
 */
import { type NormalFormGame, profileStrides } from '@folkways/core';

/**
 * v_i(a) = E u_i(a, sigma_-i) for the given actions of role i; 0 elsewhere.
 * @param play - `[m][actions of role r]` what the population of each role does.
 * @param supports - `[m]` the actions played with positive weight; in role i, the actions wanted.
 * @returns `[actions of role i]`.
 * @remarks Cost O(wanted actions * product of the other supports). Source: formula (1) of the paper, summed over governing LLMs
 *   first, which removes its k^m terms.
 */
export function rolePayoffs(
  game: NormalFormGame,
  role: number,
  play: readonly Float64Array[],
  supports: readonly (readonly number[])[],
): Float64Array {
  const payoffs = game.payoffs[role];
  const strides = profileStrides(game);
  const others = play.map((_, r) => r).filter((r) => r !== role);
  const last = others.length - 1;
  const expectation = (depth: number, offset: number): number => {
    const r = others[depth];
    const weights = play[r];
    const stride = strides[r];
    let sum = 0;
    for (const a of supports[r]) {
      const cell = offset + a * stride;
      sum += weights[a] * (depth === last ? payoffs[cell] : expectation(depth + 1, cell));
    }
    return sum;
  };
  const result = new Float64Array(game.actions[role].length);
  for (const a of supports[role]) result[a] = expectation(0, a * strides[role]);
  return result;
}
