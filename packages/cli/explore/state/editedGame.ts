/**
 * A game with one payoff changed, or the reason why not.
 */
import {
  exactPayoff,
  type NormalFormGame,
  normalFormGame,
  parseFraction,
  profileAt,
  profileIndex,
} from '@folkways/core';
import { pageLimits } from '../../src/explore/pageLimits.js';

/** One payoff as it was typed. */
export interface PayoffEdit {
  readonly player: number;
  /** The outcome's profile index. */
  readonly index: number;
  readonly text: string;
  /** Change the other player's payoff in the mirrored outcome too? */
  readonly mirrored: boolean;
}

/** The new game, or one line about what is wrong with the text. */
export function editedGame(game: NormalFormGame, edit: PayoffEdit): NormalFormGame | string {
  const text = edit.text.trim().replace('−', '-');
  if (text === '') return 'A payoff is missing: type a number such as 3, -0.5 or 1/3.';
  if (text.length > pageLimits.payoffText) return `Too long: at most ${pageLimits.payoffText} characters.`;
  const value = parseFraction(text);
  if (value === undefined) return `“${text}” is no number: type one such as 3, -0.5 or 1/3.`;
  if (Math.abs(value.toNumber()) > pageLimits.payoff)
    return 'Too large: this page takes payoffs up to a thousand million.';
  const payoffs = game.payoffs.map((column, i) => Array.from(column, (_, k) => String(exactPayoff(game, i, k))));
  payoffs[edit.player][edit.index] = String(value);
  if (edit.mirrored) {
    const [a, b] = profileAt(game, edit.index);
    payoffs[1 - edit.player][profileIndex(game, [b, a])] = String(value);
  }
  const { title, players, actions } = game;
  return normalFormGame({ title, players, actions, payoffs });
}
