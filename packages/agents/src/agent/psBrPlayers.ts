/**
 * Posterior-sampling best response in one match: sampling anew in every round, or committing to a sample.
 */
import type { RandomStream } from '@folkways/core';
import type { StrategyBelief } from '../belief/strategyBelief.js';
import type { Planner } from '../plan/planner.js';
import type { PayoffKnowledge } from './payoffKnowledge.js';
import type { AgentView, PromptPlayer } from './reasonedAgent.js';
import type { Reasoning } from './reasoning.js';

/** Draws a strategy (and payoffs) from the posterior in every round, plans against it, and does what the plan does now. */
export class ResamplingPlayer implements PromptPlayer, AgentView {
  protected readonly reasoning: Reasoning;
  protected readonly rng: RandomStream;
  protected readonly belief: StrategyBelief;
  protected readonly planner: Planner;
  protected readonly payoffs: PayoffKnowledge;
  protected readonly planValues: Float64Array;
  protected round = 1;

  constructor(reasoning: Reasoning, rng: RandomStream) {
    this.reasoning = reasoning;
    this.rng = rng;
    this.belief = reasoning.newBelief();
    this.planner = reasoning.newPlanner();
    this.payoffs = reasoning.newPayoffs();
    this.planValues = new Float64Array(this.planner.size);
  }

  act(): number {
    const { rng, belief, planner, planValues } = this;
    const g = belief.draw(rng);
    const rounds = this.reasoning.planned(this.round);
    const payoffs = this.payoffs.matrix(rng);
    return planner.play(planner.choose(belief.stateOf(g), rounds, payoffs, rng, this.reasoning.tie, planValues), rng);
  }

  observe(profile: number, payoff: number): void {
    this.belief.observe(profile);
    this.planner.observe(profile);
    this.payoffs.observe(profile, payoff);
    this.round++;
  }

  beliefs(): Float64Array {
    return this.belief.weights();
  }

  distribution(): Float64Array {
    const shares = this.planShares();
    const distribution = new Float64Array(this.reasoning.ownActions);
    shares.forEach((share, plan) => {
      if (share > 0) this.planner.addPlay(plan, share, distribution);
    });
    return distribution;
  }

  /** `[plans]`: the probability that each plan is the one taken now. */
  protected planShares(): Float64Array {
    const shares = new Float64Array(this.planner.size);
    this.belief.weights().forEach((weight, g) => {
      if (weight > 0) this.addSharesAgainst(this.belief.stateOf(g), weight, shares);
    });
    return shares;
  }

  /** Adds the probabilities of plans against one strategy in its state, over the draws of payoffs and the tie-break. */
  protected addSharesAgainst(other: number, weight: number, shares: Float64Array): void {
    const { planner, planValues, rng, reasoning } = this;
    if (!reasoning.exact) {
      throw new RangeError('actionProbabilities: "rollouts" expected 0 for exact probabilities; draw with act instead');
    }
    const rounds = reasoning.planned(this.round);
    const cells = this.payoffs.plan === 'sample' ? reasoning.relevantCells(planner, other, rounds) : [];
    this.payoffs.eachMatrix(cells, (matrix, probability) => {
      planner.values(other, rounds, matrix, rng, planValues);
      reasoning.tie.share(planValues, weight * probability, shares);
    });
  }
}

/** Draws once, at the start of each block of rounds, and follows the best response to that draw until the next. */
export class CommittedPlayer extends ResamplingPlayer {
  readonly #every: number;
  #chosen = 0;
  #matrix: Float64Array | undefined;

  constructor(reasoning: Reasoning, rng: RandomStream, every: number) {
    super(reasoning, rng);
    this.#every = every;
  }

  override act(): number {
    const { rng, belief, planner, planValues, reasoning } = this;
    const restricted = reasoning.options.planner !== 'unrestricted';
    const begins = this.round === 1 || (this.round - 1) % this.#every === 0;
    if (begins) {
      this.#chosen = belief.draw(rng);
      this.#matrix = this.payoffs.matrix(rng)?.slice();
    }
    if (begins || !restricted) {
      const rounds = reasoning.planned(this.round);
      const other = belief.stateOf(this.#chosen);
      const plan = planner.choose(other, rounds, this.#matrix, rng, reasoning.tie, planValues);
      if (!restricted) return plan;
      this.#chosen = plan;
    }
    return planner.play(this.#chosen, rng);
  }
}

/**
 * A committed agent as its history shows it: the plan it follows is not seen, but Bayes' rule over its own actions says how likely each
 * is. Own actions that no plan would have taken leave the probabilities of the start of the block.
 */
export class CommittedView extends ResamplingPlayer {
  readonly #every: number;
  /** Restricted: over own candidates. Unrestricted: over the opponent's strategies, to each of which a best reply is followed. */
  #start: Float64Array = new Float64Array(0);
  #now: Float64Array = new Float64Array(0);
  #matrix: Float64Array | undefined;

  constructor(reasoning: Reasoning, rng: RandomStream, every: number) {
    super(reasoning, rng);
    this.#every = every;
    this.#begin();
  }

  override observe(profile: number, payoff: number): void {
    const own = this.reasoning.other.otherAction[profile];
    this.#now = this.#now.map((weight, hypothesis) => (weight === 0 ? 0 : weight * this.#plays(hypothesis)[own]));
    super.observe(profile, payoff);
    if ((this.round - 1) % this.#every === 0) this.#begin();
  }

  override distribution(): Float64Array {
    const total = this.#now.reduce((sum, weight) => sum + weight, 0);
    const weights = total > 0 ? this.#now.map((weight) => weight / total) : this.#start;
    const distribution = new Float64Array(this.reasoning.ownActions);
    weights.forEach((weight, hypothesis) => {
      if (weight === 0) return;
      this.#plays(hypothesis).forEach((p, a) => {
        distribution[a] += weight * p;
      });
    });
    return distribution;
  }

  #begin(): void {
    if (this.reasoning.options.planner !== 'unrestricted') {
      this.#start = this.planShares();
    } else {
      if (this.payoffs.plan === 'sample') {
        throw new RangeError(
          'actionProbabilities: no closed form for an unrestricted plan committed to sampled payoffs; play matches instead',
        );
      }
      this.#start = this.belief.weights().slice();
      this.#matrix = this.payoffs.matrix(this.rng)?.slice();
    }
    this.#now = this.#start.slice();
  }

  /** What the hypothesis plays in the coming round. */
  #plays(hypothesis: number): Float64Array {
    const distribution = new Float64Array(this.reasoning.ownActions);
    if (this.reasoning.options.planner !== 'unrestricted') {
      this.planner.addPlay(hypothesis, 1, distribution);
      return distribution;
    }
    const rounds = this.reasoning.planned(this.round);
    this.planner.values(this.belief.stateOf(hypothesis), rounds, this.#matrix, this.rng, this.planValues);
    this.reasoning.tie.share(this.planValues, 1, distribution);
    return distribution;
  }
}
