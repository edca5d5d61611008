/**
 * What a lottery looks like role by role, and no more than that.
 */
import type { Lottery, Split } from './metaAction.js';
import type { MetaGame } from './metaGame.js';

/**
 * The split with the marginal distributions of a lottery. It is a DIFFERENT meta-action: it forgets that all clients follow one
 * draw, and in general pays everyone differently.
 * @returns `[m][actions of role r]` distributions.
 * @example
 * ```ts
 * import { bimatrixGame } from '@folkways/core';
 * import { lottery, marginals, metaGame, utilities } from '@folkways/metagame';
 * const meet = bimatrixGame([[1, 0], [0, 1]], [[1, 0], [0, 1]]);
 * const meta = metaGame({ game: meet, shares: [[1], [1]] });
 * const coin = lottery([[[0, 0], '1/2'], [[1, 1], '1/2']]);
 * console.log(utilities(meta, [coin])[0], utilities(meta, [marginals(meta, coin)])[0]); // 2 1
 * ```
 */
export function marginals(meta: MetaGame, lottery: Lottery): Split {
  const roles = meta.game.actions.map((names) => new Float64Array(names.length));
  for (const { profile, weight } of lottery.outcomes) {
    for (let r = 0; r < roles.length; r++) roles[r][profile[r]] += weight;
  }
  return { kind: 'split', roles };
}
