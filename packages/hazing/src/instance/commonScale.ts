/**
 * What makes fractions integers.
 */
import type { Fraction } from '@folkways/core';

/** The least common multiple of the denominators; 1 without fractions. */
export function commonScale(fractions: readonly Fraction[]): bigint {
  return fractions.reduce((multiple, { denominator }) => {
    let [a, b] = [multiple, denominator];
    while (b !== 0n) [a, b] = [b, a % b];
    return (multiple / a) * denominator;
  }, 1n);
}
