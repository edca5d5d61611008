/**
 * What an agent believes about its own payoffs when it only sees noisy draws of them.
 *
 * Source: Kang (2026), Sections 6.2 and 7.4.1: each cell's mean is the true one plus an offset from a finite list times the noise's
 * standard deviation; cells are independent under the prior and, since the noise is, under the posterior.
 */
import { checkReal, describeValue, type NormalFormGame, type RandomStream, uniformReal } from '@folkways/core';

/** The offsets of the paper, in units of the noise's standard deviation. */
export const PAPER_OFFSETS: readonly number[] = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2];

/** Posterior log-probabilities closer than this count as equal when the likeliest offset is sought. */
const TIE = 1e-12;

/** The grid of means that an agent thinks possible. */
export interface PayoffMenu {
  /** `[profiles]`: the player's true expected payoffs, around which the offsets lie. */
  readonly means: Float64Array;
  /** Standard deviation of the noise, > 0. */
  readonly noise: number;
  /** Offsets in units of `noise`. */
  readonly offsets: Float64Array;
}

/**
 * The smallest positive difference between two payoffs of one player, over all players: the paper's noise level.
 * @returns 1 when every player's payoffs are all equal.
 */
export function smallestPayoffGap(game: NormalFormGame): number {
  let least = Infinity;
  for (const payoffs of game.payoffs) {
    const sorted = Float64Array.from(payoffs).sort();
    for (let k = 1; k < sorted.length; k++) {
      const gap = sorted[k] - sorted[k - 1];
      if (gap > 0 && gap < least) least = gap;
    }
  }
  return least === Infinity ? 1 : least;
}

/**
 * Checks a payoff menu.
 * @throws RangeError when the noise is not positive, there is no offset, or an offset is not finite.
 */
export function payoffMenu(
  where: string,
  game: NormalFormGame,
  role: number,
  noise: number = smallestPayoffGap(game),
  offsets: readonly number[] = PAPER_OFFSETS,
): PayoffMenu {
  checkReal(where, 'noise', noise, { low: 0, open: 'low' });
  if (!Array.isArray(offsets)) {
    throw new TypeError(`${where}: "offsets" expected an array of numbers, got ${describeValue(offsets)}`);
  }
  if (offsets.length === 0) throw new RangeError(`${where}: "offsets" expected at least one offset, got none`);
  offsets.forEach((offset, k) => {
    checkReal(where, `offsets[${k}]`, offset);
  });
  return { means: game.payoffs[role], noise, offsets: Float64Array.from(offsets) };
}

/** The posterior over a player's own payoff matrix, cell by cell, under a uniform prior over the offsets. */
export class PayoffBelief {
  readonly #menu: PayoffMenu;
  /** `[profiles * offsets]`: posterior probabilities. */
  readonly probabilities: Float64Array;
  readonly #cumulative: Float64Array;
  readonly #mean: Float64Array;
  readonly #likeliest: Float64Array;
  readonly #visits: Int32Array;
  readonly #sums: Float64Array;
  /** Offsets as the likeliest one is sought: nearest to 0 first, the negative of a pair before the positive. */
  readonly #order: readonly number[];

  constructor(menu: PayoffMenu) {
    this.#menu = menu;
    const { means, offsets } = menu;
    this.probabilities = new Float64Array(means.length * offsets.length);
    this.#cumulative = new Float64Array(means.length * offsets.length);
    this.#mean = new Float64Array(means.length);
    this.#likeliest = new Float64Array(means.length);
    this.#visits = new Int32Array(means.length);
    this.#sums = new Float64Array(means.length);
    this.#order = Array.from(offsets.keys()).sort(
      (a, b) => Math.abs(offsets[a]) - Math.abs(offsets[b]) || offsets[a] - offsets[b],
    );
    for (let k = 0; k < means.length; k++) this.#update(k);
  }

  /** Takes in the payoff received after one joint action. */
  observe(profile: number, payoff: number): void {
    const { means, noise } = this.#menu;
    this.#visits[profile]++;
    this.#sums[profile] += (payoff - means[profile]) / noise;
    this.#update(profile);
  }

  /** `[profiles]`: posterior means. Reused: copy it to keep it. */
  mean(): Float64Array {
    return this.#mean;
  }

  /** `[profiles]`: the likeliest mean of each cell, ties to the offset nearest 0. Reused. */
  likeliest(): Float64Array {
    return this.#likeliest;
  }

  /** Draws a whole matrix, one offset per cell, into `matrix`. */
  sample(rng: RandomStream, matrix: Float64Array): void {
    const { means, noise, offsets } = this.#menu;
    const size = offsets.length;
    for (let k = 0; k < means.length; k++) {
      const u = uniformReal(rng);
      let o = 0;
      while (o < size - 1 && u >= this.#cumulative[k * size + o]) o++;
      matrix[k] = means[k] + offsets[o] * noise;
    }
  }

  /** The probability that two independent draws of the whole matrix agree. */
  agreement(): number {
    const size = this.#menu.offsets.length;
    let product = 1;
    for (let k = 0; k < this.#mean.length; k++) {
      let squares = 0;
      for (let o = 0; o < size; o++) squares += this.probabilities[k * size + o] ** 2;
      product *= squares;
    }
    return product;
  }

  /** With z the standardised surprises of a cell, n of them with sum Z, log-likelihood is offset * Z - n * offset^2 / 2. */
  #update(profile: number): void {
    const { means, noise, offsets } = this.#menu;
    const size = offsets.length;
    const n = this.#visits[profile];
    const Z = this.#sums[profile];
    const start = profile * size;
    let most = -Infinity;
    for (let o = 0; o < size; o++) {
      const score = offsets[o] * Z - (n * offsets[o] * offsets[o]) / 2;
      this.#cumulative[start + o] = score;
      if (score > most) most = score;
    }
    const best = this.#order.find((o) => this.#cumulative[start + o] >= most - TIE) as number;
    let sum = 0;
    for (let o = 0; o < size; o++) {
      const weight = Math.exp(this.#cumulative[start + o] - most);
      this.probabilities[start + o] = weight;
      sum += weight;
    }
    let total = 0;
    let mean = 0;
    for (let o = 0; o < size; o++) {
      const p = this.probabilities[start + o] / sum;
      this.probabilities[start + o] = p;
      total += p;
      mean += p * offsets[o];
      this.#cumulative[start + o] = total;
    }
    this.#mean[profile] = means[profile] + mean * noise;
    this.#likeliest[profile] = means[profile] + offsets[best] * noise;
  }
}
