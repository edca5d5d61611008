/**
 * Exact comparison of two payoffs of one player, in floats wherever floats decide.
 */
import { exactPayoff, type NormalFormGame } from './normalFormGame.js';

/**
 * Is player i's payoff at profile index k below (-1), equal to (0) or above (1) the one at index l?
 * @remarks Exact, and mostly without fractions: rounding is monotone, so different floats are in the order of the exact values; and a
 * float stands for the decimal it prints as, one decimal per float, so equal floats are equal payoffs unless a fraction is kept for one.
 */
export function comparePayoffs(game: NormalFormGame, player: number, k: number, l: number): -1 | 0 | 1 {
  const x = game.payoffs[player][k];
  const y = game.payoffs[player][l];
  if (x < y) return -1;
  if (x > y) return 1;
  const kept = game.rationals?.[player];
  if (kept === undefined || (!kept.has(k) && !kept.has(l))) return 0;
  return exactPayoff(game, player, k).compare(exactPayoff(game, player, l));
}
