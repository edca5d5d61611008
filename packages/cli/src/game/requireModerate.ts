/**
 * Payoffs that floating point can add up.
 */
import { type NormalFormGame, profileAt } from '@folkways/core';
import { InputError } from '../inputError.js';
import { visible } from '../output/visible.js';
import { outcomeInWords } from './outcomeInWords.js';

/** Sums and products of numbers below this stay far from the largest double, 1.8e308. */
const LARGEST = 1e150;

/**
 * For commands that compute in floating point: refuses payoffs whose sums could overflow. Exact commands need no such check.
 * @throws InputError naming the first payoff beyond 1e150 in size.
 */
export function requireModerate(game: NormalFormGame, source: string): void {
  game.payoffs.forEach((payoffs, i) => {
    const index = payoffs.findIndex((payoff) => Math.abs(payoff) > LARGEST);
    if (index < 0) return;
    const where = `${visible(game.players[i])} at ${outcomeInWords(game, profileAt(game, index))}`;
    throw new InputError(
      `${source}: expected payoffs within 1e150 for a computation in floating point, found ${payoffs[index]} of ${where}`,
    );
  });
}
