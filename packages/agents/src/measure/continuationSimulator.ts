/**
 * Values of play after a history, by simulation.
 */
import { type NormalFormGame, type RandomStream, randomStream, type StopSignal, uniformReal } from '@folkways/core';
import type { Agent, Player } from '../agent/agent.js';
import { checkRunning } from '../checkRunning.js';

/** The part of a discounted sum that is not simulated weighs at most this. */
const TAIL = 1e-3;

/** A value, normalised by 1 - discount. */
export interface Estimate {
  readonly mean: number;
  /** Three standard errors and half of what the rest of the game could add. */
  readonly error: number;
}

/** What is simulated. */
export interface SimulatorOptions {
  readonly game: NormalFormGame;
  readonly agents: readonly [Agent, Agent];
  readonly role: number;
  readonly history: Int32Array;
  readonly discount: number;
  readonly rng: RandomStream;
  readonly simulations: number;
  readonly signal?: StopSignal;
}

/** Simulates continuations, always with the same draws, so that differences are sharper than values. */
export interface ContinuationSimulator {
  /** The value to the player of having this agent in its place. */
  value(agent: Agent): Promise<Estimate>;
  /**
   * The same against other opponents, one per simulation, beginning now (they are not shown the history).
   * @param watch - called with the player before each round and the round's weight discount^k.
   */
  valueAgainst(
    agent: Agent,
    opponent: (rng: RandomStream) => Player,
    watch: (player: Player, weight: number) => void,
  ): Promise<Estimate>;
}

/** A simulator of what follows a history. */
export function continuationSimulator(options: SimulatorOptions): ContinuationSimulator {
  const { game, agents, role, history, discount, rng, simulations, signal } = options;
  const seed = Math.floor(uniformReal(rng) * 2 ** 53);
  const payoffs = game.payoffs[role];
  const most = Math.max(...payoffs);
  const least = Math.min(...payoffs);
  const rounds = Math.ceil(Math.log(TAIL) / Math.log(discount));
  const columns = game.actions[1].length;

  const replay = (player: Player, who: number): Player => {
    for (const k of history) player.observe(k, game.payoffs[who][k]);
    return player;
  };
  const run = async (players: readonly Player[], watch?: (player: Player, weight: number) => void): Promise<number> => {
    let value = 0;
    let weight = 1;
    for (let t = 0; t < rounds; t++) {
      watch?.(players[role], weight);
      let [a, b] = players.map((player) => player.act());
      if (typeof a !== 'number' || typeof b !== 'number') [a, b] = await Promise.all([a, b]);
      const k = a * columns + b;
      value += (1 - discount) * weight * payoffs[k];
      weight *= discount;
      for (const [who, player] of players.entries()) player.observe(k, game.payoffs[who][k]);
    }
    return value + (weight * (most + least)) / 2;
  };
  const average = async (one: (i: number) => Promise<number>): Promise<Estimate> => {
    let mean = 0;
    let squares = 0;
    for (let i = 0; i < simulations; i++) {
      checkRunning('continuationGap', signal);
      const step = (await one(i)) - mean;
      mean += step / (i + 1);
      squares += step * step * (i / (i + 1)); // Welford
    }
    const standardError = Math.sqrt(squares / (simulations - 1) / simulations);
    return { mean, error: 3 * standardError + (discount ** rounds * (most - least)) / 2 };
  };
  return {
    value: (agent) =>
      average((i) => {
        const pair = role === 0 ? [agent, agents[1]] : [agents[0], agent];
        return run(pair.map((one, who) => replay(one.start(randomStream(seed, 2 * i + who)), who)));
      }),
    valueAgainst: (agent, opponent, watch) =>
      average((i) => {
        const player = replay(agent.start(randomStream(seed, 2 * i + role)), role);
        const other = opponent(randomStream(seed, 2 * i + 1 - role));
        return run(role === 0 ? [player, other] : [other, player], watch);
      }),
  };
}
