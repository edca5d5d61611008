/**
 * How patient the players must be for a sequence.
 */
import type { CriticalDiscount } from '@folkways/hazing';
import { formatSignificant } from '../output/formatReal.js';

/** Beyond this a discount factor is said as 1 less a small number. */
const NEAR_ONE = 0.9999;

/** One sentence about a sequence that is stable in the limit. */
export function criticalInWords({ lower, upper, impatienceLower, lowerIntervals }: CriticalDiscount): string {
  if (lower === undefined || upper === undefined || impatienceLower === undefined) {
    return 'It holds when the players are patient enough.';
  }
  if (upper === 0) return 'It holds however impatient the players are.';
  const from = upper > NEAR_ONE ? `1 - ${formatSignificant(impatienceLower, 3)}` : formatSignificant(upper);
  const below = lowerIntervals.length === 0 ? '' : ', and on some stretch below';
  return `It holds when the next round counts at least ${from} as much as the present one (the discount factor)${below}.`;
}
