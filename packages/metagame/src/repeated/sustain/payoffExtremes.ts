/**
 * The bounds of all payoffs that the constants of the folk theorem rest on.
 */
import { profileCount } from '@folkways/core';
import type { MetaGame } from '../../model/metaGame.js';
import { normalFormOf } from '../../model/toNormalForm.js';

/** Extreme payoffs over all pure profiles, as sums. */
export interface PayoffExtremes {
  /** `[k]` the largest and the smallest payoff of each LLM. */
  readonly highest: Float64Array;
  readonly lowest: Float64Array;
  /** Delta: the largest range of an LLM's payoffs. */
  readonly range: number;
  /** U*: the largest absolute payoff. */
  readonly magnitude: number;
}

/** Cost O(joint meta-actions). */
export function payoffExtremes(where: string, meta: MetaGame): PayoffExtremes {
  const game = normalFormOf(where, meta, false, {});
  const highest = new Float64Array(meta.llms.length).fill(-Infinity);
  const lowest = new Float64Array(meta.llms.length).fill(Infinity);
  const count = profileCount(game);
  game.payoffs.forEach((row, j) => {
    for (let index = 0; index < count; index++) {
      highest[j] = Math.max(highest[j], row[index]);
      lowest[j] = Math.min(lowest[j], row[index]);
    }
  });
  const range = highest.reduce((most, high, j) => Math.max(most, high - lowest[j]), 0);
  const magnitude = highest.reduce((most, high, j) => Math.max(most, Math.abs(high), Math.abs(lowest[j])), 0);
  return { highest, lowest, range, magnitude };
}
