/**
 * A belief over a menu that is updated round by round, in O(labels) per round however long the history.
 */
import { type RandomStream, uniformReal } from '@folkways/core';
import { type BeliefSettings, posteriorWeights } from './beliefOptions.js';
import { MenuWalk } from './menuProduct.js';
import type { MenuTables } from './menuTables.js';

/** A weight below exp(-40) = 4e-18 of the largest cannot be hit by a draw in steps of 2^-53 = 1.1e-16. */
const UNDRAWABLE = -40;

/** The states of all strategies of a menu along one history, and how well each explains its player's actions. */
export class StrategyBelief {
  /** `[labels]`: clipped log-likelihoods, discounted by the recency. */
  readonly logLikelihoods: Float64Array;
  readonly #tables: MenuTables;
  readonly #walk: MenuWalk;
  readonly #settings: BeliefSettings;
  readonly #weights: Float64Array;
  readonly #scores: Float64Array;
  #fresh = false;

  constructor(tables: MenuTables, settings: BeliefSettings) {
    this.#tables = tables;
    this.#settings = settings;
    this.#walk = new MenuWalk(tables);
    this.logLikelihoods = new Float64Array(tables.size);
    this.#weights = new Float64Array(tables.size);
    this.#scores = new Float64Array(tables.size);
  }

  /** Where a strategy is now, a state of the menu's tables. */
  stateOf(strategy: number): number {
    return this.#walk.stateOf(strategy);
  }

  /** Takes in one joint action, a profile index of the game. */
  observe(profile: number): void {
    const { logs, product, profiles, size } = this.#tables;
    const { recency } = this.#settings;
    const { logLikelihoods } = this;
    const walk = this.#walk;
    if (walk.joint >= 0) {
      const rows = product.logs;
      const at = (walk.joint * profiles + profile) * size;
      for (let g = 0; g < size; g++) logLikelihoods[g] = recency * logLikelihoods[g] + rows[at + g];
    } else {
      for (let g = 0; g < size; g++) {
        logLikelihoods[g] = recency * logLikelihoods[g] + logs[walk.stateOf(g) * profiles + profile];
      }
    }
    walk.observe(profile);
    this.#fresh = false;
  }

  /** `[labels]`: the posterior, summing to 1. The array is reused: copy it to keep it. */
  weights(): Float64Array {
    if (!this.#fresh) {
      posteriorWeights(this.#settings, this.logLikelihoods, this.#weights);
      this.#fresh = true;
    }
    return this.#weights;
  }

  /** A label drawn from the posterior, without making all of it. */
  draw(rng: RandomStream): number {
    const { logPrior, temperature, temper, force, forced } = this.#settings;
    if (force > 0 && uniformReal(rng) < force) return forced;
    const { logLikelihoods } = this;
    const scores = this.#scores;
    const size = scores.length;
    const onPrior = temper === 'likelihood' ? 1 : 1 / temperature;
    let most = -Infinity;
    for (let g = 0; g < size; g++) {
      const score = onPrior * logPrior[g] + logLikelihoods[g] / temperature;
      scores[g] = score;
      if (score > most) most = score;
    }
    let sum = 0;
    let lastGap = 0;
    let weight = 1;
    for (let g = 0; g < size; g++) {
      const gap = scores[g] - most;
      // Labels that cannot be told apart on the path have the same gap, and come in rows.
      if (gap !== lastGap) {
        weight = gap > UNDRAWABLE ? Math.exp(gap) : 0;
        lastGap = gap;
      }
      scores[g] = weight;
      sum += weight;
    }
    let rest = uniformReal(rng) * sum;
    let last = 0;
    for (let g = 0; g < size; g++) {
      const weight = scores[g];
      if (weight === 0) continue;
      last = g;
      rest -= weight;
      if (rest < 0) return g;
    }
    return last;
  }
}
