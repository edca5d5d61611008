/**
 * What an agent plans with: the true payoffs, or what it has learned of them.
 */
import { checkOneOf, describeValue, type NormalFormGame, type RandomStream, SizeError } from '@folkways/core';
import { PayoffBelief, type PayoffMenu, payoffMenu } from '../belief/payoffBelief.js';

/** The most payoff matrices that are added up in exact probabilities. */
const MATRIX_LIMIT = 1_000_000;

const PLANS = ['known', 'sample', 'mean', 'map'] as const;

/**
 * `"known"`: the game's payoffs; else they are learned from noisy draws, and the agent plans each time with a fresh draw of the whole
 * matrix from its posterior (`"sample"`), with the posterior mean (`"mean"`), or with each cell's likeliest value (`"map"`).
 */
export type PayoffPlan = (typeof PLANS)[number];

/** How payoffs are learned. */
export interface PayoffLearning {
  readonly plan: PayoffPlan;
  /** Known standard deviation of the noise. @defaultValue the smallest positive difference between two payoffs of one player */
  readonly noise?: number;
  /** Offsets from the true payoffs that are thought possible, in units of the noise. @defaultValue -2, -1.5, ..., 2 */
  readonly offsets?: readonly number[];
}

/** Checked options. */
export interface PayoffSettings {
  readonly plan: PayoffPlan;
  readonly menu: PayoffMenu;
}

/**
 * Checks payoff options once.
 * @throws RangeError when the plan is unknown, the noise is not positive or there are no offsets.
 */
export function payoffSettings(
  where: string,
  game: NormalFormGame,
  role: number,
  payoffs: PayoffPlan | PayoffLearning = 'known',
): PayoffSettings {
  if (payoffs === null || !['string', 'object'].includes(typeof payoffs)) {
    throw new TypeError(
      `${where}: "payoffs" expected a plan or { plan, noise, offsets }, got ${describeValue(payoffs)}`,
    );
  }
  const given: PayoffLearning = typeof payoffs === 'string' ? { plan: payoffs } : payoffs;
  return {
    plan: checkOneOf(where, 'payoffs', given.plan, PLANS),
    menu: payoffMenu(where, game, role, given.noise, given.offsets),
  };
}

/** One player's payoffs along one match. */
export class PayoffKnowledge {
  readonly plan: PayoffPlan;
  readonly #menu: PayoffMenu;
  readonly #belief: PayoffBelief | undefined;
  readonly #drawn: Float64Array;

  constructor({ plan, menu }: PayoffSettings) {
    this.plan = plan;
    this.#menu = menu;
    this.#belief = plan === 'known' ? undefined : new PayoffBelief(menu);
    this.#drawn = new Float64Array(menu.means.length);
  }

  observe(profile: number, payoff: number): void {
    this.#belief?.observe(profile, payoff);
  }

  /** The payoffs to plan with now, `[profiles]`; undefined when they are known. The array may be reused. */
  matrix(rng: RandomStream): Float64Array | undefined {
    if (this.#belief === undefined) return undefined;
    if (this.plan === 'mean') return this.#belief.mean();
    if (this.plan === 'map') return this.#belief.likeliest();
    this.#belief.sample(rng, this.#drawn);
    return this.#drawn;
  }

  /**
   * Every matrix that `matrix` may return, with its probability.
   * @param cells - the cells that matter; the others stay at their posterior means.
   * @throws SizeError when there are more than a million.
   */
  eachMatrix(cells: readonly number[], visit: (matrix: Float64Array | undefined, probability: number) => void): void {
    const belief = this.#belief;
    if (belief === undefined || this.plan !== 'sample') {
      visit(belief && (this.plan === 'mean' ? belief.mean() : belief.likeliest()), 1);
      return;
    }
    const { means, offsets, noise } = this.#menu;
    const count = offsets.length ** cells.length;
    if (count > MATRIX_LIMIT) {
      throw new SizeError(
        `actionProbabilities: ${count} payoff matrices would have to be added up, more than ${MATRIX_LIMIT}; draw with act instead`,
        count,
        MATRIX_LIMIT,
      );
    }
    const matrix = Float64Array.from(belief.mean());
    const fill = (c: number, probability: number): void => {
      if (c === cells.length) {
        visit(matrix, probability);
        return;
      }
      const k = cells[c];
      for (let o = 0; o < offsets.length; o++) {
        const p = belief.probabilities[k * offsets.length + o];
        if (p === 0) continue;
        matrix[k] = means[k] + offsets[o] * noise;
        fill(c + 1, probability * p);
      }
    };
    fill(0, 1);
  }

  /** The probability that two independent draws of the payoffs agree: 1 when they are known. */
  agreement(): number {
    return this.#belief?.agreement() ?? 1;
  }
}
