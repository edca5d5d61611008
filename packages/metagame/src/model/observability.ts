/**
 * What an LLM can learn about the others from its own clients' games.
 */
import { Fraction } from '@folkways/core';
import type { MetaGame } from './metaGame.js';

/**
 * Which LLM sees what the population of which role does.
 *
 * LLM j sees the games in which it has a client. It learns role i's aggregate from those in which its client has another role, and
 * knows it outright when role i is all its own: j sees i exactly when it has clients in a role other than i, or all of role i.
 * @returns `[k][m]`.
 * @remarks The paper's folk theorem needs every entry to be true, which it overlooks: an LLM with clients in a single shared role
 *   never sees that role's other clients.
 * @example
 * ```ts
 * import { bimatrixGame } from '@folkways/core';
 * import { metaGame, observability } from '@folkways/metagame';
 * const game = bimatrixGame([[-2, -5], [0, -4]], [[-2, 0], [-5, -4]]);
 * console.log(observability(metaGame({ game, shares: [[0.8, 0.2], [0, 1]] }))); // [ [ false, true ], [ true, true ] ]
 * ```
 */
export function observability(meta: MetaGame): boolean[][] {
  return meta.llms.map((_, j) =>
    meta.exactShares.map((row, i) => meta.governed[j].some((r) => r !== i) || row[j].equals(Fraction.ONE)),
  );
}
