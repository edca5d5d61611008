/**
 * From free probabilities to strategies over all actions.
 */
import type { NormalFormGame } from '../game/normalFormGame.js';

/** Probabilities nearer to 0 than this are 0. */
const TOLERANCE = 1e-9;

/** The root as strategies over all actions; `undefined` when a probability is negative beyond the tolerance. */
export function strategiesOnSupport(
  game: NormalFormGame,
  supports: readonly number[][],
  root: Float64Array,
): number[][] | undefined {
  let next = 0;
  const strategies: number[][] = [];
  for (let i = 0; i < supports.length; i++) {
    const strategy = game.actions[i].map(() => 0);
    let rest = 1;
    supports[i].forEach((action, k) => {
      strategy[action] = k < supports[i].length - 1 ? root[next++] : rest;
      rest -= strategy[action];
    });
    if (strategy.some((value) => value < -TOLERANCE)) return undefined;
    const positive = strategy.map((value) => (value < TOLERANCE ? 0 : value));
    const sum = positive.reduce((so, value) => so + value, 0);
    strategies.push(positive.map((value) => value / sum));
  }
  return strategies;
}
