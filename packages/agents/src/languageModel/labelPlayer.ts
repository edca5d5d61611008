/**
 * PS-BR whose model names the strategy of the other: its label is the draw from the belief, and the plan against it is ours.
 */
import type { RandomStream } from '@folkways/core';
import type { MatchPlace } from '../agent/agent.js';
import type { PayoffKnowledge } from '../agent/payoffKnowledge.js';
import type { Reasoning } from '../agent/reasoning.js';
import type { StrategyBelief } from '../belief/strategyBelief.js';
import type { Planner } from '../plan/planner.js';
import { type AskingSettings, LanguageModelPlayer } from './languageModelPlayer.js';
import type { ModelCallProblem } from './modelCallError.js';

/** The problems of one round; the others would be those of every round, and stop the match. */
const PASSING: readonly ModelCallProblem[] = ['unavailable', 'unreadable'];

/** Asks for a label, plans against that strategy in the state to which the real history has brought it. */
export class LabelPlayer extends LanguageModelPlayer {
  readonly #reasoning: Reasoning;
  readonly #belief: StrategyBelief;
  readonly #planner: Planner;
  readonly #payoffs: PayoffKnowledge;
  readonly #values: Float64Array;

  constructor(settings: AskingSettings, reasoning: Reasoning, rng: RandomStream, place?: MatchPlace) {
    super(settings, rng, place);
    this.#reasoning = reasoning;
    this.#belief = reasoning.newBelief();
    this.#planner = reasoning.newPlanner();
    this.#payoffs = reasoning.newPayoffs();
    this.#values = new Float64Array(this.#planner.size);
  }

  async act(): Promise<number> {
    const rng = this.rng;
    const { labels, planned, tie } = this.#reasoning;
    const asked = await this.ask('label', this.roundSeed(), 0);
    const passes = asked.error !== undefined && PASSING.includes(asked.error.problem);
    const drawn = passes ? this.#belief.draw(rng) : undefined;
    const fallback = drawn === undefined ? undefined : { answer: labels[drawn], reason: asked.error?.message ?? '' };
    this.report('label', asked, labels, fallback);
    const g = asked.choice ?? drawn;
    if (g === undefined) throw this.stopped(asked);
    const payoffs = this.#payoffs.matrix(rng);
    const other = this.#belief.stateOf(g);
    return this.#planner.play(this.#planner.choose(other, planned(this.round), payoffs, rng, tie, this.#values), rng);
  }

  override observe(profile: number, payoff: number): void {
    super.observe(profile, payoff);
    this.#belief.observe(profile);
    this.#planner.observe(profile);
    this.#payoffs.observe(profile, payoff);
  }
}
