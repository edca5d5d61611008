/**
 * The smallest and the largest payoff, where their distance is a double.
 */
import { extremes } from './matrixValue.js';

/**
 * Ends and length of the payoffs' interval, for solvers that compute in units of it.
 * @throws RangeError when the length overflows: payoffs of both signs beyond 8.9e307.
 */
export function payoffSpan(where: string, values: Float64Array): { low: number; high: number; span: number } {
  const { low, high } = extremes(values);
  const span = high - low;
  if (!Number.isFinite(span)) {
    throw new RangeError(
      `${where}: payoffs expected to span less than 1.8e308, got ${low} to ${high}; divide them by a constant first`,
    );
  }
  return { low, high, span };
}
