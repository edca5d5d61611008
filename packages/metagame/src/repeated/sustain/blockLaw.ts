/**
 * How a block of a review ends when every period has a known law.
 */

/** Probabilities of one period: an excess, and a discrepancy without one. */
export interface PeriodLaw {
  readonly excess: number;
  readonly discrepant: number;
}

/** How a block ends. */
export interface BlockLaw {
  /** The probability of an excess; and of none, but more discrepant periods than tolerated. */
  readonly excess: number;
  readonly punished: number;
  /** Periods up to and with the first excess, or the whole block. */
  readonly expectedLength: number;
}

/**
 * @param law - one law per entry of the schedule; periods are independent.
 * @param entryAt - `[T]` the entry of each position.
 * @remarks Poisson-binomial recursion, O(T tolerance).
 */
export function blockLaw(law: readonly PeriodLaw[], entryAt: Int32Array, tolerance: number): BlockLaw {
  const last = Math.min(tolerance, entryAt.length) + 1;
  const counts = new Float64Array(last + 1);
  counts[0] = 1;
  let [alive, expectedLength] = [1, 0];
  for (const h of entryAt) {
    const { excess, discrepant } = law[h];
    expectedLength += alive;
    for (let d = last; d >= 0; d--) {
      const arriving = d === 0 ? 0 : counts[d - 1] * discrepant;
      const staying = counts[d] * (d === last ? 1 - excess : 1 - excess - discrepant);
      counts[d] = arriving + staying;
    }
    alive *= 1 - excess;
  }
  return { excess: 1 - alive, punished: tolerance < entryAt.length ? counts[last] : 0, expectedLength };
}
