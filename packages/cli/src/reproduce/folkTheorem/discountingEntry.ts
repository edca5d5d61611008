/**
 * Lemmas 1 and 4: discounted against plain averages.
 */
import { type RandomStream, randomStream, uniformInteger, uniformReal } from '@folkways/core';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { heldOn, judged } from './judged.js';
import { type ProofInstance, proofInstances } from './proofInstances.js';

const TEST = 'packages/metagame/src/repeated/sustain/folkConstants.golden.test.ts';
/** Sums of a hundred thousand weights. */
const ROUNDING = 1e-9;

/** The two lemmas at the cutoffs folkways computes, where the worst sequences are known. */
export const discountingEntry: LedgerEntry = {
  name: 'discounting',
  run: (context) => {
    const rng = randomStream(context.seed, 10);
    const epsilons = Array.from({ length: context.quick ? 3 : 10 }, () => 1 + 3 * uniformReal(rng));
    const instances = proofInstances(epsilons, context.lp);
    return { rows: [averageRow(instances, rng, context), changeRow(instances, rng)] };
  },
};

/** w_s = (1 - delta) delta^(s-1) / (1 - delta^S). */
function weights(eta: number, S: number): Float64Array {
  const whole = -Math.expm1(S * Math.log1p(-eta));
  return Float64Array.from({ length: S }, (_, s) => (eta * Math.exp(s * Math.log1p(-eta))) / whole);
}

/** Lemma 1: the sequence that is U* where the weight is above 1/S and -U* elsewhere is the worst. */
function averageRow(instances: readonly ProofInstance[], rng: RandomStream, { quick }: LedgerContext): LedgerRow {
  let [cases, within, tight, sequences, held] = [0, 0, 0, 0, 0];
  for (const { constants } of instances) {
    const { T, K, Ustar, xi, cutoffs } = constants;
    for (const [n, S] of [T, T + K].entries()) {
      const worst = (eta: number): number =>
        Ustar * weights(eta, S).reduce((sum, weight) => sum + Math.abs(weight - 1 / S), 0);
      cases++;
      const cutoff = cutoffs.lemma1[n];
      if (worst(cutoff) <= xi + ROUNDING && worst(cutoff / 3) <= xi) within++;
      if (worst(1.01 * cutoff) > xi) tight++;
      const list = weights(cutoff, S);
      for (let k = 0; k < (quick ? 2 : 5); k++) {
        // A walk between -U* and U*, so that neighbours are alike, as in schedules.
        let [value, gap] = [0, 0];
        for (let s = 0; s < S; s++) {
          if (uniformInteger(rng, 0, 99) === 0) value = Ustar * (2 * uniformReal(rng) - 1);
          gap += (list[s] - 1 / S) * value;
        }
        sequences++;
        if (Math.abs(gap) <= xi + ROUNDING) held++;
      }
    }
  }
  return judged({
    item: 'Lemma 1',
    about: 'discounted against plain average of a cycle',
    evidence: 'law',
    published: 'there is a cutoff; its bound has the factor 2U*',
    ours: `at the cutoffs folkways computes: ${heldOn(held, sequences)} random sequences; the worst sequence of each cycle is within xi (${heldOn(within, cases)}) and no longer when 1 - delta is 1 % larger (${heldOn(tight, cases)})`,
    when: 'sharper',
    reason:
      'The weights sum to one, so U* times their distance from 1/S is the exact worst case; 2U* is twice as loose.',
    checks: {
      'random sequences': held === sequences,
      'worst sequences': within === cases,
      'cutoffs are tight': tight === cases,
    },
    test: TEST,
  });
}

/** Lemma 4: changing the first q periods is the worst. */
function changeRow(instances: readonly ProofInstance[], rng: RandomStream): LedgerRow {
  let [cases, within, tight, held] = [0, 0, 0, 0];
  for (const { constants } of instances) {
    const { T, p, tau, Delta, xi, cutoffs } = constants;
    for (const [n, q] of [Math.ceil(p * T), Math.ceil(tau * T)].entries()) {
      const worst = (eta: number): number =>
        (Delta * Math.expm1(q * Math.log1p(-eta))) / Math.expm1(T * Math.log1p(-eta));
      const bound = (Delta * q) / T + xi / 2;
      const cutoff = cutoffs.lemma4[n];
      cases++;
      if (worst(cutoff) <= bound + ROUNDING && worst(cutoff / 3) <= bound) within++;
      if (worst(1.01 * cutoff) > bound) tight++;
      const list = weights(cutoff, T);
      let gap = 0;
      for (let k = 0; k < q; k++) gap += list[uniformInteger(rng, 0, T - 1)] * Delta * (2 * uniformReal(rng) - 1);
      if (Math.abs(gap) <= bound + ROUNDING) held++;
    }
  }
  return judged({
    item: 'Lemma 4',
    about: 'changing q periods of a block',
    evidence: 'law',
    published: 'at most Delta q/T + zeta above a cutoff',
    ours: `at the cutoffs folkways computes, zeta = xi/2: random changes ${heldOn(held, cases)} blocks, the worst (the first q periods) ${heldOn(within, cases)}; 1 % more impatience breaks it: ${heldOn(tight, cases)}`,
    when: 'agrees',
    checks: {
      'random changes': held === cases,
      'the worst changes': within === cases,
      'cutoffs are tight': tight === cases,
    },
    test: TEST,
  });
}
