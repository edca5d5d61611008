/**
 * Which games the page takes; said the same way on the command line and in the page.
 */
import { type NormalFormGame, profileCount } from '@folkways/core';
import { visible } from '../output/visible.js';
import { pageLimits } from './pageLimits.js';

/** Why a game is not for the page, in one line; `undefined` when it is. @param name - how the line calls the game. */
export function pageRefusal(game: NormalFormGame, name: string): string | undefined {
  const called = visible(name);
  const outcomes = profileCount(game);
  const sizes = game.actions.map((names) => names.length.toLocaleString('en')).join(' x ');
  if (outcomes > pageLimits.outcomes) {
    return `${called} has ${sizes} actions, ${outcomes.toLocaleString('en')} outcomes; the page takes up to ${pageLimits.outcomes}, and "folkways study" more.`;
  }
  if (game.players.length < 2) return `${called} has one player; the page needs two or more.`;
  const beyond = game.payoffs.some((column) => column.some((payoff) => Math.abs(payoff) > pageLimits.payoff));
  if (beyond) return `${called} has payoffs beyond a thousand million, which the page does not take.`;
  return undefined;
}
