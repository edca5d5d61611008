/**
 * All equilibria in pure actions.
 */
import { checkReal } from '../checks.js';
import { comparePayoffs } from '../game/comparePayoffs.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { profileAt, profileCount, profileStrides } from '../game/profile.js';

/** How `pureEquilibria` compares payoffs. */
export interface PureEquilibriaOptions {
  /**
   * A deviation counts only when it gains more than this fraction of the player's payoff range; at least 0.
   * @defaultValue exact comparison of a rational game, 1e-9 for a game of floats
   */
  readonly tolerance?: number;
}

/** All pure equilibria of a game. */
export interface PureEquilibriaResult {
  /** One action index per player, in the order of the profile indices. An empty list means there is none. */
  readonly profiles: number[][];
  /** Parallel to `profiles`: does every unilateral deviation lose (more than the tolerance)? */
  readonly strict: boolean[];
}

/**
 * All profiles of pure actions from which no player gains by deviating alone.
 * @throws RangeError when the tolerance is negative or not finite.
 * @remarks For each player and each choice of the others, the best own payoff is found once: two comparisons per payoff, O(players times
 * profiles) in time and two bits of state per profile. Exact for rational games (`comparePayoffs`).
 * @example
 * ```ts
 * import { bimatrixGame, pureEquilibria } from '@folkways/core';
 * const chicken = bimatrixGame([[0, -1], [1, -10]], [[0, 1], [-1, -10]]);
 * console.log(pureEquilibria(chicken).profiles); // [ [ 0, 1 ], [ 1, 0 ] ]
 * ```
 */
export function pureEquilibria(game: NormalFormGame, options: PureEquilibriaOptions = {}): PureEquilibriaResult {
  const given = options.tolerance;
  if (given !== undefined) checkReal('pureEquilibria', 'tolerance', given, { low: 0 });
  const exact = given === undefined && game.rationals !== undefined;
  const cells = profileCount(game);
  const strides = profileStrides(game);
  const stable = new Uint8Array(cells).fill(1);
  const strictly = new Uint8Array(cells).fill(1);
  game.actions.forEach((names, player) => {
    const closeness = exact ? 0 : payoffTolerance(game.payoffs[player], given ?? 1e-9);
    const beats = exact ? exactly(game, player) : byMoreThan(game.payoffs[player], closeness);
    const stride = strides[player];
    const span = stride * names.length;
    for (let block = 0; block < cells; block += span) {
      for (let first = block; first < block + stride; first++) {
        let best = first;
        for (let k = first + stride; k < first + span; k += stride) {
          if (exact ? beats(k, best) : game.payoffs[player][k] > game.payoffs[player][best]) best = k;
        }
        let ties = 0;
        for (let k = first; k < first + span; k += stride) {
          if (beats(best, k)) stable[k] = 0;
          else ties++;
        }
        if (ties > 1) for (let k = first; k < first + span; k += stride) strictly[k] = 0;
      }
    }
  });
  const profiles: number[][] = [];
  const strict: boolean[] = [];
  for (let k = 0; k < cells; k++) {
    if (stable[k] === 0) continue;
    profiles.push(profileAt(game, k));
    strict.push(strictly[k] === 1);
  }
  return { profiles, strict };
}

type Beats = (k: number, l: number) => boolean;

const exactly =
  (game: NormalFormGame, player: number): Beats =>
  (k, l) =>
    comparePayoffs(game, player, k, l) > 0;

const byMoreThan =
  (payoffs: Float64Array, closeness: number): Beats =>
  (k, l) =>
    payoffs[k] - payoffs[l] > closeness;

/** `fraction` of max - min, without overflow. */
function payoffTolerance(payoffs: Float64Array, fraction: number): number {
  let low = payoffs[0];
  let high = payoffs[0];
  for (const payoff of payoffs) {
    if (payoff < low) low = payoff;
    if (payoff > high) high = payoff;
  }
  return high * fraction - low * fraction;
}
