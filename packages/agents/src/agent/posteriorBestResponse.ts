/**
 * What a sampler gives up: the best response to the whole posterior.
 */
import { checkInteger, type RandomStream } from '@folkways/core';
import type { ReasonedAgent } from './agent.js';
import { LookaheadPlayer } from './lookaheadPlayer.js';
import { ResamplingPlayer } from './psBrPlayers.js';
import { reasonedAgent, unusedStream } from './reasonedAgent.js';
import { type ReasoningOptions, reasoning } from './reasoning.js';

/** Options of `posteriorBestResponse`: it plans with its own menu. */
export interface PosteriorBestResponseOptions extends Omit<ReasoningOptions, 'planner'> {
  /**
   * Rounds for which any own action is weighed, with what it will teach, before a candidate of the menu takes over; 0 chooses among the
   * candidates at once. In [0, 12]; a round costs the number of joint actions to this power. @defaultValue 0
   */
  readonly lookahead?: number;
}

/**
 * An agent that takes, in every round, the own candidate with the highest value averaged over its posterior, and does what that
 * candidate does now. With `payoffs: "sample"` one matrix is drawn for all strategies of the opponent.
 *
 * With `lookahead` it solves the decision problem whose states are beliefs, by full expansion to that depth, and takes the first action
 * of the best plan; Bayes' rule inside it is exact (without clip, temperature or recency). Ties go to the first action.
 * @throws RangeError as `psBr`, and when `lookahead` is combined with rollouts.
 * @remarks O(labels of both menus) per round without lookahead: the value of learning is then not planned for.
 */
export function posteriorBestResponse(options: PosteriorBestResponseOptions): ReasonedAgent {
  const { lookahead = 0 } = options;
  checkInteger('posteriorBestResponse', 'lookahead', lookahead, 0, 12);
  const parts = reasoning('posteriorBestResponse', { ...options, planner: 'menu' });
  if (lookahead > 0 && !parts.exact) {
    throw new RangeError('posteriorBestResponse: "rollouts" expected 0 with lookahead');
  }
  const player = (rng: RandomStream): ResamplingPlayer =>
    lookahead > 0 ? new LookaheadPlayer(parts, rng, lookahead) : new AveragingPlayer(parts, rng);
  return reasonedAgent({
    name: options.name ?? 'posterior best response',
    game: options.game,
    role: options.role,
    labels: parts.labels,
    needsPayoffs: parts.newPayoffs().plan !== 'known',
    start: player,
    view: () => player(unusedStream()),
  });
}

class AveragingPlayer extends ResamplingPlayer {
  readonly #average = new Float64Array(this.planner.size);

  override act(): number {
    this.#averageValues(this.payoffs.matrix(this.rng));
    return this.planner.play(this.reasoning.tie.choose(this.#average, this.rng), this.rng);
  }

  protected override planShares(): Float64Array {
    if (!this.reasoning.exact) {
      throw new RangeError('actionProbabilities: "rollouts" expected 0 for exact probabilities; draw with act instead');
    }
    const shares = new Float64Array(this.planner.size);
    const cells = this.payoffs.plan === 'sample' ? Array.from(this.reasoning.options.game.payoffs[0].keys()) : [];
    this.payoffs.eachMatrix(cells, (matrix, probability) => {
      this.#averageValues(matrix);
      this.reasoning.tie.share(this.#average, probability, shares);
    });
    return shares;
  }

  #averageValues(matrix: Float64Array | undefined): void {
    const average = this.#average.fill(0);
    const weights = this.belief.weights();
    const rounds = this.reasoning.planned(this.round);
    for (let g = 0; g < weights.length; g++) {
      if (weights[g] === 0) continue;
      this.planner.values(this.belief.stateOf(g), rounds, matrix, this.rng, this.planValues);
      for (let j = 0; j < average.length; j++) average[j] += weights[g] * this.planValues[j];
    }
  }
}
