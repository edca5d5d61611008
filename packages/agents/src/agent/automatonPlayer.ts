/**
 * One strategy of a menu's tables at play.
 */
import type { RandomStream } from '@folkways/core';
import type { MenuTables } from '../belief/menuTables.js';
import { drawFrom } from '../plan/drawFrom.js';
import type { AgentView, PromptPlayer } from './reasonedAgent.js';

/** Follows one automaton; without a stream it is a view, which draws nothing. */
export class AutomatonPlayer implements PromptPlayer, AgentView {
  readonly #tables: MenuTables;
  readonly #rng: RandomStream | undefined;
  #state: number;

  /** @param from - the state to begin in. @defaultValue the strategy's initial one */
  constructor(tables: MenuTables, strategy: number, rng: RandomStream | undefined, from = tables.initial[strategy]) {
    this.#tables = tables;
    this.#rng = rng;
    this.#state = from;
  }

  act(): number {
    const { sure, outputs, actions } = this.#tables;
    if (sure[this.#state] >= 0) return sure[this.#state];
    return drawFrom(outputs, this.#state * actions, actions, this.#rng as RandomStream);
  }

  observe(profile: number): void {
    this.#state = this.#tables.next[this.#state * this.#tables.profiles + profile];
  }

  distribution(): Float64Array {
    const { outputs, actions } = this.#tables;
    return outputs.slice(this.#state * actions, (this.#state + 1) * actions);
  }
}
