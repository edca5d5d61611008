/**
 * How far on-path play is from being a best reply: the gap to Nash equilibrium in what follows a history.
 */
import {
  bestResponse,
  checkInteger,
  checkReal,
  discountedPayoffs,
  followHistory,
  type NormalFormGame,
  type RandomStream,
  type StopSignal,
} from '@folkways/core';
import type { Agent } from '../agent/agent.js';
import { type AutomatonAgent, automatonAgent } from '../agent/automatonAgent.js';
import { type History, historyProfiles } from '../history.js';
import { checkMatch } from '../match/playMatch.js';
import { checkMenu } from '../menu/checkMenu.js';
import type { StrategyMenu } from '../menu/strategyMenu.js';
import { beliefGap } from './beliefGap.js';
import { continuationSimulator, type Estimate } from './continuationSimulator.js';

/** Options of `continuationGap`. */
export interface ContinuationGapOptions {
  readonly game: NormalFormGame;
  /** One agent per role. */
  readonly agents: readonly [Agent, Agent];
  /** Whose gap, 0 or 1. */
  readonly role: number;
  /** What was played so far. @defaultValue nothing */
  readonly history?: History;
  /** In (0, 1). */
  readonly discount: number;
  /** Own strategies tried against a learning opponent. Needed when the opponent is not an automaton. */
  readonly menu?: StrategyMenu;
  /** What the player's belief is over; with it the upper end against a learning opponent comes from the belief. */
  readonly opponentMenu?: StrategyMenu;
  /** The stream of the simulations. Needed when one of the agents is not an automaton. */
  readonly rng?: RandomStream;
  /** Simulated continuations of each strategy, at least 2. @defaultValue 200 */
  readonly simulations?: number;
  readonly signal?: StopSignal;
}

/** A continuation Nash gap, normalised by 1 - discount, in payoff units. */
export interface ContinuationGap {
  /** The gap is at least this, 0 or more... */
  readonly lower: number;
  /** ... and at most this. */
  readonly upper: number;
  /**
   * Ends that rest on simulation, not on proof: they are three standard errors (and the discounted tail) away from the mean. Empty when
   * both agents are automata.
   */
  readonly estimated: readonly ('lower' | 'upper')[];
  /** What the player's own play is worth: exact or a mean over simulations. */
  readonly own: number;
  /** What the best strategy found is worth against the opponent. */
  readonly best: number;
}

/**
 * How much player `role` could gain, after a history, by leaving its agent for the best strategy against the opponent's.
 *
 * Both agents automata: exact. Opponent an automaton: the best reply is exact and the own value simulated. Opponent a learner: the lower
 * end is the best of the menu's strategies against the simulated opponent; the upper end is the belief gap, the expected discounted sum of
 * future collision complements in units of the payoff range, plus twice the largest difference found between a value under the belief and
 * against the opponent, never more than the payoffs allow (which is all there is without `opponentMenu`).
 * @returns `lower <= gap <= upper`; where `estimated` names an end, with the confidence of three standard errors.
 * @throws RangeError when an option that the case needs is missing, the agents' roles are wrong, or a number is outside its interval.
 * @throws Error named `AbortError` when the signal is aborted.
 * @remarks Simulations replay the history to fresh agents, so agents that remember draws (committed ones) are averaged over them. The
 * own automaton is the same object after the history whether or not it would have played it.
 */
export async function continuationGap(options: ContinuationGapOptions): Promise<ContinuationGap> {
  const where = 'continuationGap';
  const { game, agents, role, history = [], discount } = options;
  checkMatch(where, game, agents);
  checkInteger(where, 'role', role, 0, 1);
  checkReal(where, 'discount', discount, { low: 0, high: 1, open: 'both' });
  const profiles = historyProfiles(where, game, history);
  const automata = agents.map((agent) => (agent as Partial<AutomatonAgent>).automaton);
  const states = automata.map((a, player) => a && followHistory(a, history, { player }).states[history.length]);
  const opponent = automata[1 - role];
  const best = opponent && bestResponse(game, role, [opponent], { discount, from: [states[1 - role] as number] }).value;
  if (automata[0] && automata[1] && best !== undefined) {
    const from = [states[0] as number, states[1] as number];
    const own = discountedPayoffs(game, [automata[0], automata[1]], { discount, from }).payoffs[role];
    const gap = Math.max(0, best - own);
    return { lower: gap, upper: gap, estimated: [], own, best };
  }
  if (options.rng === undefined) {
    throw new TypeError(`${where}: "rng" expected a stream to simulate learning agents, got undefined`);
  }
  const simulations = checkInteger(where, 'simulations', options.simulations ?? 200, 2, 1_000_000);
  const simulator = continuationSimulator({ ...options, rng: options.rng, simulations, history: profiles });
  const own = await simulator.value(agents[role]);
  if (best !== undefined) {
    const gap = best - own.mean;
    const lower = Math.max(0, gap - own.error);
    return { lower, upper: Math.max(lower, gap + own.error), estimated: ['lower', 'upper'], own: own.mean, best };
  }
  const { menu, opponentMenu } = options;
  if (menu === undefined) {
    throw new TypeError(`${where}: "menu" expected strategies to try against a learning opponent, got undefined`);
  }
  checkMenu(where, 'menu', game, role, menu);
  const tried: Estimate[] = [];
  for (const { automaton } of menu) tried.push(await simulator.value(automatonAgent({ game, role, automaton })));
  const found = tried.reduce((most, one) => (one.mean - one.error > most.mean - most.error ? one : most), own);
  const lower = found === own ? 0 : Math.max(0, found.mean - found.error - (own.mean + own.error));
  let upper = Math.max(...game.payoffs[role]) - own.mean + own.error;
  if (opponentMenu !== undefined) {
    checkMenu(where, 'opponentMenu', game, 1 - role, opponentMenu);
    upper = Math.min(upper, await beliefGap({ ...options, menu, opponentMenu, history }, simulator, own, tried));
  }
  return {
    lower,
    upper: Math.max(lower, upper),
    estimated: ['lower', 'upper'],
    own: own.mean,
    best: found.mean,
  };
}
