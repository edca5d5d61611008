/**
 * How long it takes to find a deviator who does not hide.
 */
import { profileAt, profileCount } from '@folkways/core';
import { metaActionCount, metaActionProfile } from '../../model/actionProfiles.js';
import type { PureProfile, Split } from '../../model/metaAction.js';
import type { MetaGame } from '../../model/metaGame.js';
import { utilities } from '../../model/utilities.js';
import { checkProtocol } from '../checkProtocol.js';
import { observedPeriod } from '../observedPeriod.js';
import type { Protocol } from '../protocol.js';
import { blockLaw } from './blockLaw.js';

/** A deviator that always plays its best one-shot reply to the schedule. */
export interface ExpectedDetection {
  readonly llm: number;
  /** Expected periods until its own punishment begins, from the start of phase 1; Infinity when it is never found. */
  readonly periods: number;
  /** Expected number of wrong punishments of other LLMs before that. */
  readonly wrongPunishments: number;
}

/**
 * Expected times to punish for each LLM, when it deviates to its best one-shot reply in every period and the others follow the protocol.
 * @returns `[k]`.
 * @throws TypeError and RangeError as `deviationGain` does for the protocol.
 * @remarks Exact for the continuum: the number of discrepant periods of a block follows by its recursion. The phases before its own end by an excess;
 *   within its own, its block is too discrepant to be tolerated, unless it gains nothing. Cost O(k^2 (probes + T tolerance)).
 */
export function expectedDetection(meta: MetaGame, protocol: Protocol): ExpectedDetection[] {
  const { metas, entryAt } = checkProtocol('expectedDetection', meta, protocol);
  const T = entryAt.length;
  const K = protocol.punishment.periods;
  return meta.llms.map((_, llm) => {
    const replies = protocol.schedule.map(({ profile }, h) => bestReplyOf(metas[h], profile, llm));
    let [periods, wrongPunishments] = [0, 0];
    for (let l = 0; l < llm; l++) {
      const law = protocol.schedule.map(({ profile }, h) =>
        periodLaw(metas[h], profile, replies[h], l, llm, protocol.probe),
      );
      const block = blockLaw(law, entryAt, protocol.tolerance);
      const length = protocol.endOnExcess ? block.expectedLength : T;
      periods += (length + block.punished * K) / block.excess;
      if (block.punished > 0) wrongPunishments += block.punished / block.excess;
    }
    const own = protocol.schedule.map(({ profile }, h) => periodLaw(metas[h], profile, replies[h], llm, llm, 0));
    const { punished } = blockLaw(own, entryAt, protocol.tolerance);
    return { llm, periods: periods + T / punished, wrongPunishments };
  });
}

function bestReplyOf(meta: MetaGame, profile: readonly (PureProfile | Split)[], llm: number): PureProfile | Split {
  const played = [...profile];
  let [best, value] = [profile[llm], utilities(meta, profile)[llm]];
  for (let index = 0; index < metaActionCount(meta, llm); index++) {
    played[llm] = metaActionProfile(meta, llm, index);
    const payoff = utilities(meta, played)[llm];
    if (payoff > value + 1e-12) [best, value] = [played[llm], payoff];
  }
  return best;
}

/** Probabilities that a period is an excess, and that it is discrepant without one. */
function periodLaw(
  meta: MetaGame,
  profile: readonly (PureProfile | Split)[],
  reply: PureProfile | Split,
  l: number,
  llm: number,
  probe: number,
): { excess: number; discrepant: number } {
  const law = { excess: 0, discrepant: 0 };
  const played = [...profile];
  const add = (weight: number): void => {
    played[llm] = reply;
    const seen = observedPeriod(meta, profile, l, played);
    if (seen.excess) law.excess += weight;
    else if (seen.discrepant) law.discrepant += weight;
  };
  add(1 - probe);
  if (probe === 0) return law;
  const count = profileCount(meta.game);
  for (let index = 0; index < count; index++) {
    played[l] = profileAt(meta.game, index);
    add(probe / count);
  }
  return law;
}
