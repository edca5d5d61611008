/**
 * From near an equilibrium to the equilibrium, by Newton's method on its support.
 */
import type { NormalFormGame } from '../game/normalFormGame.js';
import { polishRoot } from './polishRoot.js';
import { regret } from './regret.js';
import { strategiesOnSupport } from './strategiesOnSupport.js';
import { supportSystem } from './supportSystem.js';

/** Candidate supports: the actions played with at least this probability. */
const THRESHOLDS = [0.1, 1e-2, 1e-3, 1e-4, 1e-6];
/** A polished profile farther away is another equilibrium. */
const NEAR = 0.05;

/**
 * An equilibrium within 0.05 of `strategies` in every probability, if Newton's method finds one on a support that they suggest.
 * @param tolerance - the regret to reach, in payoff units.
 */
export function polishEquilibrium(
  game: NormalFormGame,
  strategies: readonly (readonly number[])[],
  tolerance: number,
): number[][] | undefined {
  let tried = '';
  for (const threshold of THRESHOLDS) {
    const supports = strategies.map((strategy) => strategy.flatMap((value, a) => (value >= threshold ? [a] : [])));
    if (supports.some((support) => support.length === 0) || supports.join('|') === tried) continue;
    tried = supports.join('|');
    const system = supportSystem(
      game,
      supports,
      supports.map(() => 1),
    );
    const start = Float64Array.from(system.variables, ({ player, action }) => {
      const sum = supports[player].reduce((so, a) => so + strategies[player][a], 0);
      return strategies[player][supports[player][action]] / sum;
    });
    const found = strategiesOnSupport(game, supports, polishRoot(system, start));
    const isNear = found?.every((strategy, i) => strategy.every((p, a) => Math.abs(p - strategies[i][a]) <= NEAR));
    if (found !== undefined && isNear && regret(game, found) <= tolerance) return found;
  }
  return undefined;
}
