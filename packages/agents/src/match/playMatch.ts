/**
 * Two agents, one game, a number of rounds.
 */
import {
  checkInteger,
  checkReal,
  describeValue,
  type NormalFormGame,
  type RandomStream,
  randomStream,
  type StopSignal,
  uniformReal,
} from '@folkways/core';
import type { Agent, Player } from '../agent/agent.js';
import type { AutomatonAgent } from '../agent/automatonAgent.js';
import { smallestPayoffGap } from '../belief/payoffBelief.js';
import { checkRunning } from '../checkRunning.js';
import { checkTwoPlayers } from '../menu/checkMenu.js';
import { type AutomatonMatch, automatonMatch } from './automatonMatch.js';
import { gaussian } from './gaussian.js';
import { type ProfileColumn, profileColumn, profileNames } from './profileColumn.js';

/** Options of `playMatch`. */
export interface MatchOptions {
  /** A two-player game. */
  readonly game: NormalFormGame;
  /** How many rounds, at least 1. */
  readonly rounds: number;
  /** The match's stream: each player and the payoff noise get streams of their own from it. */
  readonly rng: RandomStream;
  /**
   * Standard deviation of the Gaussian noise, private to each player, on the payoffs that players see; or the smallest positive
   * difference between two payoffs of one player. @defaultValue 0
   */
  readonly payoffNoise?: number | 'smallest gap';
  /** Keep the payoffs that players saw? @defaultValue false */
  readonly recordPayoffs?: boolean;
  /** Keep the players' beliefs before each round? @defaultValue false */
  readonly recordBeliefs?: boolean;
  /** The index that players are told, for those who name calls by it. @defaultValue 0 */
  readonly match?: number;
  readonly signal?: StopSignal;
}

/** One match. */
export interface Match {
  /** `[rounds]`: joint actions as profile indices of the game. */
  readonly profiles: ProfileColumn;
  /** `payoffs[i]`, `[rounds]`: what player i saw, with noise. */
  readonly payoffs?: readonly [Float64Array, Float64Array];
  /** `beliefs[i]`, `[rounds * labels]`: what player i believed before each round, the label fastest; empty for players without. */
  readonly beliefs?: readonly [Float64Array, Float64Array];
}

/**
 * Plays one match.
 * @param agents - one for each role, in role order.
 * @returns a promise, kept at once when both agents act at once.
 * @throws RangeError when an agent is made for the other role, plays an action that the game does not have, or an option is outside its
 * interval. What an agent throws is passed on.
 * @throws Error named `AbortError` when the signal is aborted.
 * @remarks A player's draws do not depend on how many the other makes: each has its own stream. Matches of two automaton agents take a
 * table-driven path with the same result.
 * @example
 * ```ts
 * import { automatonAgent, matchRounds, menus, playMatch, psBr } from '@folkways/agents';
 * import { catalog, randomStream } from '@folkways/core';
 * const game = catalog['prisoners-dilemma'];
 * const [menu, opponentMenu] = menus['prisoners-dilemma'];
 * const learner = psBr({ game, role: 0, menu, opponentMenu });
 * const grim = automatonAgent({ game, role: 1, automaton: opponentMenu[7].automaton });
 * const match = await playMatch([learner, grim], { game, rounds: 50, rng: randomStream(1, 0) });
 * console.log(matchRounds(game, match).length, matchRounds(game, match)[49].join('')); // 50 FF
 * ```
 */
export async function playMatch(agents: readonly [Agent, Agent], options: MatchOptions): Promise<Match> {
  const { game, rounds, rng, signal, match, recordPayoffs = false, recordBeliefs = false } = options;
  checkMatch('playMatch', game, agents);
  checkInteger('playMatch', 'rounds', rounds, 1, 2 ** 31);
  const noise = noiseLevel('playMatch', game, options.payoffNoise);
  const profiles = profileColumn(game, rounds);
  const payoffs = recordPayoffs ? ([new Float64Array(rounds), new Float64Array(rounds)] as const) : undefined;
  const beliefs = recordBeliefs ? beliefColumns(agents, rounds) : undefined;
  await playInto(agents, { game, noise, rng, signal, match, rounds, start: 0, profiles, payoffs, beliefs });
  return { profiles, ...(payoffs && { payoffs }), ...(beliefs && { beliefs }) };
}

/** The joint actions of a match by name, one row per round. */
export function matchRounds(game: NormalFormGame, match: Match): string[][] {
  return profileNames(game, match.profiles);
}

/** Columns for the beliefs of both agents. */
export function beliefColumns(agents: readonly [Agent, Agent], rounds: number): [Float64Array, Float64Array] {
  return [
    new Float64Array(rounds * (agents[0].labels?.length ?? 0)),
    new Float64Array(rounds * (agents[1].labels?.length ?? 0)),
  ];
}

/** Requires agents of the right roles for a two-player game. */
export function checkMatch(where: string, game: NormalFormGame, agents: readonly [Agent, Agent]): void {
  checkTwoPlayers(where, game);
  agents.forEach((agent, i) => {
    if (agent.role !== i) {
      throw new RangeError(
        `${where}: "agents[${i}]" expected an agent for role ${i}, got "${agent.name}" for role ${agent.role}`,
      );
    }
  });
}

/** The standard deviation that an option means. */
export function noiseLevel(where: string, game: NormalFormGame, noise: number | 'smallest gap' = 0): number {
  return noise === 'smallest gap' ? smallestPayoffGap(game) : checkReal(where, 'payoffNoise', noise, { low: 0 });
}

/** Where a match is written, and what it needs. Columns hold many matches; this one begins at round `start`. */
export interface MatchTarget {
  readonly game: NormalFormGame;
  readonly noise: number;
  readonly rng: RandomStream;
  readonly signal?: StopSignal;
  /** The index that players are told. @defaultValue 0 */
  readonly match?: number;
  readonly rounds: number;
  readonly start: number;
  readonly profiles: ProfileColumn;
  readonly payoffs?: readonly [Float64Array, Float64Array];
  readonly beliefs?: readonly [Float64Array, Float64Array];
  /** The pair's tables, when both agents are automata and have played before. */
  readonly automata?: AutomatonMatch;
  /** Called before anything else happens when an agent answers later instead of at once. */
  readonly onWait?: () => void;
}

/** The tables of two automaton agents; undefined when one of them is something else. */
export function automataOf(game: NormalFormGame, agents: readonly [Agent, Agent]): AutomatonMatch | undefined {
  const pair = agents.map((agent) => (agent as Partial<AutomatonAgent>).automaton);
  return pair[0] && pair[1] && automatonMatch(game, [pair[0], pair[1]]);
}

/** Plays one match into columns. */
export async function playInto(agents: readonly [Agent, Agent], target: MatchTarget): Promise<void> {
  const { game, noise, rng, signal, match = 0, rounds, start, profiles, payoffs, beliefs, onWait } = target;
  checkRunning('playMatch', signal);
  const streams = [0, 1, 2].map((use) => randomStream(Math.floor(uniformReal(rng) * 2 ** 53), use));
  const automata = payoffs || beliefs ? undefined : (target.automata ?? automataOf(game, agents));
  if (automata !== undefined) return automata.play(streams, profiles, start, rounds);
  const [rows, columns] = game.actions.map((names) => names.length);
  const place = { match, signal };
  const first = agents[0].start(streams[0], place);
  const second = agents[1].start(streams[1], place);
  const players: readonly [Player, Player] = [first, second];
  const [u, v] = game.payoffs;
  for (let t = start; t < start + rounds; t++) {
    if (beliefs !== undefined) recordBeliefs(players, agents, beliefs, t);
    let a = first.act();
    let b = second.act();
    if (typeof a !== 'number' || typeof b !== 'number') {
      onWait?.();
      [a, b] = await both(a, b);
      checkRunning('playMatch', signal);
    }
    if (!(a >= 0 && a < rows && Number.isInteger(a))) throw badAction(agents[0], a, rows);
    if (!(b >= 0 && b < columns && Number.isInteger(b))) throw badAction(agents[1], b, columns);
    const k = a * columns + b;
    profiles[t] = k;
    let x = u[k];
    let y = v[k];
    if (noise > 0) {
      x += noise * gaussian(streams[2]);
      y += noise * gaussian(streams[2]);
    }
    if (payoffs !== undefined) {
      payoffs[0][t] = x;
      payoffs[1][t] = y;
    }
    first.observe(k, x);
    second.observe(k, y);
  }
}

/** Both actions. When one player fails, the other's answer is still waited for: it may have been paid for, and be recorded. */
async function both(a: number | Promise<number>, b: number | Promise<number>): Promise<[number, number]> {
  const [first, second] = await Promise.allSettled([a, b]);
  if (first.status === 'rejected') throw first.reason;
  if (second.status === 'rejected') throw second.reason;
  return [first.value, second.value];
}

function recordBeliefs(
  players: readonly [Player, Player],
  agents: readonly [Agent, Agent],
  columns: readonly [Float64Array, Float64Array],
  round: number,
): void {
  players.forEach((player, i) => {
    const count = agents[i].labels?.length ?? 0;
    if (count > 0 && player.beliefs !== undefined) columns[i].set(player.beliefs(), round * count);
  });
}

function badAction(agent: Agent, action: unknown, count: number): RangeError {
  return new RangeError(
    `playMatch: "${agent.name}" expected to play an action index in [0, ${count - 1}], got ${describeValue(action)}`,
  );
}
