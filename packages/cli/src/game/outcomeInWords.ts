/**
 * Outcomes and their payoffs as they are said.
 */
import { exactPayoff, type NormalFormGame, profileIndex } from '@folkways/core';
import { formatExact } from '../output/formatExact.js';
import { visible } from '../output/visible.js';

/** `(Cooperate, Defect)`. */
export function outcomeInWords(game: NormalFormGame, profile: readonly number[]): string {
  return `(${profile.map((action, i) => visible(game.actions[i][action])).join(', ')})`;
}

/** `-5, 5`: the payoffs at an outcome in the players' order. */
export function payoffsInWords(game: NormalFormGame, profile: readonly number[]): string {
  const index = profileIndex(game, profile);
  return game.players.map((_, i) => formatExact(exactPayoff(game, i, index))).join(', ');
}
