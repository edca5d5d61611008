/**
 * How a game keeps one exact payoff: as a float, with the fraction beside it only where the float's decimal is not it.
 */
import type { Fraction } from '../rational/fraction.js';
import { decimalOf } from '../rational/parseFraction.js';

/**
 * Stores a payoff exactly at one cell.
 * @returns false, with nothing stored, when the fraction is beyond every double.
 */
export function storeFraction(
  floats: Float64Array,
  kept: Map<number, Fraction>,
  index: number,
  value: Fraction,
): boolean {
  const float = value.toNumber();
  if (!Number.isFinite(float)) return false;
  floats[index] = float;
  const plain = value.isInteger && Number.isSafeInteger(float);
  if (!plain && !decimalOf(float).equals(value)) kept.set(index, value);
  return true;
}
