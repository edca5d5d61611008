/**
 * Deviations that no other LLM can see at all.
 */
import { metaActionCount, metaActionProfile } from '../../model/actionProfiles.js';
import type { PureProfile } from '../../model/metaAction.js';
import type { MetaGame } from '../../model/metaGame.js';
import { observability } from '../../model/observability.js';
import { utilities } from '../../model/utilities.js';
import type { CycleEntry } from '../feasibility/feasibility.js';

/** What an LLM can gain per period where nobody looks. */
export interface HiddenDeviation {
  readonly llm: number;
  /** The roles that no other LLM observes, and in which this one has clients. */
  readonly roles: readonly number[];
  /** What its best play in these roles gains per period, on average over the cycle; at least 0. */
  readonly gain: number;
  /** Its deviating profile for each profile of the cycle. */
  readonly profiles: readonly PureProfile[];
}

/**
 * The best deviations of each LLM in roles that no other LLM observes, from a cycle of pure profiles.
 * @returns one entry for each LLM that has such a role; the gain may be 0.
 * @remarks What the others observe has exactly the same law as without the deviation, so no strategy of theirs can react to it.
 */
export function hiddenDeviations(
  meta: MetaGame,
  cycle: readonly Pick<CycleEntry, 'profile' | 'weight'>[],
): HiddenDeviation[] {
  const observes = observability(meta);
  return meta.llms.flatMap((_, llm) => {
    const roles = meta.governed[llm].filter((i) => observes.every((row, j) => j === llm || !row[i]));
    if (roles.length === 0 || meta.llms.length === 1) return [];
    let gain = 0;
    const profiles = cycle.map(({ profile, weight }) => {
      const played = [...profile];
      const scheduled = utilities(meta, played)[llm];
      let [best, value] = [profile[llm], scheduled];
      for (let index = 0; index < metaActionCount(meta, llm); index++) {
        const reply = metaActionProfile(meta, llm, index);
        if (meta.governed[llm].some((i) => !roles.includes(i) && reply[i] !== profile[llm][i])) continue;
        played[llm] = reply;
        const payoff = utilities(meta, played)[llm];
        if (payoff > value) [best, value] = [reply, payoff];
      }
      gain += weight * (value - scheduled);
      return best;
    });
    return [{ llm, roles, gain, profiles }];
  });
}
