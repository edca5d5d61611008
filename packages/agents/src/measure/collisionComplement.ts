/**
 * How spread out a belief is.
 */
import type { PayoffBelief } from '../belief/payoffBelief.js';

/**
 * D = 1 - sum of squares: the probability that two independent draws from a belief differ.
 * @param weights - probabilities that sum to 1, as a list or by label.
 * @returns in [0, 1 - 1/labels]: 0 for certainty.
 * @remarks In units of the payoff range, D bounds what is lost by committing to the best response to one draw (Kang 2026, Lemma 4.1); it
 * does not bound the loss of drawing anew in every round: the sum of discounted future D does (`samplingGaps`).
 */
export function collisionComplement(weights: ArrayLike<number> | Readonly<Record<string, number>>): number {
  const list = 'length' in weights ? Array.from(weights as ArrayLike<number>) : Object.values(weights);
  // 1 - sum of squares loses all digits of a small D; sum of w (1 - w) does not.
  return list.reduce((sum, w) => sum + w * (1 - w), 0);
}

/**
 * The same for a pair of independent beliefs, over the opponent's strategy and over the own payoffs.
 * @remarks Source: Kang (2026), Section 6.5. Cells that were never seen keep it near 1: the bound it gives is then empty.
 */
export function jointCollisionComplement(weights: ArrayLike<number>, payoffs: PayoffBelief): number {
  return 1 - (1 - collisionComplement(weights)) * payoffs.agreement();
}

/**
 * The first round from which on a belief stays above a threshold.
 * @param probabilities - one per round, of the hypothesis in question.
 * @returns a round from 1, or null when the last one is not above it.
 */
export function concentrationRound(probabilities: ArrayLike<number>, threshold = 0.99): number | null {
  let round: number | null = null;
  for (let t = probabilities.length - 1; t >= 0 && probabilities[t] > threshold; t--) round = t + 1;
  return round;
}
