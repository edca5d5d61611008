/**
 * How patient two LLMs must be for the ordinary folk theorem.
 */
import { profileCount } from '@folkways/core';
import { metaActionCount, metaActionProfile } from '../../model/actionProfiles.js';
import type { PureProfile } from '../../model/metaAction.js';
import type { MetaGame } from '../../model/metaGame.js';
import { utilities } from '../../model/utilities.js';
import type { CyclePeriods } from '../feasibility/implementationCycle.js';
import { largestRoot, type RootBracket } from './largestRoot.js';

/** Gains of best replies below this, relative to the payoffs, are rounding. */
const ROUNDING = 1e-13;

/**
 * The least discount factor from which on a schedule is a Nash equilibrium when any deviation is answered by minmax punishment for ever.
 * @param floors - `[k]` minmax payoffs; the schedule pays more on average.
 * @returns every discount factor in [upper, 1) works; some position is tempted at `lower` or, where the two are equal, just below it, unless that is 0. For one profile
 *   both are max_j (B_j - r_j) / (B_j - IR_j), B_j being j's best reply.
 * @remarks With u_t the payoffs of the n positions from position s on, LLM j is not tempted at s when (1 - d) B_s + d IR_j <= (1 - d) sum_t d^t u_(s+t) / (1 - d^n). Times
 *   (1 - d^n) / (1 - d) > 0 that is h(d) <= 0 for the polynomial with coefficients B_s - u_s, then IR_j - u_(s+t) for 0 < t < n, and IR_j - B_s: the cutoff is the largest root in (0, 1) of all k n polynomials.
 *   Payoffs count as the doubles they are. Cost O(k n^2) where polynomials change sign once, and a few dozen evaluations more for those that raise the cutoff.
 */
export function grimCutoff(meta: MetaGame, schedule: readonly CyclePeriods[], floors: readonly number[]): RootBracket {
  const stages = schedule.map(({ profile, periods }) => {
    const payoffs = utilities(meta, profile);
    return { payoffs, replies: profile.map((_, j) => bestReplyPayoff(meta, profile, j)), periods };
  });
  if (stages.length === 1) {
    const [{ payoffs, replies }] = stages;
    const cutoff = floors.reduce((most, floor, j) => {
      const gain = replies[j] - payoffs[j];
      return gain > 0 ? Math.max(most, gain / (replies[j] - floor)) : most;
    }, 0);
    return { lower: cutoff, upper: cutoff };
  }
  const positions = stages.flatMap((stage) => Array.from({ length: stage.periods }, () => stage));
  const n = positions.length;
  return floors.reduce<RootBracket>(
    (least, floor, j) =>
      positions.reduce<RootBracket>((bracket, { payoffs, replies }, s) => {
        const gain = replies[j] - payoffs[j];
        const temptation = new Float64Array(n + 1);
        temptation[0] = gain > ROUNDING * (Math.abs(replies[j]) + Math.abs(payoffs[j])) ? gain : 0;
        for (let t = 1; t < n; t++) temptation[t] = floor - positions[(s + t) % n].payoffs[j];
        temptation[n] = floor - replies[j];
        return largestRoot(temptation, bracket);
      }, least),
    { lower: 0, upper: 0 },
  );
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
