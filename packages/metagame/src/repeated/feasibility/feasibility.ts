/**
 * Whether a payoff vector can be had at all, and whether every LLM gets more than its minmax payoff.
 */
import { Fraction } from '@folkways/core';
import type { PureProfile } from '../../model/metaAction.js';
import type { MetaGame } from '../../model/metaGame.js';
import {
  type IndividualRationalityOptions,
  individualRationality,
  type RationalityBound,
} from '../rationality/individualRationality.js';
import { nearestFeasible, payoffScale } from './nearestFeasible.js';
import { payoffVectors } from './payoffVectors.js';
import { readTarget, type TargetInput } from './readTarget.js';

/** Two payoffs closer than this, relative to the payoff range, count as equal when rationality is judged. */
const TIE = 1e-9;

/** A pure profile of the implementation cycle. */
export interface CycleEntry {
  /** `[k]` the pure profile of the base game that each LLM prescribes. */
  readonly profile: readonly PureProfile[];
  /** In (0, 1]. */
  readonly weight: number;
  /** The same weight as a fraction. */
  readonly exactWeight: Fraction;
}

/** What `feasibility` found. */
export interface FeasibilityResult {
  readonly feasible: boolean;
  /** True when every LLM gets more than its minmax payoff, false when one does not, `'unknown'` when an open bracket cannot tell. */
  readonly strict: boolean | 'unknown';
  /** At most k + 1 pure profiles whose average is `nearest`. */
  readonly cycle: readonly CycleEntry[];
  /** True when the cycle's payoffs are exactly the target (of the decimals given); false when they are `distance` away. */
  readonly exact: boolean;
  /** How far the target is from the feasible set, in the maximum norm; 0 inside. */
  readonly distance: number;
  /** `[k]` the feasible payoff vector nearest to the target in that norm: the target itself when it is feasible. */
  readonly nearest: Float64Array;
  /** `[k]` the minmax payoffs. */
  readonly rationality: readonly RationalityBound[];
  /** `[k]` the target less the upper end of each bracket: what punishment costs the LLM at least. */
  readonly margins: Float64Array;
}

/**
 * Whether a target is in the feasible set F, the convex hull of the payoff vectors of pure profiles, and strictly individually rational.
 * @param target - `[k]` sums over each LLM's clients. Numbers count as the decimals they print as.
 * @throws TypeError when a payoff is no number.
 * @throws RangeError when the target's length or an option is wrong.
 * @throws SizeError when the game among the LLMs has more than 2^20 payoffs.
 * @throws ProgramError when the engine fails.
 * @remarks Feasibility is decided exactly, in fractions. A target outside by less than 1e-9 of the payoff range is taken for a rounded
 *   one: `feasible` with `exact: false`. Source: Definitions 1 and 3 of the paper.
 * @example
 * ```ts
 * import { catalog } from '@folkways/core';
 * import { loadGlpk } from '@folkways/core/glpk';
 * import { feasibility, metaGame } from '@folkways/metagame';
 * const lp = await loadGlpk();
 * const meta = metaGame({ game: catalog['heist'], shares: [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]] });
 * const { feasible, strict, cycle } = feasibility(meta, [0, 0, 0], { lp });
 * console.log(feasible, strict, cycle.length); // true true 1
 * ```
 */
export function feasibility(
  meta: MetaGame,
  target: TargetInput,
  options: IndividualRationalityOptions,
): FeasibilityResult {
  const wanted = readTarget('feasibility', meta, target);
  const vectors = payoffVectors('feasibility', meta);
  const { distance, exact, feasible, weights } = nearestFeasible(vectors, wanted, options.lp);
  const cycle = weights.map(({ column, weight }) => ({
    profile: vectors[column].profile,
    weight: weight.toNumber(),
    exactWeight: weight,
  }));
  const nearest = Float64Array.from(meta.llms, (_, j) =>
    weights
      .reduce((sum, { column, weight }) => sum.add(weight.multiply(vectors[column].payoffs[j])), Fraction.ZERO)
      .toNumber(),
  );
  const rationality = individualRationality(meta, options);
  const tie = TIE * payoffScale(vectors);
  const margins = Float64Array.from(rationality, ({ upper }, j) => wanted[j].toNumber() - upper);
  const strict = rationality.some(({ lower }, j) => wanted[j].toNumber() <= lower + tie)
    ? false
    : margins.every((margin) => margin > tie) || 'unknown';
  return { feasible, strict, cycle, exact, distance, nearest, rationality, margins };
}
