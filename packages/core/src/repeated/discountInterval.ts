/**
 * One component of the discount factors at which a profile is an equilibrium, in numbers.
 */
import type { Deviation } from './subgamePerfectDiscounts.js';

/** A component of the set of discount factors; a point when `lower` equals `upper`. Its ends belong to it, but for 0 and 1. */
export interface DiscountInterval {
  readonly lower: number;
  readonly upper: number;
  /** The lower end as `"2/5"` or `"root of d^2 + 6 d - 1"`; absent when sampled. */
  readonly lowerExact?: string;
  readonly upperExact?: string;
  /** Who would deviate just below `lower`, where and how; absent at 0. */
  readonly lowerBinding?: Deviation;
  /** Who would deviate just above `upper`; absent at 1. */
  readonly upperBinding?: Deviation;
}
