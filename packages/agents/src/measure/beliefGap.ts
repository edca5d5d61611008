/**
 * How much a learner could gain, judged by its own belief and by how wrong that belief is.
 */
import { discountedPayoffs, followHistory, type NormalFormGame, randomStream } from '@folkways/core';
import type { Agent } from '../agent/agent.js';
import { AutomatonPlayer } from '../agent/automatonPlayer.js';
import { menuTables } from '../belief/menuTables.js';
import { type History, historyProfiles } from '../history.js';
import type { StrategyMenu } from '../menu/strategyMenu.js';
import { drawFrom } from '../plan/drawFrom.js';
import { collisionComplement } from './collisionComplement.js';
import type { ContinuationSimulator, Estimate } from './continuationSimulator.js';

/** What the gap is about. */
export interface BeliefGapOptions {
  readonly game: NormalFormGame;
  readonly agents: readonly [Agent, Agent];
  readonly role: number;
  readonly history: History;
  readonly discount: number;
  readonly menu: StrategyMenu;
  readonly opponentMenu: StrategyMenu;
}

/**
 * An estimated upper end of the continuation Nash gap: the discounted sum of future collision complements under the belief, in payoff
 * units, plus twice the largest difference between a value under the belief and the same value against the real opponent.
 * @param own - the simulated value of the agent's own play.
 * @param tried - simulated values of the menu's strategies, in order.
 * @returns Infinity when the agent has no beliefs over that menu.
 */
export async function beliefGap(
  options: BeliefGapOptions,
  simulator: ContinuationSimulator,
  own: Estimate,
  tried: readonly Estimate[],
): Promise<number> {
  const { game, agents, role, history, discount, menu, opponentMenu } = options;
  const agent = agents[role];
  const player = agent.start(randomStream(0, 0));
  if (player.beliefs === undefined || agent.labels?.length !== opponentMenu.length) return Infinity;
  for (const k of historyProfiles('continuationGap', game, history)) player.observe(k, game.payoffs[role][k]);
  const weights = Float64Array.from(player.beliefs());
  const statesNow = (list: StrategyMenu, who: number): number[] =>
    list.map(({ automaton }) => followHistory(automaton, history, { player: who }).states[history.length]);
  const others = statesNow(opponentMenu, 1 - role);
  const tables = menuTables(game, 1 - role, opponentMenu);
  let spread = 0;
  let count = 0;
  const believed = await simulator.valueAgainst(
    agent,
    (rng) => {
      count++;
      const g = drawFrom(weights, 0, weights.length, rng);
      return new AutomatonPlayer(tables, g, rng, tables.starts[g] + others[g]);
    },
    (watched, weight) => {
      spread += weight * collisionComplement(watched.beliefs?.() ?? []);
    },
  );
  let error = Math.abs(believed.mean - own.mean) + believed.error + own.error;
  statesNow(menu, role).forEach((state, j) => {
    const mine = menu[j].automaton;
    const value = opponentMenu.reduce((sum, { automaton }, g) => {
      if (weights[g] === 0) return sum;
      const pair = role === 0 ? [mine, automaton] : [automaton, mine];
      const from = role === 0 ? [state, others[g]] : [others[g], state];
      return sum + weights[g] * discountedPayoffs(game, pair, { discount, from }).payoffs[role];
    }, 0);
    error = Math.max(error, Math.abs(value - tried[j].mean) + tried[j].error);
  });
  const payoffs = game.payoffs[role];
  const range = Math.max(...payoffs) - Math.min(...payoffs);
  return (range * spread) / count + 2 * error;
}
