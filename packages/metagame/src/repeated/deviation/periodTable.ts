/**
 * The options of one period at a given probability of probes, merged.
 */
import type { DeviationOption } from './deviationOptions.js';

/** Options as parallel arrays. */
export interface PeriodTable {
  /** Payoffs, and the probabilities of an excess and of a period that is discrepant without one; the rest is as scheduled. */
  readonly reward: Float64Array;
  readonly excess: Float64Array;
  readonly discrepant: Float64Array;
  /** The best payoff when nothing that is observed matters any more. */
  readonly free: number;
}

/** Keeps, of options that look alike, the one that pays best. */
export function periodTable(options: readonly DeviationOption[], probe: number, free: number): PeriodTable {
  const best = new Map<string, { reward: number; excess: number; discrepant: number }>();
  for (const option of options) {
    const reward = (1 - probe) * option.scheduled + probe * option.probed;
    const excess =
      option.excess && option.survives === 0 ? 1 : (option.excess ? 1 - probe : 0) + probe * (1 - option.survives);
    const discrepant =
      probe * (option.survives - option.probeUnseen) + (option.excess || option.unseen ? 0 : 1 - probe);
    const key = `${excess.toFixed(14)} ${discrepant.toFixed(14)}`;
    const known = best.get(key);
    if (known === undefined || reward > known.reward) best.set(key, { reward, excess, discrepant });
  }
  const kept = [...best.values()];
  return {
    reward: Float64Array.from(kept, (option) => option.reward),
    excess: Float64Array.from(kept, (option) => option.excess),
    discrepant: Float64Array.from(kept, (option) => option.discrepant),
    free,
  };
}
