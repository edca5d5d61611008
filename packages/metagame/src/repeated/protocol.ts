/**
 * The review protocol as plain data.
 */
import type { MetaAction, PureProfile, Split } from '../model/metaAction.js';
import type { ShareInput } from '../model/shareFraction.js';

/** What all LLMs prescribe for some periods of a block. */
export interface ScheduleEntry {
  /** `[k]` the profile of the base game, or the split, that each LLM prescribes. A lottery would not be monitorable: its aggregate is random. */
  readonly profile: readonly (PureProfile | Split)[];
  /** At least 1. */
  readonly periods: number;
  /** `[m][k]` the shares in these periods, where they vary in a known way; rows with sum 1. @defaultValue the meta-game's */
  readonly shares?: readonly (readonly ShareInput[])[];
}

/** What happens when an LLM is found to have deviated. */
export interface Punishment {
  /** K >= 1 periods. */
  readonly periods: number;
  /**
   * `punishers[l][q]` is what LLM q plays while l is punished. Entry `[l][l]` is ignored and may be `null`: l plays a best reply, of
   * those within 1e-12 of the best the first in index order.
   */
  readonly punishers: readonly (readonly (MetaAction | null)[])[];
}

/**
 * The strategy profile S^{p,T,K} of the folk theorem. In phase l, LLM l is under review: in each period it plays as scheduled with
 * probability 1 - probe, and else one pure profile of the base game, uniformly drawn. The others play as scheduled. At the end of a block of T
 * periods: if some aggregate was more than l alone could make (an excess), the next LLM is reviewed; else if more than `tolerance`
 * periods had an unscheduled aggregate, l is punished and reviewed again; else l is reviewed again.
 */
export interface Protocol {
  /** One block: T is the sum of the periods. */
  readonly schedule: readonly ScheduleEntry[];
  /** The most discrepant periods (the paper's tau T, rounded down) that a block may have unpunished, >= 0. */
  readonly tolerance: number;
  readonly punishment: Punishment;
  /** The probability p in [0, 1] that the reviewed LLM probes in a period. */
  readonly probe: number;
  /** End a phase at once on an excess, as in the paper's main text, rather than at the end of the block, as in its appendix. @defaultValue false */
  readonly endOnExcess?: boolean;
}
