/**
 * Social chain of thought: predict the opponent's next action, then answer it.
 */
import { type RandomStream, uniformInteger } from '@folkways/core';
import type { ReasonedAgent } from './agent.js';
import type { PayoffKnowledge } from './payoffKnowledge.js';
import { type AgentView, type PromptPlayer, reasonedAgent, unusedStream } from './reasonedAgent.js';
import { type Reasoning, type ReasoningOptions, reasoning } from './reasoning.js';

/** Predicted probabilities closer than this are equal. */
const PREDICTION_TIE = 1e-12;

/** Payoffs closer than this are equal. */
const PAYOFF_TIE = 1e-9;

/** Options of `scot`. With `payoffs: "sample"` it plans with posterior means: the paper has no sampled matrix here. */
export type ScotOptions = Omit<ReasoningOptions, 'discount' | 'horizon' | 'lastRound' | 'planner' | 'rollouts' | 'tie'>;

/**
 * An agent that predicts the opponent's likeliest next action under the posterior and takes the best reply to that action.
 *
 * Predictions tied within 1e-12 are broken uniformly by the stream, best replies by the first action.
 * @throws RangeError as `psBr`. An own menu is not needed and not used.
 * @remarks O(labels) per round. Source: Kang (2026), Definition 12 (MAP-SCoT); Akata et al. (2025) for the prompt it stands for. Its
 * claim that (J, J) of the prisoner's dilemma can be sustained so is wrong: J is never a best reply.
 */
export function scot(options: ScotOptions): ReasonedAgent {
  const plan = typeof options.payoffs === 'object' ? options.payoffs.plan : options.payoffs;
  const learned = typeof options.payoffs === 'object' ? options.payoffs : {};
  const payoffs = plan === 'sample' ? { ...learned, plan: 'mean' as const } : options.payoffs;
  const parts = reasoning('scot', { ...options, payoffs, planner: 'unrestricted', horizon: 1 });
  return reasonedAgent({
    name: options.name ?? 'SCoT',
    game: options.game,
    role: options.role,
    labels: parts.labels,
    needsPayoffs: parts.newPayoffs().plan !== 'known',
    start: (rng) => new ScotPlayer(parts, rng),
    view: () => new ScotPlayer(parts, unusedStream()),
  });
}

class ScotPlayer implements PromptPlayer, AgentView {
  readonly #reasoning: Reasoning;
  readonly #rng: RandomStream;
  readonly #belief: ReturnType<Reasoning['newBelief']>;
  readonly #payoffs: PayoffKnowledge;
  readonly #forecast: Float64Array;

  constructor(parts: Reasoning, rng: RandomStream) {
    this.#reasoning = parts;
    this.#rng = rng;
    this.#belief = parts.newBelief();
    this.#payoffs = parts.newPayoffs();
    this.#forecast = new Float64Array(parts.other.actions);
  }

  act(): number {
    const likeliest = this.#predictions();
    const pick = likeliest.length === 1 ? 0 : uniformInteger(this.#rng, 0, likeliest.length - 1);
    return this.#reply(likeliest[pick]);
  }

  observe(profile: number, payoff: number): void {
    this.#belief.observe(profile);
    this.#payoffs.observe(profile, payoff);
  }

  beliefs(): Float64Array {
    return this.#belief.weights();
  }

  distribution(): Float64Array {
    const likeliest = this.#predictions();
    const distribution = new Float64Array(this.#reasoning.ownActions);
    for (const action of likeliest) distribution[this.#reply(action)] += 1 / likeliest.length;
    return distribution;
  }

  #predictions(): number[] {
    const { outputs, actions } = this.#reasoning.other;
    const forecast = this.#forecast.fill(0);
    const weights = this.#belief.weights();
    for (let g = 0; g < weights.length; g++) {
      const at = this.#belief.stateOf(g) * actions;
      for (let b = 0; b < actions; b++) forecast[b] += weights[g] * outputs[at + b];
    }
    const most = Math.max(...forecast);
    const likeliest: number[] = [];
    for (let b = 0; b < actions; b++) if (forecast[b] >= most - PREDICTION_TIE) likeliest.push(b);
    return likeliest;
  }

  #reply(action: number): number {
    const { game, role } = this.#reasoning.options;
    const payoffs = this.#payoffs.matrix(this.#rng) ?? game.payoffs[role];
    const { joint } = this.#reasoning.other;
    const own = this.#reasoning.ownActions;
    let best = 0;
    for (let a = 1; a < own; a++) {
      if (payoffs[joint[action * own + a]] > payoffs[joint[action * own + best]] + PAYOFF_TIE) best = a;
    }
    return best;
  }
}
