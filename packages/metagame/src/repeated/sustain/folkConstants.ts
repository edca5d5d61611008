/**
 * Every constant of the folk theorem's proof, in its order.
 */
import { checkReal, type Fraction, type ProgramSolver } from '@folkways/core';
import type { MetaGame } from '../../model/metaGame.js';
import { feasibility } from '../feasibility/feasibility.js';
import { readTarget, type TargetInput } from '../feasibility/readTarget.js';
import { strictlyRationalTarget } from '../feasibility/strictlyRationalTarget.js';
import { type DiscountCutoffs, discountCutoffs } from './discountCutoffs.js';
import { payoffExtremes } from './payoffExtremes.js';

/** Options of `folkConstants`. */
export interface FolkConstantsOptions {
  /** The linear-program engine. */
  readonly lp: ProgramSolver;
  /** The gain from deviating that the theorem is to exclude, > 0. */
  readonly epsilon: number;
  /** How far payoffs may be from the target, > 0. @defaultValue epsilon */
  readonly gamma?: number;
}

/** The constants of the proof. */
export interface FolkConstants {
  /** The unit of all approximations, just below min(epsilon / 12, gamma / 5). */
  readonly xi: number;
  /** The weight of a strictly rational payoff vector in `rHat`; 0 when the target is strictly rational itself. */
  readonly lambda: number;
  /** `[k]` r-hat, within xi of the target and strictly individually rational. */
  readonly rHat: Float64Array;
  /** Delta, the largest range of an LLM's payoffs, and U*, the largest absolute payoff. */
  readonly Delta: number;
  readonly Ustar: number;
  /** Punishment periods per period of a block that take away any gain (equation 3). */
  readonly c: number;
  /** The probability of a probe and the tolerated frequency of discrepancies, tau = 3 p. */
  readonly p: number;
  readonly tau: number;
  /** Periods of a block and of a punishment. */
  readonly T: number;
  readonly K: number;
  /** T_h: how long each profile of the cycle is played (rounded down, the last one gets the rest). */
  readonly periods: readonly number[];
  /** The least probability that a block with p T deviations ends the phase. */
  readonly rho: number;
  /** The largest 1 - delta of each lemma, and the smallest of these: 1 - delta-bar. */
  readonly cutoffs: DiscountCutoffs;
  readonly oneMinusDiscount: number;
  /** 1 / (1 - delta-bar). */
  readonly horizon: number;
}

/** "Just below": what the strict inequalities of the proof leave. */
const STRICT = 1 - 1e-9;

/**
 * The constants xi, lambda, c, p, tau, T, K, rho and delta-bar that prove a target sustainable at epsilon and gamma.
 * @throws RangeError when the target is not feasible or not individually rational (an open minmax bracket counts by its upper end),
 *   when weakly rational targets have no strictly rational point to mix with, when all payoffs are equal, or when epsilon or gamma is not positive.
 * @throws TypeError when a payoff is no number.
 * @throws SizeError when the game among the LLMs has more than 2^20 payoffs.
 * @throws ProgramError when the engine fails.
 * @remarks The theorem also needs every LLM to observe every role (`observability`), which is not asked here. c is computed from the
 *   upper ends of the minmax brackets: the punishments actually found. Source: the paper's appendix, equations (1) to (4) and Lemmas 1 to 7.
 *   Departures: T is the least that satisfies its four conditions by their monotone bounds, and see `DiscountCutoffs`.
 * @example
 * ```ts
 * import { catalog } from '@folkways/core';
 * import { loadGlpk } from '@folkways/core/glpk';
 * import { folkConstants, metaGame } from '@folkways/metagame';
 * const lp = await loadGlpk();
 * const meta = metaGame({ game: catalog['pd-losses'], shares: [[0.9, 0.1], [0.9, 0.1]] });
 * const { T, K } = folkConstants(meta, [-3.6, -0.4], { lp, epsilon: 1 });
 * console.log(T, K); // 51915 41532
 * ```
 */
export function folkConstants(
  meta: MetaGame,
  target: TargetInput,
  { lp, epsilon, gamma = epsilon }: FolkConstantsOptions,
): FolkConstants {
  const where = 'folkConstants';
  checkReal(where, 'epsilon', epsilon, { low: 0, open: 'low' });
  checkReal(where, 'gamma', gamma, { low: 0, open: 'low' });
  const wanted = readTarget(where, meta, target).map((payoff: Fraction) => payoff.toNumber());
  const { highest, range: Delta, magnitude: Ustar } = payoffExtremes(where, meta);
  if (Delta === 0) throw new RangeError(`${where}: "meta" expected payoffs that differ, got the same for all profiles`);
  const xi = Math.min(epsilon / 12, gamma / 5) * STRICT;
  const found = feasibility(meta, target, { lp });
  if (!found.feasible) {
    throw new RangeError(
      `${where}: "target" expected a feasible payoff vector, got one at distance ${found.distance} from the feasible set`,
    );
  }
  const { rHat, lambda, cycle } = strictlyRationalTarget(where, meta, wanted, found, xi, lp);
  const c = rHat.reduce((most, payoff, j) => {
    return Math.max(most, (highest[j] - payoff) / (payoff - found.rationality[j].upper));
  }, 0);
  const p = Math.min(xi / (3 * Delta), STRICT / 3);
  const tau = 3 * p;
  const n = cycle.length;
  const T = Math.ceil(
    Math.max(
      1,
      (n * (n - 1) * Ustar) / xi,
      Math.log((2 * Ustar * (2 + c)) / xi) / (2 * p * p),
      Delta / (1.5 * xi - Delta * p),
      Delta / (1.5 * xi - Delta * tau),
    ),
  );
  const K = Math.max(1, Math.ceil(c * T));
  const actions = Math.max(...meta.game.actions.map((names) => names.length));
  const rho = -Math.expm1(Math.ceil(p * T) * Math.log1p(-p / actions));
  const cutoffs = discountCutoffs({
    xi,
    range: Delta,
    magnitude: Ustar,
    probe: p,
    tau,
    T,
    K,
    rho,
    llms: meta.llms.length,
  });
  const oneMinusDiscount = Math.min(...cutoffs.lemma1, cutoffs.lemma3, ...cutoffs.lemma4, cutoffs.lemma5);
  const floors = cycle.map(({ weight }) => Math.floor(T * weight));
  const last = T - floors.slice(0, -1).reduce((sum, count) => sum + count, 0);
  const periods = [...floors.slice(0, -1), last];
  const horizon = 1 / oneMinusDiscount;
  return { xi, lambda, rHat, Delta, Ustar, c, p, tau, T, K, periods, rho, cutoffs, oneMinusDiscount, horizon };
}
