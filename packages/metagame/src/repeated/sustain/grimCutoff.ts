/**
 * How patient two LLMs must be for the ordinary folk theorem.
 */
import { profileCount } from '@folkways/core';
import { metaActionCount, metaActionProfile } from '../../model/actionProfiles.js';
import type { PureProfile } from '../../model/metaAction.js';
import type { MetaGame } from '../../model/metaGame.js';
import { utilities } from '../../model/utilities.js';
import type { CyclePeriods } from '../feasibility/implementationCycle.js';

/**
 * The least discount factor from which on a schedule is a Nash equilibrium when any deviation is answered by minmax punishment for ever.
 * @param floors - `[k]` minmax payoffs; the schedule pays more on average.
 * @returns in [0, 1): for one profile max_j (B_j - r_j) / (B_j - IR_j) in closed form, B_j being j's best reply; for several, the largest root found by a
 *   scan of 400 points that are uniform in log(1 - delta), and bisection.
 */
export function grimCutoff(meta: MetaGame, schedule: readonly CyclePeriods[], floors: readonly number[]): number {
  const stages = schedule.map(({ profile, periods }) => {
    const payoffs = utilities(meta, profile);
    return { payoffs, replies: profile.map((_, j) => bestReplyPayoff(meta, profile, j)), periods };
  });
  if (stages.length === 1) {
    const [{ payoffs, replies }] = stages;
    return floors.reduce((most, floor, j) => {
      const gain = replies[j] - payoffs[j];
      return gain > 0 ? Math.max(most, gain / (replies[j] - floor)) : most;
    }, 0);
  }
  const positions = stages.flatMap((stage) => Array.from({ length: stage.periods }, () => stage));
  const temptation = (eta: number): number => {
    const delta = 1 - eta;
    const whole = -Math.expm1(positions.length * Math.log1p(-eta));
    return floors.reduce((worst, floor, j) => {
      let value = positions.reduceRight((rest, { payoffs }) => eta * payoffs[j] + delta * rest, 0) / whole;
      for (let s = positions.length - 1; s >= 0; s--) {
        value = eta * positions[s].payoffs[j] + delta * value;
        worst = Math.max(worst, eta * positions[s].replies[j] + delta * floor - value);
      }
      return worst;
    }, -Infinity);
  };
  const tie = 1e-12;
  const [low, high, steps] = [Math.log(1e-12), 0, 400];
  let works = low;
  for (let n = 1; n <= steps; n++) {
    const next = Math.min(low + (n * (high - low)) / steps, Math.log1p(-1e-9));
    if (temptation(Math.exp(next)) <= tie) works = next;
    else {
      let fails = next;
      while (fails - works > 1e-14) {
        const middle = (works + fails) / 2;
        if (middle === works || middle === fails) break;
        if (temptation(Math.exp(middle)) <= tie) works = middle;
        else fails = middle;
      }
      return -Math.expm1(works);
    }
  }
  return 0;
}

/** What LLM j's best pure reply to the others' part of a profile pays. */
export function bestReplyPayoff(meta: MetaGame, profile: readonly PureProfile[], j: number): number {
  const played = [...profile];
  let best = -Infinity;
  const count = Math.min(metaActionCount(meta, j), profileCount(meta.game));
  for (let index = 0; index < count; index++) {
    played[j] = metaActionProfile(meta, j, index);
    best = Math.max(best, utilities(meta, played)[j]);
  }
  return best;
}
