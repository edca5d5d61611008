/**
 * The pure forms of an agent, made from the form that plays matches.
 */
import { type NormalFormGame, type RandomStream, randomStream } from '@folkways/core';
import { type History, historyProfiles } from '../history.js';
import { drawFrom } from '../plan/drawFrom.js';
import type { Player, PrivateHistory, ReasonedAgent } from './agent.js';

/** A player that acts at once. */
export interface PromptPlayer extends Player {
  act(): number;
}

/** What a history makes of an agent, before any draw. */
export interface AgentView {
  observe(profile: number, payoff: number): void;
  /** `[own actions]`: what it plays next. */
  distribution(): Float64Array;
}

/** The parts of an agent. */
export interface AgentParts {
  readonly name: string;
  readonly game: NormalFormGame;
  readonly role: number;
  readonly labels?: readonly string[];
  /** Does it need its own payoffs round by round? */
  readonly needsPayoffs?: boolean;
  /**
   * Does a player remember draws of its own (say, a strategy it has committed to)? An action after a history is then drawn from the
   * view; else from a player that has seen the history.
   */
  readonly remembersDraws?: boolean;
  readonly start: (rng: RandomStream) => PromptPlayer;
  readonly view: () => AgentView;
}

/** An agent from its parts. */
export function reasonedAgent(parts: AgentParts): ReasonedAgent {
  const { name, game, role, labels, needsPayoffs = false, remembersDraws = false, start, view } = parts;
  const actions = game.actions[role];
  const replay = (where: string, history: History, seen: PrivateHistory, watcher: AgentView | PromptPlayer): void => {
    const profiles = historyProfiles(where, game, history);
    const { payoffs } = seen;
    if (needsPayoffs && profiles.length > 0 && payoffs?.length !== profiles.length) {
      throw new RangeError(
        `${where}: "payoffs" expected ${profiles.length} own payoffs, since ${name} does not know the game's, got ${payoffs?.length ?? 'none'}`,
      );
    }
    profiles.forEach((k, t) => {
      watcher.observe(k, payoffs?.[t] ?? game.payoffs[role][k]);
    });
  };
  return {
    name,
    role,
    labels,
    start,
    actionProbabilities(history, seen = {}) {
      const now = view();
      replay('actionProbabilities', history, seen, now);
      const distribution = now.distribution();
      return Object.fromEntries(actions.map((action, a) => [action, distribution[a]]));
    },
    act(history, rng, seen = {}) {
      if (remembersDraws) {
        const now = view();
        replay('act', history, seen, now);
        return actions[drawFrom(now.distribution(), 0, actions.length, rng)];
      }
      const player = start(rng);
      replay('act', history, seen, player);
      return actions[player.act()];
    },
  };
}

/** A stream for code that has to be given one and draws nothing. */
export function unusedStream(): RandomStream {
  return randomStream(0, 0);
}
