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
  randomStream,
  type StopSignal,
  uniformReal,
} from '@folkways/core';
import type { Agent } from '../agent/agent.js';
import { type AutomatonAgent, automatonAgent } from '../agent/automatonAgent.js';
import { checkRunning } from '../checkRunning.js';
import { type History, historyProfiles } from '../history.js';
import { checkMatch } from '../match/playMatch.js';
import type { StrategyMenu } from '../menu/strategyMenu.js';

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
 * end is the best of the menu's strategies against the simulated opponent, the upper end what the payoffs allow.
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
  const simulate = simulator(where, options, profiles);
  const own = await simulate(agents[role]);
  if (best !== undefined) {
    const gap = best - own.mean;
    const lower = Math.max(0, gap - own.error);
    return { lower, upper: Math.max(lower, gap + own.error), estimated: ['lower', 'upper'], own: own.mean, best };
  }
  if (options.menu === undefined) {
    throw new TypeError(`${where}: "menu" expected strategies to try against a learning opponent, got undefined`);
  }
  let found = own;
  for (const { automaton } of options.menu) {
    const tried = await simulate(automatonAgent({ game, role, automaton }));
    if (tried.mean - tried.error > found.mean - found.error) found = tried;
  }
  const most = Math.max(...game.payoffs[role]);
  const lower = found === own ? 0 : Math.max(0, found.mean - found.error - (own.mean + own.error));
  const upper = Math.max(lower, most - own.mean + own.error);
  return { lower, upper, estimated: ['lower', 'upper'], own: own.mean, best: found.mean };
}

interface Estimate {
  readonly mean: number;
  /** Three standard errors and the tail that was not simulated. */
  readonly error: number;
}

/** Values of agents put in the player's place after the history, all against the same draws of the opponent. */
function simulator(
  where: string,
  { game, agents, role, discount, rng, simulations = 200, signal }: ContinuationGapOptions,
  history: Int32Array,
): (agent: Agent) => Promise<Estimate> {
  if (rng === undefined)
    throw new TypeError(`${where}: "rng" expected a stream to simulate learning agents, got undefined`);
  checkInteger(where, 'simulations', simulations, 2, 1_000_000);
  const seed = Math.floor(uniformReal(rng) * 2 ** 53);
  const payoffs = game.payoffs[role];
  const range = Math.max(...payoffs) - Math.min(...payoffs);
  const middle = (Math.max(...payoffs) + Math.min(...payoffs)) / 2;
  const rounds = Math.min(100_000, Math.ceil(Math.log(1e-3) / Math.log(discount)));
  const columns = game.actions[1].length;
  return async (agent) => {
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < simulations; i++) {
      checkRunning(where, signal);
      const pair = [agents[0], agents[1]];
      pair[role] = agent;
      const players = pair.map((one, player) => one.start(randomStream(seed, 2 * i + player)));
      const tell = (k: number): void => {
        for (const [p, player] of players.entries()) player.observe(k, game.payoffs[p][k]);
      };
      history.forEach(tell);
      let value = 0;
      let weight = 1 - discount;
      for (let t = 0; t < rounds; t++) {
        let [a, b] = players.map((player) => player.act());
        if (typeof a !== 'number' || typeof b !== 'number') [a, b] = await Promise.all([a, b]);
        const k = a * columns + b;
        value += weight * payoffs[k];
        weight *= discount;
        tell(k);
      }
      value += discount ** rounds * middle;
      sum += value;
      squares += value * value;
    }
    const mean = sum / simulations;
    const variance = Math.max(0, squares / simulations - mean * mean) / (simulations - 1);
    return { mean, error: 3 * Math.sqrt(variance) + (discount ** rounds * range) / 2 };
  };
}
