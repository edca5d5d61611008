/**
 * One Nash equilibrium of any game, at the end of the path of logit quantal response equilibria.
 */
import { checkInteger, checkReal } from '../checks.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { type StopOptions, stopCheck } from '../stopCheck.js';
import { expectedPayoffs } from './expectedPayoffs.js';
import type { NumericEquilibrium } from './isolatedEquilibria.js';
import { type LogitSystem, logitSystem } from './logitSystem.js';
import { payoffSpan } from './payoffSpan.js';
import { polishEquilibrium } from './polishEquilibrium.js';
import { regret } from './regret.js';
import { solveLinear } from './solveLinear.js';

/** From this part of the payoff range on, the quantal response is near enough to its limit to be polished. */
const POLISH_REGRET = 1e-2;

/** A prediction that is off by more, in the logarithm of a probability, may be corrected to another sheet of the branch. */
const LARGEST_CORRECTION = 0.3;
/** A step that turns the branch more (1 - the cosine) has perhaps left it. */
const LARGEST_TURN = 0.1;
/** Factors of these two: a trace that leads back or gets stuck has jumped to another sheet, and is done again with more caution. */
const CAUTIONS = [1, 0.2, 0.04];

/** Options of `logitEquilibrium`. */
export interface LogitEquilibriumOptions extends StopOptions {
  /** The regret to reach, as a part of the largest payoff range. @defaultValue 1e-9 */
  readonly tolerance?: number;
  /** The most steps along the path, for each of up to three attempts. @defaultValue 2_000 */
  readonly stepLimit?: number;
}

/** A point of the path. */
export interface LogitPoint {
  /** The precision: log p_a - log p_b = lambda (u_a - u_b), in 1 / payoff unit; it may turn back along the path. */
  readonly lambda: number;
  readonly strategies: readonly (readonly number[])[];
}

/** What `logitEquilibrium` found. */
export interface LogitEquilibriumResult extends NumericEquilibrium {
  /** `equilibrium`: the regret is within the tolerance; `approximate`: the path was left at a limit, and `regret` says how far off. */
  readonly status: 'equilibrium' | 'approximate';
  /** The path from the uniform profile (lambda = 0), in order. */
  readonly path: readonly LogitPoint[];
}

/**
 * One Nash equilibrium of a game of any number of players: the limit of logit quantal response equilibria as precision grows,
 * traced from the uniform profile, polished on its support and verified by its regret.
 * @throws RangeError when an option is outside its domain.
 * @remarks Pseudo-arclength continuation with an Euler predictor and a Newton corrector in the logarithms of the probabilities;
 * O((n^2 C) + k^3) per step for n players, C profiles and k actions in all. Source: McKelvey, Palfrey (1995), Quantal response
 * equilibria for normal form games, Theorem 3 (a unique branch from the uniform profile to an equilibrium, for almost all
 * games); Turocy (2005); Allgower, Georg (1990), Numerical continuation methods, chapter 2.
 * @example
 * ```ts
 * import { bimatrixGame, logitEquilibrium } from '@folkways/core';
 * const { strategies, status } = logitEquilibrium(bimatrixGame([[3, 0], [0, 1]], [[3, 0], [0, 1]]));
 * console.log(status, strategies); // equilibrium [ [ 1, 0 ], [ 1, 0 ] ]
 * ```
 */
export function logitEquilibrium(game: NormalFormGame, options: LogitEquilibriumOptions = {}): LogitEquilibriumResult {
  const { tolerance = 1e-9, stepLimit = 2_000 } = options;
  checkReal('logitEquilibrium', 'tolerance', tolerance, { low: 0, open: 'low' });
  checkInteger('logitEquilibrium', 'stepLimit', stepLimit, 1, Number.MAX_SAFE_INTEGER);
  const stop = stopCheck('logitEquilibrium', options);
  const unit = Math.max(...game.payoffs.map((values) => payoffSpan('logitEquilibrium', values).span)) || 1;
  const system = logitSystem(game, unit);
  const strategiesAt = (point: Float64Array): number[][] =>
    system.offsets.map((first, i) => {
      const weights = game.actions[i].map((_, a) => Math.exp(point[first + a]));
      const sum = weights.reduce((so, value) => so + value, 0);
      return weights.map((value) => value / sum);
    });
  let path: LogitPoint[] = [];
  const answer = (strategies: readonly (readonly number[])[]): LogitEquilibriumResult => {
    const gain = regret(game, strategies);
    const status = gain <= tolerance * unit ? 'equilibrium' : 'approximate';
    return { strategies, payoffs: expectedPayoffs(game, strategies), regret: gain, status, path };
  };

  let best: LogitEquilibriumResult | undefined;
  for (const caution of CAUTIONS) {
    path = [];
    for (const point of trace(game, system, caution)) {
      const strategies = strategiesAt(point);
      path.push({ lambda: Math.expm1(point[system.size]) / unit, strategies });
      const gain = regret(game, strategies);
      if (gain <= POLISH_REGRET * unit) {
        const polished = polishEquilibrium(game, strategies, tolerance * unit);
        if (polished !== undefined) return answer(polished);
      }
      if (gain <= tolerance * unit || path.length > stepLimit || stop()) break;
    }
    const here = answer(path[path.length - 1].strategies);
    if (best === undefined || here.regret < best.regret) best = here;
    if (best.status === 'equilibrium' || stop()) break;
  }
  return best!;
}

/** Points of the branch, from the uniform profile on; ends when steps become too small, or when lambda is back at 0. */
function* trace(game: NormalFormGame, system: LogitSystem, caution: number): Generator<Float64Array> {
  const { size } = system;
  let point: Float64Array = new Float64Array(size + 1);
  game.actions.forEach((names, i) => {
    point.fill(-Math.log(names.length), system.offsets[i], system.offsets[i] + names.length);
  });
  const upwards = new Float64Array(size + 1);
  upwards[size] = 1;
  let tangent = tangentAt(system, point, upwards);
  let step = 0.1 * caution;
  yield point;
  while (tangent !== undefined && step > 1e-10) {
    const ahead = point.map((value, k) => value + step * tangent![k]);
    const next = corrected(system, ahead, tangent, step, caution);
    const turned = next && next[size] > 0 ? tangentAt(system, next, tangent) : undefined;
    if (next === undefined || turned === undefined || cosine(turned, tangent) < 1 - LARGEST_TURN * caution) {
      step /= 2;
      continue;
    }
    if (next[size] < point[size] && next[size] < 1e-9) return;
    point = next;
    tangent = turned;
    step *= 1.5;
    yield point;
  }
}

/** The cosine of the angle of two unit vectors. */
function cosine(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, k) => sum + value * b[k], 0);
}

/** The unit vector along the branch that turns least from `direction`. */
function tangentAt(system: LogitSystem, point: Float64Array, direction: Float64Array): Float64Array | undefined {
  const { jacobian } = system.evaluate(point);
  const right = new Float64Array(system.size + 1);
  right[system.size] = 1;
  const tangent = solveLinear([...jacobian, direction.slice()], right);
  if (tangent === undefined) return undefined;
  const length = Math.hypot(...tangent);
  return tangent.map((value) => value / length);
}

/** Newton's method back to the branch within the plane across the tangent; `undefined` when it does not contract fast. */
function corrected(
  system: LogitSystem,
  start: Float64Array,
  tangent: Float64Array,
  step: number,
  caution: number,
): Float64Array | undefined {
  let point = start;
  let last = Infinity;
  for (let k = 0; k < 8; k++) {
    const { values, jacobian } = system.evaluate(point);
    const right = new Float64Array(system.size + 1);
    right.set(values);
    const move = solveLinear([...jacobian, tangent.slice()], right);
    if (move === undefined) return undefined;
    const length = Math.hypot(...move);
    const isFar = move.some((value) => Math.abs(value) > LARGEST_CORRECTION * caution);
    if (isFar || !(length < (k === 0 ? 0.3 * caution * step : 0.5 * last))) return undefined;
    point = point.map((value, j) => value - move[j]);
    if (length < 1e-9 * (1 + Math.hypot(...point))) return point;
    last = length;
  }
  return undefined;
}
