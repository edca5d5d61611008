/**
 * The best an LLM can do against what the others do.
 */
import { checkInteger, SizeError } from '@folkways/core';
import { metaActionCount, metaActionProfile } from './actionProfiles.js';
import type { MetaAction, PureProfile } from './metaAction.js';
import type { MetaGame } from './metaGame.js';
import { utilities } from './utilities.js';

/** Bounds of `bestReply`. */
export interface BestReplyOptions {
  /** The most pure meta-actions to try. @defaultValue 2^16 */
  readonly maxActions?: number;
}

/** A best reply. */
export interface BestReply {
  /** The first best pure profile, roles in order, the last fastest. */
  readonly profile: PureProfile;
  /** What it earns the LLM's clients in sum. */
  readonly value: number;
  /** What it earns more than the LLM's own meta-action in the profile; at least 0 up to rounding. */
  readonly gain: number;
}

/**
 * A best pure reply of LLM j to the others' meta-actions. No split or lottery does better, since payoffs are linear in the LLM's own lottery.
 * @param profile - one meta-action per LLM, j's own included.
 * @throws TypeError when a meta-action is of no known kind.
 * @throws RangeError when a shape, an index or a weight is wrong.
 * @throws SizeError when LLM j has more than `maxActions` pure meta-actions.
 * @remarks Cost O(meta-actions of j * cost of `utilities`). Exponential in the number of roles, as it must be in general: against lotteries the
 *   reply maximises an arbitrary multilinear function of the roles' actions.
 * @example
 * ```ts
 * import { catalog } from '@folkways/core';
 * import { bestReply, metaGame } from '@folkways/metagame';
 * const meta = metaGame({ game: catalog['pd-losses'], shares: [['1/2', '1/2'], ['1/2', '1/2']] });
 * console.log(bestReply(meta, [[0, 0], [0, 0]], 1)); // { profile: [ 0, 1 ], value: -1.75, gain: 0.25 }
 * ```
 */
export function bestReply(
  meta: MetaGame,
  profile: readonly MetaAction[],
  llm: number,
  { maxActions = 2 ** 16 }: BestReplyOptions = {},
): BestReply {
  checkInteger('bestReply', 'llm', llm, 0, meta.llms.length - 1);
  const own = utilities(meta, profile)[llm];
  const count = metaActionCount(meta, llm);
  if (count > maxActions) {
    throw new SizeError(
      `bestReply: ${meta.llms[llm]} has ${count} pure meta-actions, over the limit of ${maxActions}; structuredMetaGame uses symmetry instead`,
      count,
      maxActions,
    );
  }
  const replies = [...profile];
  let best: PureProfile = [];
  let value = -Infinity;
  for (let index = 0; index < count; index++) {
    const reply = metaActionProfile(meta, llm, index);
    replies[llm] = reply;
    const earned = utilities(meta, replies)[llm];
    if (earned > value) [best, value] = [reply, earned];
  }
  return { profile: best, value, gain: value - own };
}
