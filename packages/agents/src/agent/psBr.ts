/**
 * The posterior-sampling best response.
 */
import { checkInteger, checkOneOf } from '@folkways/core';
import type { ReasonedAgent } from './agent.js';
import { CommittedPlayer, CommittedView, ResamplingPlayer } from './psBrPlayers.js';
import { reasonedAgent, unusedStream } from './reasonedAgent.js';
import { type ReasoningOptions, reasoning } from './reasoning.js';

/** Options of `psBr`. */
export interface PsBrOptions extends ReasoningOptions {
  /**
   * `"resample"`: a new draw from the posterior in every round (the paper's Algorithm 1); `"commit"`: one draw in round 1, whose best
   * response is followed (what the paper's Lemma 4.1 is about). @defaultValue `"resample"`
   */
  readonly sampling?: 'resample' | 'commit';
  /** With `"commit"`: draw again every so many rounds, at least 1. @defaultValue never */
  readonly commitRounds?: number;
}

/**
 * An agent that draws one strategy of the opponent from its Bayesian posterior, finds its own best plan against it, and does what that
 * plan does now.
 * @throws RangeError when the menus do not fit the game and the role (a menu of the other role is named as such), the prior does not fit
 * the opponent's menu, or a number is outside its interval.
 * @remarks A round costs O(labels) and, with learned payoffs, O(labels * profiles): values of all pairs of strategies in all pairs of
 * states are tabulated once, for each number of rounds ahead, when first needed. Source: Kang (2026), Definitions 5 and 13, Algorithm 1;
 * departures: expectations are exact unless `rollouts` is given, and the prior is part of the posterior. With strict Bayes and a prior
 * below about 0.999 this agent does not cooperate in the prisoner's dilemma: labels that agree on the path keep their prior weight, and
 * one of them is sooner or later drawn whose best response is to defect.
 * @example
 * ```ts
 * import { menus, psBr } from '@folkways/agents';
 * import { catalog } from '@folkways/core';
 * const [menu, opponentMenu] = menus['prisoners-dilemma'];
 * const agent = psBr({ game: catalog['prisoners-dilemma'], role: 0, menu, opponentMenu, prior: 'grim_trigger' });
 * const { J, F } = agent.actionProbabilities([['J', 'J'], ['J', 'J']]);
 * console.log(J.toFixed(6), F.toFixed(6)); // 0.999740 0.000260
 * ```
 */
export function psBr(options: PsBrOptions): ReasonedAgent {
  const { sampling = 'resample', commitRounds = Infinity, name = 'PS-BR' } = options;
  checkOneOf('psBr', 'sampling', sampling, ['resample', 'commit'] as const);
  if (commitRounds !== Infinity) checkInteger('psBr', 'commitRounds', commitRounds, 1, Infinity);
  return psBrAgent('psBr', options, name, sampling === 'commit' ? commitRounds : 0);
}

/** A PS-BR agent; `every` is 0 when it samples anew in every round. */
export function psBrAgent(where: string, options: ReasoningOptions, name: string, every: number): ReasonedAgent {
  const parts = reasoning(where, options);
  const commits = every > 0;
  return reasonedAgent({
    name,
    game: options.game,
    role: options.role,
    labels: parts.labels,
    needsPayoffs: parts.newPayoffs().plan !== 'known',
    remembersDraws: commits,
    start: (rng) => (commits ? new CommittedPlayer(parts, rng, every) : new ResamplingPlayer(parts, rng)),
    view: () =>
      commits ? new CommittedView(parts, unusedStream(), every) : new ResamplingPlayer(parts, unusedStream()),
  });
}
