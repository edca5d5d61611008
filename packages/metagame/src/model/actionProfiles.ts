/**
 * The pure meta-actions of an LLM: one action for each role in which it has clients.
 */
import type { PureProfile } from './metaAction.js';
import type { MetaGame } from './metaGame.js';

/** How many pure meta-actions LLM j has: the product of the action counts of the roles in which it has clients. */
export function metaActionCount(meta: MetaGame, llm: number): number {
  return meta.governed[llm].reduce((product, r) => product * meta.game.actions[r].length, 1);
}

/**
 * The profile behind action `index` of LLM j in `toNormalForm`: roles in order, the last role fastest.
 * @returns `[m]` action indices, 0 in roles where the LLM has no clients.
 * @example
 * ```ts
 * import { catalog } from '@folkways/core';
 * import { metaActionProfile, metaGame } from '@folkways/metagame';
 * const meta = metaGame({ game: catalog['pd-losses'], shares: [[1], [1]] });
 * console.log(metaActionProfile(meta, 0, 2)); // [ 1, 0 ]
 * ```
 */
export function metaActionProfile(meta: MetaGame, llm: number, index: number): PureProfile {
  const profile = new Array<number>(meta.game.players.length).fill(0);
  let rest = index;
  for (const r of [...meta.governed[llm]].reverse()) {
    const size = meta.game.actions[r].length;
    profile[r] = rest % size;
    rest = Math.floor(rest / size);
  }
  return profile;
}

/** The action of LLM j in `toNormalForm` that tells its clients to follow a profile: the inverse of `metaActionProfile`. */
export function metaActionIndex(meta: MetaGame, llm: number, profile: PureProfile): number {
  return meta.governed[llm].reduce((index, r) => index * meta.game.actions[r].length + profile[r], 0);
}
