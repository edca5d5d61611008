/**
 * Fictitious play: the best reply to how often the opponent has taken each action.
 */
import { checkInteger, type NormalFormGame } from '@folkways/core';
import { checkTwoPlayers } from '../menu/checkMenu.js';
import type { ReasonedAgent } from './agent.js';
import { type AgentView, type PromptPlayer, reasonedAgent } from './reasonedAgent.js';

/** Expected payoffs closer than this, times the number of rounds counted, are equal. */
const TIE = 1e-9;

/** Options of `fictitiousPlay`. */
export interface FictitiousPlayOptions {
  readonly game: NormalFormGame;
  readonly role: number;
  /** @defaultValue `"fictitious play"` */
  readonly name?: string;
}

/**
 * An agent that replies to the empirical frequencies of the opponent's actions, each counted once before play; ties to the first action.
 * @throws RangeError when the game has not two players or the role is not 0 or 1.
 * @remarks O(actions) per round. Source: Brown (1951), Iterative solution of games by fictitious play.
 */
export function fictitiousPlay({ game, role, name = 'fictitious play' }: FictitiousPlayOptions): ReasonedAgent {
  checkTwoPlayers('fictitiousPlay', game);
  checkInteger('fictitiousPlay', 'role', role, 0, 1);
  return reasonedAgent({
    name,
    game,
    role,
    start: () => new FictitiousPlayer(game, role),
    view: () => new FictitiousPlayer(game, role),
  });
}

class FictitiousPlayer implements PromptPlayer, AgentView {
  /** `[own actions]`: payoffs summed over the opponent's counts. */
  readonly #scores: Float64Array;
  readonly #game: NormalFormGame;
  readonly #role: number;
  #count: number;

  constructor(game: NormalFormGame, role: number) {
    this.#game = game;
    this.#role = role;
    this.#scores = new Float64Array(game.actions[role].length);
    this.#count = game.actions[1 - role].length;
    game.actions[1 - role].forEach((_, b) => {
      this.#add(b);
    });
  }

  act(): number {
    let best = 0;
    for (let a = 1; a < this.#scores.length; a++) {
      if (this.#scores[a] > this.#scores[best] + TIE * this.#count) best = a;
    }
    return best;
  }

  observe(profile: number): void {
    const columns = this.#game.actions[1].length;
    this.#count++;
    this.#add(this.#role === 0 ? profile % columns : Math.floor(profile / columns));
  }

  distribution(): Float64Array {
    const distribution = new Float64Array(this.#scores.length);
    distribution[this.act()] = 1;
    return distribution;
  }

  #add(other: number): void {
    const columns = this.#game.actions[1].length;
    const payoffs = this.#game.payoffs[this.#role];
    for (let a = 0; a < this.#scores.length; a++) {
      this.#scores[a] += payoffs[this.#role === 0 ? a * columns + other : other * columns + a];
    }
  }
}
