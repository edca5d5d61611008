/**
 * Mixed strategies as they are said.
 */
import type { Fraction } from '@folkways/core';
import { formatSignificant } from '../output/formatReal.js';
import { visible } from '../output/visible.js';

/** `A`, or `A (1/3), B (2/3)`; actions that are not played are left out. */
export function strategyInWords(names: readonly string[], strategy: readonly Fraction[]): string {
  const played = names.flatMap((name, a) =>
    strategy[a].numerator === 0n ? [] : [{ name: visible(name), share: strategy[a] }],
  );
  if (played.length === 1) return played[0].name;
  return played.map(({ name, share }) => `${name} (${share})`).join(', ');
}

/** The same for a strategy of floats; what is below 1e-9 counts as not played. */
export function floatStrategyInWords(names: readonly string[], strategy: ArrayLike<number>): string {
  const played = names.flatMap((name, a) => (strategy[a] < 1e-9 ? [] : [{ name: visible(name), share: strategy[a] }]));
  if (played.length === 1) return played[0].name;
  return played.map(({ name, share }) => `${name} (${formatSignificant(share)})`).join(', ');
}
