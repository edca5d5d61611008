/**
 * What the population of each role does, whoever advised it.
 */
import { checkProfile } from './checkProfile.js';
import { isPure } from './isPure.js';
import type { PureProfile, Split } from './metaAction.js';
import type { MetaGame } from './metaGame.js';

/**
 * The fraction of each role's clients that plays each action: sigma_r = sum_j p_r^j M_r^j.
 * @param profile - one pure profile or split per LLM. A lottery has no aggregate, only a distribution of aggregates.
 * @returns `[m][actions of role r]`, rows with sum 1.
 * @throws TypeError when a meta-action is neither a pure profile nor a split.
 * @throws RangeError when a shape, an index or a weight is wrong.
 * @example
 * ```ts
 * import { catalog } from '@folkways/core';
 * import { aggregatePlay, metaGame } from '@folkways/metagame';
 * const meta = metaGame({ game: catalog['pd-losses'], shares: [['3/4', '1/4'], ['1/2', '1/2']] });
 * console.log(aggregatePlay(meta, [[0, 0], [1, 1]])[0]); // Float64Array(2) [ 0.75, 0.25 ]
 * ```
 */
export function aggregatePlay(meta: MetaGame, profile: readonly (PureProfile | Split)[]): Float64Array[] {
  checkProfile('aggregatePlay', meta, profile);
  if (profile.some((action) => !isPure(action) && action.kind !== 'split')) {
    throw new TypeError('aggregatePlay: "profile" expected pure profiles or splits, got a lottery');
  }
  return aggregateOf(meta, profile);
}

/** `aggregatePlay` without the checks. */
export function aggregateOf(meta: MetaGame, profile: readonly (PureProfile | Split)[]): Float64Array[] {
  return meta.game.actions.map((names, r) => {
    const row = new Float64Array(names.length);
    profile.forEach((action, j) => {
      const share = meta.shares[r][j];
      if (share === 0) return;
      if (isPure(action)) row[action[r]] += share;
      else for (let a = 0; a < row.length; a++) row[a] += share * action.roles[r][a];
    });
    return row;
  });
}
