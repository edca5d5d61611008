/**
 * Lemma 1: lotteries are enough.
 */
import { checkAction } from './checkProfile.js';
import { isPure } from './isPure.js';
import type { Lottery, LotteryOutcome, MetaAction } from './metaAction.js';
import type { MetaGame } from './metaGame.js';

/**
 * The lottery that gives every LLM the same expected payoffs as a meta-action of LLM j, whatever the others do: a split becomes
 * the product of its distributions, a pure profile the lottery that is sure of it, a lottery stays as it is.
 * @param llm - j in [0, k - 1].
 * @returns outcomes in index order, the last role fastest; 0 in roles where the LLM has no clients.
 * @throws TypeError when the meta-action is of no known kind.
 * @throws RangeError when a shape, an index or a weight is wrong.
 * @remarks Cost O(product of the supports). Source: Lemma 1 of the paper: payoffs are multilinear and every role occurs once in a
 *   game. There is no way back: a lottery that correlates roles is no split (see `marginals`).
 * @example
 * ```ts
 * import { catalog } from '@folkways/core';
 * import { metaGame, roleHomogeneous, split } from '@folkways/metagame';
 * const meta = metaGame({ game: catalog['pd-losses'], shares: [[1], [1]] });
 * const { outcomes } = roleHomogeneous(meta, 0, split([['1/2', '1/2'], [1, 0]]));
 * console.log(outcomes.map(({ profile, weight }) => `${weight} on ${profile}`)); // [ '0.5 on 0,0', '0.5 on 1,0' ]
 * ```
 */
export function roleHomogeneous(meta: MetaGame, llm: number, action: MetaAction): Lottery {
  checkAction('roleHomogeneous', 'action', meta, llm, action);
  if (!isPure(action) && action.kind === 'lottery') return action;
  let outcomes: LotteryOutcome[] = [{ profile: meta.game.players.map(() => 0), weight: 1 }];
  for (const r of meta.governed[llm]) {
    const row = isPure(action) ? undefined : action.roles[r];
    const options = isPure(action) ? [action[r]] : Array.from(row!.keys()).filter((a) => row![a] > 0);
    outcomes = outcomes.flatMap(({ profile, weight }) =>
      options.map((a) => ({ profile: replaceAt(profile, r, a), weight: weight * (row?.[a] ?? 1) })),
    );
  }
  return { kind: 'lottery', outcomes };
}

function replaceAt(profile: readonly number[], role: number, action: number): number[] {
  const copy = [...profile];
  copy[role] = action;
  return copy;
}
