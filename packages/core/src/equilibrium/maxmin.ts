/**
 * What a player can guarantee itself.
 */
import { checkInteger } from '../checks.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { checkProgramSolver } from '../program/checkProgramSolver.js';
import type { ProgramSolver } from '../program/programSolver.js';
import { matrixValue } from './matrixValue.js';
import { payoffSpan } from './payoffSpan.js';
import { punisherTensor } from './punisherTensor.js';

/** Options of `maxmin`. */
export interface MaxminOptions {
  /** The linear-program engine, from `loadGlpk()` or `loadHighs()`. */
  readonly lp: ProgramSolver;
}

/** A bracket of a maxmin value and the strategy that proves its lower end. */
export interface MaxminResult {
  /** What `strategy` guarantees. */
  readonly lower: number;
  /** No strategy guarantees more; never below `lower`. */
  readonly upper: number;
  /** `[actions]` of the player. */
  readonly strategy: Float64Array;
}

/**
 * The maxmin payoff of a player: the most that one of its mixed actions guarantees, whatever the others play.
 * @param player - index in [0, players).
 * @returns a bracket whose ends are evaluated at explicit strategies, equal up to rounding.
 * @throws TypeError when "lp" is no engine.
 * @throws RangeError when the player is out of its interval.
 * @throws ProgramError when the engine fails and the game has more than 4096 profiles; a smaller one is then solved exactly.
 * @remarks One linear program of (own actions) x (joint profiles of the others). By duality it equals the minmax value under correlated
 * punishers (von Neumann 1928), which for three and more players may lie below the one under independent punishers.
 * @example
 * ```ts
 * import { bimatrixGame, maxmin } from '@folkways/core';
 * import { loadGlpk } from '@folkways/core/glpk';
 * const { lower, strategy } = maxmin(bimatrixGame([[1, -1], [-1, 1]], [[-1, 1], [1, -1]]), 0, { lp: await loadGlpk() });
 * console.log(lower, [...strategy]); // 0 [ 0.5, 0.5 ]
 * ```
 */
export function maxmin(game: NormalFormGame, player: number, options: MaxminOptions): MaxminResult {
  const lp = checkProgramSolver('maxmin', options?.lp);
  checkInteger('maxmin', 'player', player, 0, game.players.length - 1);
  const tensor = punisherTensor(game, player);
  payoffSpan('maxmin', tensor.values);
  const { lower, upper, row } = matrixValue(tensor.values, tensor.own, lp, 'maxmin');
  return { lower, upper, strategy: row };
}
