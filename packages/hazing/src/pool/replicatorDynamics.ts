/**
 * Whether deviators spread: shares of types that grow with what they earn.
 */
import { checkInteger, checkReal, type NormalFormGame, type RandomStream } from '@folkways/core';
import type { GoalOption } from '../discounted/subjectInstance.js';
import type { HazingSequence } from '../instance/hazingSequence.js';
import { type Deviation, poolPlan } from './poolPlan.js';
import { simulatePool } from './simulatePool.js';

/** Options of `replicatorDynamics`. */
export interface ReplicatorOptions extends GoalOption {
  /** N, an even number of agents, at least 4. */
  readonly agents: number;
  /** What the deviators do. @defaultValue the best deviation */
  readonly deviation?: Deviation;
  /** Share of deviators at the start, in (0, 1). @defaultValue 0.1 */
  readonly share?: number;
  /** @defaultValue 50 */
  readonly generations?: number;
  /** Rounds per generation. @defaultValue 200 */
  readonly rounds?: number;
  /** Pools per generation, at least 10. @defaultValue 10 */
  readonly replications?: number;
  readonly rng: RandomStream;
}

/** One generation. */
export interface ReplicatorStep {
  /** Share of deviators. */
  readonly share: number;
  /** Average payoffs per round of the two types at this share. */
  readonly honest: number;
  readonly deviator: number;
}

/**
 * Discrete replicator dynamics between honest agents and one kind of deviator: each generation a share is multiplied by the type's
 * average payoff above the game's least payoff, and the shares are normalised.
 * @returns one entry per generation, the first at the initial share. Payoffs come from `simulatePool` with the nearest number of
 * deviators in [1, N - 1], so the share itself need not be a multiple of 1 / N.
 * @throws RangeError, TypeError when the game, the sequence or an option is refused.
 * @remarks generations x replications x rounds x agents. A share moves by what a type earns *relative* to the other: in a small pool a deviator
 * who earns less than honesty would bring can still earn more than the victims it drags down.
 * @example
 * ```ts
 * import { randomStream, symmetricGame } from '@folkways/core';
 * import { replicatorDynamics } from '@folkways/hazing';
 * const game = symmetricGame([[4, 11, 14], [0, 5, 0], [0, 0, 8]], { actions: ['A', 'B', 'C'] });
 * const path = replicatorDynamics(game, ['A', 'B'], { agents: 20, rng: randomStream(1, 0) });
 * console.log(path[path.length - 1].share < path[0].share); // true
 * ```
 */
export function replicatorDynamics(
  game: NormalFormGame,
  sequence: HazingSequence,
  options: ReplicatorOptions,
): ReplicatorStep[] {
  const where = 'replicatorDynamics';
  const { goal, rng, deviation = { kind: 'best' }, rounds = 200, replications = 10 } = options;
  const agents = checkInteger(where, 'agents', options.agents, 4, 1_000_000);
  const generations = checkInteger(where, 'generations', options.generations ?? 50, 1, 1_000_000);
  let share = checkReal(where, 'share', options.share ?? 0.1, { low: 0, high: 1, open: 'both' });
  const { least } = poolPlan(where, game, sequence, goal, 0);
  const path: ReplicatorStep[] = [];
  for (let k = 0; k < generations; k++) {
    const count = Math.min(agents - 1, Math.max(1, Math.round(share * agents)));
    const deviators = [{ deviation, count }];
    const { types } = simulatePool(game, sequence, { agents, deviators, rounds, replications, rng, goal });
    const [honest, deviator] = types.map(({ mean }) => mean);
    path.push({ share, honest, deviator });
    const [stays, spreads] = [(1 - share) * (honest - least), share * (deviator - least)];
    if (stays + spreads > 0) share = spreads / (stays + spreads);
  }
  return path;
}
