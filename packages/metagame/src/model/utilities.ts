/**
 * What the clients of each LLM get, as a sum and on average.
 */
import { aggregateOf } from './aggregatePlay.js';
import { checkProfile } from './checkProfile.js';
import { isPure } from './isPure.js';
import type { MetaAction, PureProfile, Split } from './metaAction.js';
import type { MetaGame } from './metaGame.js';
import { rolePayoffs } from './rolePayoffs.js';

/**
 * U_j: the SUM of the payoffs of LLM j's clients, in units of one role's population. Averages per client are
 * `averageUtilities`.
 * @param profile - one meta-action per LLM. LLMs draw their lotteries independently.
 * @returns `[k]` expected sums.
 * @throws TypeError when a meta-action is of no known kind.
 * @throws RangeError when a shape, an index or a weight is wrong.
 * @remarks Cost O(m * product over roles of the actions played there) for each joint outcome of the lotteries: the aggregate play of
 *   a role is all that others see of it, so there is no sum over the k^m ways in which LLMs can meet. Source: formula (1).
 * @example
 * ```ts
 * import { bimatrixGame } from '@folkways/core';
 * import { metaGame, utilities } from '@folkways/metagame';
 * const game = bimatrixGame([[-2, -5], [0, -4]], [[-2, 0], [-5, -4]]);
 * const meta = metaGame({ game, shares: [[0.5, 0.5], [0.5, 0.5]] });
 * console.log(utilities(meta, [[0, 0], [1, 1]])); // Float64Array(2) [ -3.5, -2 ]
 * ```
 */
export function utilities(meta: MetaGame, profile: readonly MetaAction[]): Float64Array {
  checkProfile('utilities', meta, profile);
  const sums = new Float64Array(meta.llms.length);
  const drawn: (PureProfile | Split)[] = [];
  const draw = (j: number, weight: number): void => {
    if (j === profile.length) {
      addUtilities(meta, drawn, weight, sums);
      return;
    }
    const action = profile[j];
    if (isPure(action) || action.kind === 'split') {
      drawn[j] = action;
      draw(j + 1, weight);
    } else {
      for (const outcome of action.outcomes) {
        drawn[j] = outcome.profile;
        draw(j + 1, weight * outcome.weight);
      }
    }
  };
  draw(0, 1);
  return sums;
}

function addUtilities(meta: MetaGame, profile: readonly (PureProfile | Split)[], weight: number, sums: Float64Array) {
  const play = aggregateOf(meta, profile);
  const supports = play.map((row) => Array.from(row.keys()).filter((a) => row[a] > 0));
  for (let i = 0; i < play.length; i++) {
    const values = rolePayoffs(meta.game, i, play, supports);
    profile.forEach((action, j) => {
      const share = meta.shares[i][j];
      if (share === 0) return;
      sums[j] += weight * share * (isPure(action) ? values[action[i]] : dot(action.roles[i], values));
    });
  }
}

function dot(weights: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let a = 0; a < weights.length; a++) sum += weights[a] * values[a];
  return sum;
}
