/**
 * How a belief over a menu is formed.
 */
import { checkOneOf, checkReal, describeValue } from '@folkways/core';
import { menuIndex } from '../menu/checkMenu.js';
import type { StrategyMenu } from '../menu/strategyMenu.js';
import { type PriorInput, priorWeights } from './prior.js';

/** Temperatures below this are raised to it (Kang 2026, Appendix D.1). */
export const LEAST_TEMPERATURE = 1e-5;

/** Options of everything that holds a belief over a menu. */
export interface BeliefOptions {
  /** @defaultValue `"uniform"` */
  readonly prior?: PriorInput;
  /** tau > 0: log-likelihoods are divided by it; at least 1e-5 is used. @defaultValue 1 */
  readonly temperature?: number;
  /** What the temperature divides: the log-likelihood alone, or the log of prior times likelihood. @defaultValue `"likelihood"` */
  readonly temper?: 'likelihood' | 'posterior';
  /** rho in (0, 1]: each round the log-likelihood so far is multiplied by it; 1 is Bayes' rule. @defaultValue 1 */
  readonly recency?: number;
  /** A label that is believed for sure with this probability in [0, 1], whatever was seen. @defaultValue none */
  readonly forced?: { readonly label: string; readonly probability: number };
}

/** Checked options, with the prior as logarithms. */
export interface BeliefSettings {
  readonly logPrior: Float64Array;
  readonly temperature: number;
  readonly temper: 'likelihood' | 'posterior';
  readonly recency: number;
  readonly forced: number;
  readonly force: number;
}

/**
 * Checks belief options once.
 * @throws RangeError when a prior does not fit the menu, or a number is outside its interval.
 */
export function beliefSettings(where: string, menu: StrategyMenu, options: BeliefOptions): BeliefSettings {
  const { temperature = 1, temper = 'likelihood', recency = 1, forced } = options;
  checkReal(where, 'temperature', temperature, { low: 0, open: 'low' });
  checkOneOf(where, 'temper', temper, ['likelihood', 'posterior'] as const);
  checkReal(where, 'recency', recency, { low: 0, high: 1, open: 'low' });
  if (forced !== undefined && (forced === null || typeof forced !== 'object')) {
    throw new TypeError(`${where}: "forced" expected { label, probability }, got ${describeValue(forced)}`);
  }
  return {
    logPrior: priorWeights(where, menu, options.prior).map(Math.log),
    temperature: Math.max(LEAST_TEMPERATURE, temperature),
    temper,
    recency,
    forced: forced === undefined ? 0 : menuIndex(where, 'forced', menu, forced.label),
    force: forced === undefined ? 0 : checkReal(where, 'forced.probability', forced.probability, { low: 0, high: 1 }),
  };
}

/**
 * Posterior weights from log-likelihoods, by log-sum-exp.
 * @param weights - `[labels]`, written: non-negative, summing to 1.
 */
export function posteriorWeights(
  settings: BeliefSettings,
  logLikelihoods: ArrayLike<number>,
  weights: Float64Array,
): void {
  const { logPrior, temperature, temper, force } = settings;
  const size = weights.length;
  let most = -Infinity;
  for (let g = 0; g < size; g++) {
    const score =
      temper === 'likelihood'
        ? logPrior[g] + logLikelihoods[g] / temperature
        : (logPrior[g] + logLikelihoods[g]) / temperature;
    weights[g] = score;
    if (score > most) most = score;
  }
  let sum = 0;
  for (let g = 0; g < size; g++) {
    const gap = weights[g] - most;
    const weight = gap === 0 ? 1 : gap < -745 ? 0 : Math.exp(gap); // exp underflows to 0 below -745.2
    weights[g] = weight;
    sum += weight;
  }
  const scale = (1 - force) / sum;
  for (let g = 0; g < size; g++) weights[g] *= scale;
  if (force > 0) weights[settings.forced] += force;
}
