/**
 * What a prompt says.
 */
import type { NormalFormGame } from '@folkways/core';
import type { PriorInput } from '../../belief/prior.js';
import type { History } from '../../history.js';
import type { StrategyMenu } from '../../menu/strategyMenu.js';

/**
 * What is asked: an action outright (`"base"`); the other's next action and then an own one (`"scot-predict"`, `"scot-choose"`); the
 * strategy of the other, by its label or by a letter that stands for it (`"label"`, `"letter"`).
 */
export type PromptKind = 'base' | 'scot-predict' | 'scot-choose' | 'label' | 'letter';

/** The kinds of prompts by name. */
export const PROMPT_KINDS: readonly PromptKind[] = ['base', 'scot-predict', 'scot-choose', 'label', 'letter'];

/** Everything that a prompt is made of. */
export interface PromptContext {
  /** A two-player game. */
  readonly game: NormalFormGame;
  /** Who is asked, 0 or 1. */
  readonly role: number;
  /** Joint actions by name, player 0 first. */
  readonly history: History;
  /** Strategies that the other player may follow; needed to ask for one. */
  readonly opponentMenu?: StrategyMenu;
  /** What was expected at first. @defaultValue nothing is said */
  readonly prior?: PriorInput;
  /** Say that later rounds count for more? @defaultValue false */
  readonly recent?: boolean;
  /** The own payoffs of the rounds, with noise, when payoffs are not known; they are then not shown. */
  readonly received?: readonly number[];
  /** The standard deviation of that noise. @defaultValue the smallest positive difference between two payoffs of one player */
  readonly noise?: number;
  /** @defaultValue nothing is said about the end */
  readonly lastRound?: number;
  /** For `"scot-choose"`: the predicted action of the other, by name. */
  readonly prediction?: string;
  /** The order in which possible answers are shown, as indices of actions or labels. @defaultValue as they come */
  readonly order?: readonly number[];
  /** Only the last so many rounds are listed, the earlier ones counted. @defaultValue all are listed */
  readonly keep?: number;
}
