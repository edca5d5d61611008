/**
 * The one-step variant of the posterior-sampling best response.
 */
import type { ReasonedAgent } from './agent.js';
import { psBrAgent } from './psBr.js';
import type { ReasoningOptions } from './reasoning.js';

/** Options of `myopicPsBr`: those of a reasoning agent without plans. */
export type MyopicPsBrOptions = Omit<ReasoningOptions, 'discount' | 'horizon' | 'lastRound' | 'planner' | 'rollouts'>;

/**
 * An agent that draws one strategy of the opponent from its posterior and takes the action that is best against what that strategy does
 * next; ties go to the first action.
 * @throws RangeError as `psBr`. An own menu is not needed and not used.
 * @remarks O(labels) per round. Source: Kang (2026), Definition 11.
 */
export function myopicPsBr(options: MyopicPsBrOptions): ReasonedAgent {
  return psBrAgent(
    'myopicPsBr',
    { ...options, planner: 'unrestricted', horizon: 1, lastRound: undefined, rollouts: 0, discount: 0 },
    options.name ?? 'myopic PS-BR',
    0,
  );
}
