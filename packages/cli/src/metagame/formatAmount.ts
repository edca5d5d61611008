/**
 * Payoffs that are known exactly, for people.
 */
import type { Fraction } from '@folkways/core';
import { formatExact } from '../output/formatExact.js';
import { formatSignificant } from '../output/formatReal.js';

/** Longest amount written out in full. */
const WIDTH = 9;

/** The nearest double. */
export const numberOf = (value: Fraction | number): number => (typeof value === 'number' ? value : value.toNumber());

/** A short exact decimal where there is one, else six digits. */
export function formatAmount(value: Fraction | number): string {
  if (typeof value === 'number') return formatSignificant(value);
  const text = formatExact(value);
  return text.includes('/') || text.length > WIDTH ? formatSignificant(value.toNumber()) : text;
}

/** `-2.3`, or `between -2.5 and -2.3`. */
export function rangeInWords(lower: Fraction | number, upper: Fraction | number): string {
  const [low, high] = [formatAmount(lower), formatAmount(upper)];
  return low === high ? low : `between ${low} and ${high}`;
}
