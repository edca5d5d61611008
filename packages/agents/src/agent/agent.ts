/**
 * What an agent is: the one interface that matches, experiments and outsiders' agents share.
 */
import type { RandomStream, StopSignal } from '@folkways/core';
import type { History } from '../history.js';

/** One agent in one match. It is asked for an action, then told what everyone did, round after round. */
export interface Player {
  /** The index of its action for the coming round, at once or later. */
  act(): number | Promise<number>;
  /**
   * What happened in the round.
   * @param profile - the joint action, a profile index of the game.
   * @param payoff - the player's own payoff in the round, with noise where the match has noise.
   */
  observe(profile: number, payoff: number): void;
  /** Its present belief over the agent's `labels`, summing to 1. The array may be reused. */
  beliefs?(): ArrayLike<number>;
}

/** Which match a player begins: agents that ask services name their calls by it. */
export interface MatchPlace {
  /** The index of the match in its experiment; 0 for a single match. */
  readonly match: number;
  readonly signal?: StopSignal;
}

/** Something that can play one role of one two-player game, any number of times. */
export interface Agent {
  /** Shown in transcripts and records. */
  readonly name: string;
  /** The role it is made for, 0 or 1. */
  readonly role: number;
  /** What its beliefs are over, when it has beliefs. */
  readonly labels?: readonly string[];
  /** Begins a match; every draw the player makes comes from `rng`. */
  start(rng: RandomStream, place?: MatchPlace): Player;
}

/** What else an agent may have seen beside the public history. */
export interface PrivateHistory {
  /** The own payoff of each round. Needed, and only used, by agents that do not know their payoffs. */
  readonly payoffs?: readonly number[];
}

/** An agent whose play is a function of the history, up to its own draws. */
export interface ReasonedAgent extends Agent {
  /**
   * The exact probability of each own action after a history, by name: nothing is sampled.
   * @throws RangeError when the history is not one of the game's, when own payoffs are missing, or when the agent plans by rollouts
   * (its probabilities have no closed form).
   * @throws SizeError when payoffs are sampled and more than a million matrices would have to be added up.
   */
  actionProbabilities(history: History, seen?: PrivateHistory): Record<string, number>;
  /**
   * One action drawn after a history.
   * @throws RangeError when the history is not one of the game's or own payoffs are missing.
   */
  act(history: History, rng: RandomStream, seen?: PrivateHistory): string;
}
