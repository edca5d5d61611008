/**
 * Payoffs per client.
 */
import type { MetaAction } from './metaAction.js';
import type { MetaGame } from './metaGame.js';
import { utilities } from './utilities.js';

/**
 * Ubar_j: the AVERAGE payoff of LLM j's clients, the sum of `utilities` divided by how many clients it has.
 * @param profile - one meta-action per LLM. LLMs draw their lotteries independently.
 * @returns `[k]` expected averages.
 * @throws TypeError when a meta-action is of no known kind.
 * @throws RangeError when a shape, an index or a weight is wrong.
 * @example
 * ```ts
 * import { bimatrixGame } from '@folkways/core';
 * import { averageUtilities, metaGame } from '@folkways/metagame';
 * const game = bimatrixGame([[-2, -5], [0, -4]], [[-2, 0], [-5, -4]]);
 * const meta = metaGame({ game, shares: [[0.5, 0.5], [0.5, 0.5]] });
 * console.log(averageUtilities(meta, [[0, 0], [1, 1]])); // Float64Array(2) [ -3.5, -2 ]
 * ```
 */
export function averageUtilities(meta: MetaGame, profile: readonly MetaAction[]): Float64Array {
  return utilities(meta, profile).map((sum, j) => sum / meta.masses[j].toNumber());
}
