/**
 * What clients get, role by role and LLM by LLM.
 */
import { aggregatePlay } from './aggregatePlay.js';
import { isPure } from './isPure.js';
import type { PureProfile, Split } from './metaAction.js';
import type { MetaGame } from './metaGame.js';
import { rolePayoffs } from './rolePayoffs.js';

/**
 * The average payoff of the clients whom an LLM advises in a role: the terms that `utilities` adds up, each weighted by its share.
 * @param profile - one pure profile or split per LLM.
 * @returns `[m][k]`; null where the LLM has no clients.
 * @throws TypeError when a meta-action is neither a pure profile nor a split.
 * @throws RangeError when a shape, an index or a weight is wrong.
 * @remarks Cost O(m * product over roles of the actions played there). Source: formula (1) of the paper, without its sum over roles.
 * @example
 * ```ts
 * import { catalog } from '@folkways/core';
 * import { clientPayoffs, metaGame } from '@folkways/metagame';
 * const meta = metaGame({ game: catalog['pd-losses'], shares: [['3/4', '1/4'], ['1/2', '1/2']] });
 * console.log(clientPayoffs(meta, [[0, 0], [1, 1]])); // [ [ -3.5, -2 ], [ -2.75, -1 ] ]
 * ```
 */
export function clientPayoffs(meta: MetaGame, profile: readonly (PureProfile | Split)[]): (number | null)[][] {
  const play = aggregatePlay(meta, profile);
  const supports = play.map((row) => Array.from(row.keys()).filter((a) => row[a] > 0));
  return play.map((_, i) => {
    const values = rolePayoffs(meta.game, i, play, supports);
    return profile.map((action, j) => {
      if (meta.shares[i][j] === 0) return null;
      return isPure(action) ? values[action[i]] : action.roles[i].reduce((sum, p, a) => sum + p * values[a], 0);
    });
  });
}
