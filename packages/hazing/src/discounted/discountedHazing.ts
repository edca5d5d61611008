/**
 * Discounted hazing over a run-length encoding, in closed form.
 *
 * With X_t = sum_{s >= t} beta^(s - t) c_s, the hazing still to come, condition (1) of the restart paper at a hazing step reads
 * X_t <= beta X_0 - t_t. With P_t = sum_{s < t} beta^s c_s, the hazing so far, X_0 = P_t + beta^t X_t, so the condition's slack is
 * beta P_t - (1 - beta^(t + 1)) X_t - t_t: three terms that stay small when X_0 is 1e12 and 1 - beta is 1e-12. At the goal X = 0.
 */

/** One run in numbers. */
export interface CostRun {
  readonly cost: number;
  readonly threshold: number;
  readonly repeat: number;
}

/**
 * The conditions of a sequence in parallel arrays: two per run, at its first and its last play (within a run X is monotone, so
 * its ends decide), and the goal's last.
 */
export interface DiscountedHazing {
  /** Index of the round, from 0. */
  readonly round: Float64Array;
  /** beta P: discounted hazing before that round, times beta. Grows with beta. */
  readonly soFar: Float64Array;
  /** X: discounted hazing from that round on. Grows with beta. */
  readonly toCome: Float64Array;
  /** 1 - beta^(round + 1): what of X a restart repeats. Falls with beta. */
  readonly repeated: Float64Array;
  /** X_0; 0 without hazing. */
  readonly total: number;
}

/**
 * Evaluates all conditions at 1 - beta in [0, 1].
 * @remarks O(runs): beta^k = exp(k log1p(-(1 - beta))) and 1 - beta^k = -expm1 of the same, so k may be 1e12. All sums are of
 * positive terms, so each entry is right to a few units in the last place per run.
 */
export function discountedHazing(runs: readonly CostRun[], impatience: number): DiscountedHazing {
  const size = 2 * runs.length + 1;
  const conditions = {
    round: new Float64Array(size),
    soFar: new Float64Array(size),
    toCome: new Float64Array(size),
    repeated: new Float64Array(size),
  };
  const beta = 1 - impatience;
  const logBeta = Math.log1p(-impatience);
  const power = (k: number): number => (k === 0 ? 1 : Math.exp(k * logBeta));
  const plays = (k: number): number => (k === 0 ? 0 : impatience === 0 ? k : -Math.expm1(k * logBeta) / impatience);
  const put = (at: number, round: number, before: number): void => {
    conditions.round[at] = round;
    conditions.soFar[at] = beta * before;
    conditions.repeated[at] = -Math.expm1((round + 1) * logBeta);
  };
  let [round, before] = [0, 0];
  runs.forEach(({ cost, repeat }, j) => {
    put(2 * j, round, before);
    put(2 * j + 1, round + repeat - 1, before + cost * power(round) * plays(repeat - 1));
    before += cost * power(round) * plays(repeat);
    round += repeat;
  });
  put(size - 1, round, before);
  let after = 0;
  for (let j = runs.length - 1; j >= 0; j--) {
    const { cost, repeat } = runs[j];
    conditions.toCome[2 * j + 1] = cost + beta * after;
    after = cost * plays(repeat) + power(repeat) * after;
    conditions.toCome[2 * j] = after;
  }
  return { ...conditions, total: after };
}
