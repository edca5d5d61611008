/**
 * How patient the lemmas of the folk theorem need the LLMs to be.
 */

/** What the lemmas' inequalities are about; T and K are periods. */
export interface CutoffInput {
  readonly xi: number;
  /** Delta and U*. */
  readonly range: number;
  readonly magnitude: number;
  readonly probe: number;
  readonly tau: number;
  readonly T: number;
  readonly K: number;
  readonly rho: number;
  readonly llms: number;
}

/** The largest 1 - delta that each inequality allows. */
export interface DiscountCutoffs {
  /** Lemma 1 for S = T and S = T + K: discounted and plain averages over a block. */
  readonly lemma1: readonly [number, number];
  /** Lemma 3: on-path payoffs. */
  readonly lemma3: number;
  /** Lemma 4 for ceil(pT) and ceil(tau T) changed periods. */
  readonly lemma4: readonly [number, number];
  /** Lemma 5: heavy blocks before the deviator's own phase. */
  readonly lemma5: number;
}

/**
 * @remarks All quantities go through log1p and expm1 and keep their digits where 1 - delta is 1e-14. Lemma 3's cutoff is a sufficient one (the paper
 *   only asserts that there is one); Lemma 1's uses U* where the paper's 2 U* is twice as loose.
 */
export function discountCutoffs({ xi, range, magnitude, probe, tau, T, K, rho, llms }: CutoffInput): DiscountCutoffs {
  const lemma1 = (S: number) => largest((eta) => magnitude * averagesGap(eta, S) <= xi);
  const lemma4 = (q: number) => largest((eta) => range * (weightOf(eta, q) / weightOf(eta, T) - q / T) <= xi / 2);
  return {
    lemma1: [lemma1(T), lemma1(T + K)],
    lemma3: largest((eta) => {
      const weight = weightOf(eta, T + K);
      return weight < 1 && (2 * magnitude * weight) / (1 - weight) <= xi;
    }),
    lemma4: [lemma4(Math.ceil(probe * T)), lemma4(Math.ceil(tau * T))],
    lemma5: llms === 1 ? 1 : Math.min(1, (xi * rho) / (2 * magnitude * (llms - 1) * (T + K))),
  };
}

/** 1 - delta^periods. */
function weightOf(eta: number, periods: number): number {
  return -Math.expm1(periods * Math.log1p(-eta));
}

/** sum_s |w_s - 1/S| with w_s = (1 - delta) delta^(s-1) / (1 - delta^S): twice what the first weights have too much. */
function averagesGap(eta: number, S: number): number {
  const decay = Math.log1p(-eta);
  const whole = weightOf(eta, S);
  const heavier = Math.min(S, Math.max(1, Math.floor(1 + Math.log(whole / (S * eta)) / decay)));
  return 2 * Math.max(0, weightOf(eta, heavier) / whole - heavier / S);
}

/** The largest eta in (0, 1) at which a condition holds that holds below some point and fails above it. */
function largest(holds: (eta: number) => boolean): number {
  let [low, high] = [-700, 0]; // logarithms: 1e-304 is more patient than anything representable
  if (holds(1 - 2 ** -53)) return 1;
  for (let n = 0; n < 200 && high - low > 1e-13; n++) {
    const middle = (low + high) / 2;
    if (holds(Math.exp(middle))) low = middle;
    else high = middle;
  }
  return Math.exp(low);
}
