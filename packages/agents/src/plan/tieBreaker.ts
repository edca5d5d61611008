/**
 * The best of some values, and which one when several are best.
 */
import { type RandomStream, uniformInteger } from '@folkways/core';

/** Values closer than this, in sums of discounted payoffs, are equal. */
const VALUE_TIE = 1e-9;

/** Which of several best plans is taken: in menu order, at random, or by the least FNV-1a hash of the label. */
export type TieBreak = 'first' | 'last' | 'random' | 'hash';

/** The names of the tie-breaks. */
export const TIE_BREAKS = ['first', 'last', 'random', 'hash'] as const;

/** Chooses among values; made once per agent. */
export interface TieBreaker {
  /** Does it draw among ties? */
  readonly draws: boolean;
  /** The index of a largest value. */
  choose(values: Float64Array, rng: RandomStream): number;
  /** Adds `weight` to the indices that `choose` may return, in their probabilities. */
  share(values: Float64Array, weight: number, shares: Float64Array): void;
}

/** A tie-breaker over plans with the given labels. */
export function tieBreaker(tie: TieBreak, labels: readonly string[]): TieBreaker {
  const order = Int32Array.from(labels.keys());
  if (tie === 'last') order.reverse();
  if (tie === 'hash') order.sort((a, b) => fnv1a(labels[a]) - fnv1a(labels[b]) || a - b);
  const first = (values: Float64Array): number => {
    const bar = largest(values) - VALUE_TIE;
    let i = 0;
    while (values[order[i]] < bar) i++;
    return order[i];
  };
  if (tie !== 'random') {
    return {
      draws: false,
      choose: first,
      share(values, weight, shares) {
        shares[first(values)] += weight;
      },
    };
  }
  const best = (values: Float64Array): number[] => {
    const bar = largest(values) - VALUE_TIE;
    return Array.from(values.keys()).filter((i) => values[i] >= bar);
  };
  return {
    draws: true,
    choose(values, rng) {
      const tied = best(values);
      return tied.length === 1 ? tied[0] : tied[uniformInteger(rng, 0, tied.length - 1)];
    },
    share(values, weight, shares) {
      const tied = best(values);
      for (const i of tied) shares[i] += weight / tied.length;
    },
  };
}

function largest(values: Float64Array): number {
  let most = values[0];
  for (let i = 1; i < values.length; i++) if (values[i] > most) most = values[i];
  return most;
}

/** FNV-1a, 32 bits (Fowler, Noll and Vo 1991), of a label's UTF-16 code units. */
function fnv1a(label: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < label.length; i++) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
