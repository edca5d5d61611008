/**
 * What everyone sees of one period of a review.
 */
import { aggregateOf } from '../model/aggregatePlay.js';
import { isPure } from '../model/isPure.js';
import type { PureProfile, Split } from '../model/metaAction.js';
import type { MetaGame } from '../model/metaGame.js';

/** Masses closer than this are equal: rounding of sums of shares. */
const ROUNDING = 1e-12;

/** The two judgements of the protocol. */
export interface ObservedPeriod {
  /** The aggregate is not the scheduled one. */
  readonly discrepant: boolean;
  /** Some action has more mass than the reviewed LLM alone could give it. */
  readonly excess: boolean;
}

/** `[m][actions]` H-bar and Gamma_l: the scheduled aggregate, and the most that LLM l alone can make of it (equation 2 of the paper's appendix). */
export interface ScheduledAggregate {
  readonly scheduled: readonly Float64Array[];
  readonly allowed: readonly Float64Array[];
}

/** What is expected of a period in which LLM l is reviewed. */
export function scheduledAggregate(
  meta: MetaGame,
  profile: readonly (PureProfile | Split)[],
  l: number,
): ScheduledAggregate {
  const scheduled = aggregateOf(meta, profile);
  const action = profile[l];
  const allowed = scheduled.map((row, i) =>
    row.map((mass, a) => {
      const played = isPure(action) ? (action[i] === a ? 1 : 0) : action.roles[i][a];
      return mass + meta.shares[i][l] * (1 - played);
    }),
  );
  return { scheduled, allowed };
}

/** Compares an aggregate with what is expected; masses within `threshold` are equal. */
export function judge(
  seen: readonly Float64Array[],
  { scheduled, allowed }: ScheduledAggregate,
  threshold: number = ROUNDING,
): ObservedPeriod {
  let [discrepant, excess] = [false, false];
  seen.forEach((row, i) => {
    for (let a = 0; a < row.length; a++) {
      if (Math.abs(row[a] - scheduled[i][a]) > threshold) discrepant = true;
      if (row[a] > allowed[i][a] + threshold) excess = true;
    }
  });
  return { discrepant, excess };
}

/** The judgement of a period in which all play as given. */
export function observedPeriod(
  meta: MetaGame,
  profile: readonly (PureProfile | Split)[],
  l: number,
  played: readonly (PureProfile | Split)[],
): ObservedPeriod {
  return judge(aggregateOf(meta, played), scheduledAggregate(meta, profile, l));
}
