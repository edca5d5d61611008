/**
 * Correlated and coarse correlated equilibria that maximise a linear objective.
 */
import { checkOneOf, checkReal } from '../checks.js';
import { ProgramError } from '../errors.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { profileCount } from '../game/profile.js';
import { checkProgramSolver } from '../program/checkProgramSolver.js';
import type { ProgramSolver } from '../program/programSolver.js';
import { type CorrelatedDeviation, deviationRows, deviations, worstDeviation } from './deviationRows.js';
import { distribution } from './matrixValue.js';
import { payoffSpan } from './payoffSpan.js';

/** Options of `correlatedEquilibrium` and `coarseCorrelatedEquilibrium`. */
export interface CorrelatedEquilibriumOptions {
  /** The linear-program engine, from `loadGlpk()` or `loadHighs()`. */
  readonly lp: ProgramSolver;
  /**
   * What to maximise: the sum of payoffs, a weight per player (negative weights minimise), or a value per profile index (last player's action
   * fastest).
   * @defaultValue `'welfare'`
   */
  readonly objective?: 'welfare' | { readonly weights: ArrayLike<number> } | { readonly values: ArrayLike<number> };
}

/** A (coarse) correlated equilibrium, with what is left of its incentives to deviate. */
export interface CorrelatedEquilibriumResult {
  /** `[profiles]` probability of each pure profile, the last player's action fastest. */
  readonly probabilities: Float64Array;
  /** Expected payoff of each player. */
  readonly payoffs: readonly number[];
  /** The objective's expectation. */
  readonly objective: number;
  /** No equilibrium of this kind has a larger objective: proven by the program's duals. */
  readonly upper: number;
  /** The most that any single deviation gains, evaluated at `probabilities`: 0 up to the engine's rounding. */
  readonly violation: number;
  /** The deviation that gains it; `null` when none gains anything. */
  readonly deviation: CorrelatedDeviation | null;
}

/**
 * A correlated equilibrium with the largest objective: a distribution over profiles such that nobody who is told its own action gains by another one.
 * @throws RangeError when the objective has the wrong length or is not finite. @throws SizeError when the program is too large.
 * @throws ProgramError when the engine fails; a correlated equilibrium always exists.
 * @remarks One linear program with a variable per profile and a row per player and ordered pair of its actions. The polytope contains the convex hull of the Nash equilibria.
 * Source: Aumann (1974), J. Math. Econ. 1; Hart and Schmeidler (1989), Math. Oper. Res. 14.
 * @example
 * ```ts
 * import { correlatedEquilibrium, symmetricGame } from '@folkways/core';
 * import { loadGlpk } from '@folkways/core/glpk';
 * const chicken = symmetricGame([[6, 2], [7, 0]]);
 * const { payoffs } = correlatedEquilibrium(chicken, { lp: await loadGlpk() });
 * console.log(payoffs.map((u) => u.toFixed(2))); // [ '5.25', '5.25' ]
 * ```
 */
export function correlatedEquilibrium(
  game: NormalFormGame,
  options: CorrelatedEquilibriumOptions,
): CorrelatedEquilibriumResult {
  return solve('correlatedEquilibrium', game, options, false);
}

/**
 * A coarse correlated equilibrium with the largest objective: a distribution over profiles such that nobody gains by committing to one
 * action before being told anything.
 * @throws RangeError when the objective has the wrong length or is not finite. @throws SizeError when the program is too large.
 * @throws ProgramError when the engine fails; an equilibrium always exists.
 * @remarks One linear program with a variable per profile and a row per player and action. Every correlated equilibrium is one. Source: Moulin and Vial
 * (1978), Int. J. Game Theory 7 ("correlation schemes").
 * @example
 * ```ts
 * import { bimatrixGame, coarseCorrelatedEquilibrium } from '@folkways/core';
 * import { loadGlpk } from '@folkways/core/glpk';
 * const game = bimatrixGame([[0, -1, 1], [1, 0, -1], [-1, 1, 0]], [[0, 1, -1], [-1, 0, 1], [1, -1, 0]]);
 * const { objective } = coarseCorrelatedEquilibrium(game, { lp: await loadGlpk() });
 * console.log(objective); // 0
 * ```
 */
export function coarseCorrelatedEquilibrium(
  game: NormalFormGame,
  options: CorrelatedEquilibriumOptions,
): CorrelatedEquilibriumResult {
  return solve('coarseCorrelatedEquilibrium', game, options, true);
}

function solve(
  where: string,
  game: NormalFormGame,
  options: CorrelatedEquilibriumOptions,
  coarse: boolean,
): CorrelatedEquilibriumResult {
  checkProgramSolver(where, options?.lp);
  return correlatedOptimizer(
    where,
    game,
    options.lp,
    coarse,
  )(objectiveValues(where, game, options.objective ?? 'welfare'));
}

/** Solves for one objective after another over the same constraints. */
export function correlatedOptimizer(
  where: string,
  game: NormalFormGame,
  lp: ProgramSolver,
  coarse: boolean,
): (values: Float64Array) => CorrelatedEquilibriumResult {
  const list = deviations(where, game, coarse);
  const profiles = Array.from({ length: profileCount(game) }, (_, k) => k);
  const ones = profiles.map(() => 1);
  const rows = [{ columns: profiles, values: ones, lower: 1, upper: 1 }, ...deviationRows(game, list)];
  return (values) => {
    const { low, span } = payoffSpan(where, values);
    const unit = span || 1;
    const objective = values.map((value) => (value - low) / unit);
    const result = lp.solve({ sense: 'maximize', objective, rows, upper: ones });
    if (result.status !== 'optimal' || result.values === undefined) {
      throw new ProgramError(`${where}: ${lp.name} left the program unsolved (${result.status})`, result.status);
    }
    const probabilities = distribution(result.values);
    const expected = (array: Float64Array): number =>
      array.reduce((sum, value, k) => sum + value * probabilities[k], 0);
    const reached = expected(values);
    return {
      probabilities,
      payoffs: game.payoffs.map(expected),
      objective: reached,
      upper: Math.max(reached, low + unit * (result.bound ?? 1)),
      ...worstDeviation(game, list, probabilities),
    };
  };
}

function objectiveValues(
  where: string,
  game: NormalFormGame,
  objective: NonNullable<CorrelatedEquilibriumOptions['objective']>,
): Float64Array {
  const cells = profileCount(game);
  if (typeof objective === 'object' && 'values' in objective) {
    return checked(where, 'objective.values', objective.values, cells);
  }
  const weights =
    typeof objective === 'object'
      ? checked(where, 'objective.weights', objective.weights, game.players.length)
      : game.players.map(() => 1);
  if (typeof objective === 'string') checkOneOf(where, 'objective', objective, ['welfare']);
  return Float64Array.from({ length: cells }, (_, k) =>
    game.payoffs.reduce((sum, payoffs, i) => sum + weights[i] * payoffs[k], 0),
  );
}

function checked(where: string, name: string, given: ArrayLike<number>, length: number): Float64Array {
  if (given.length !== length)
    throw new RangeError(`${where}: "${name}" expected ${length} numbers, got ${given.length}`);
  return Float64Array.from(given, (value, k) => checkReal(where, `${name}[${k}]`, value));
}
