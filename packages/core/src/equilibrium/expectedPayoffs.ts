/**
 * What a mixed profile pays.
 */
import type { NormalFormGame } from '../game/normalFormGame.js';
import { deviationPayoffs } from './deviationPayoffs.js';

/** Each player's expected payoff under independent mixed strategies, `strategies[i][a]`. */
export function expectedPayoffs(game: NormalFormGame, strategies: readonly ArrayLike<number>[]): number[] {
  return deviationPayoffs(game, strategies).map((payoffs, i) =>
    payoffs.reduce((sum, payoff, a) => sum + payoff * strategies[i][a], 0),
  );
}
