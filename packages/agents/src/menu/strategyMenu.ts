/**
 * Menus: the finite lists of strategies that an agent thinks its opponent may be playing, or plans to play itself.
 */
import type { Automaton } from '@folkways/core';

/** One strategy of a menu. */
export interface MenuEntry {
  /** Unique within its menu; the same label may mean something else in another menu. */
  readonly label: string;
  /** What it does, in words, as seen by its player ("own" is the player's action, "the other" the opponent's). */
  readonly description: string;
  /** The strategy itself; its label is the entry's label. */
  readonly automaton: Automaton;
}

/** Strategies of one role of a two-player game, in an order that breaks ties. */
export type StrategyMenu = readonly MenuEntry[];
