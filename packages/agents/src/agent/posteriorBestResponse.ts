/**
 * What a sampler gives up: the best response to the whole posterior.
 */
import type { ReasonedAgent } from './agent.js';
import { ResamplingPlayer } from './psBrPlayers.js';
import { reasonedAgent, unusedStream } from './reasonedAgent.js';
import { type ReasoningOptions, reasoning } from './reasoning.js';

/** Options of `posteriorBestResponse`: it plans with its own menu. */
export type PosteriorBestResponseOptions = Omit<ReasoningOptions, 'planner'>;

/**
 * An agent that takes, in every round, the own candidate with the highest value averaged over its posterior, and does what that
 * candidate does now. With `payoffs: "sample"` one matrix is drawn for all strategies of the opponent.
 * @throws RangeError as `psBr`.
 * @remarks O(labels of both menus) per round. The candidates are the menu's: the value of learning is not planned for.
 */
export function posteriorBestResponse(options: PosteriorBestResponseOptions): ReasonedAgent {
  const parts = reasoning('posteriorBestResponse', { ...options, planner: 'menu' });
  return reasonedAgent({
    name: options.name ?? 'posterior best response',
    game: options.game,
    role: options.role,
    labels: parts.labels,
    needsPayoffs: parts.newPayoffs().plan !== 'known',
    start: (rng) => new AveragingPlayer(parts, rng),
    view: () => new AveragingPlayer(parts, unusedStream()),
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
