/**
 * Random symmetric games.
 */
import { checkInteger } from '../../checks.js';
import type { RandomStream } from '../../random/stream.js';
import type { NormalFormGame } from '../normalFormGame.js';
import { checkSizes, numberedGame, payoffDraw, type UniformPayoffsOptions } from './generatedGame.js';

/** The size of a symmetric game. */
export interface SymmetricSize {
  /** @defaultValue 2 */
  readonly players?: number;
  /** The number of actions, the same for all. */
  readonly actions: number;
}

/**
 * A game in which a payoff depends on the own action and on how many others play each action, and is otherwise independent and uniform.
 * Two players get the game of one random matrix. By Nash (1951) it has a symmetric equilibrium.
 * @throws RangeError when a size or the interval is not valid; SizeError beyond 2^26 payoffs.
 * @remarks Payoffs are drawn in the order in which player 1 meets them. O(players^2 log(players) * profiles).
 */
export function randomSymmetricGame(
  size: SymmetricSize,
  rng: RandomStream,
  options: UniformPayoffsOptions = {},
): NormalFormGame {
  const players = checkInteger('randomSymmetricGame', 'players', size.players ?? 2, 1, 26);
  const sizes = new Array<number>(players).fill(size.actions);
  const cells = checkSizes('randomSymmetricGame', sizes);
  const draw = payoffDraw('randomSymmetricGame', rng, options);
  const drawn = new Map<string, number>();
  const payoffs = sizes.map(() => new Float64Array(cells));
  const profile = new Array<number>(players);
  for (let player = 0; player < players; player++) {
    for (let k = 0; k < cells; k++) {
      let rest = k;
      for (let i = players - 1; i >= 0; i--) {
        profile[i] = rest % size.actions;
        rest = Math.floor(rest / size.actions);
      }
      const others = profile.filter((_, i) => i !== player).sort((a, b) => a - b);
      const key = `${profile[player]}:${others.join()}`;
      let payoff = drawn.get(key);
      if (payoff === undefined) {
        payoff = draw();
        drawn.set(key, payoff);
      }
      payoffs[player][k] = payoff;
    }
  }
  return numberedGame('Random symmetric game', sizes, payoffs);
}
