/**
 * All isolated Nash equilibria of a small game of any number of players.
 */
import { checkInteger } from '../checks.js';
import { SizeError } from '../errors.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { type StopOptions, stopCheck } from '../stopCheck.js';
import { expectedPayoffs } from './expectedPayoffs.js';
import { isolateRoots } from './isolateRoots.js';
import { payoffSpan } from './payoffSpan.js';
import { regret } from './regret.js';
import { strategiesOnSupport } from './strategiesOnSupport.js';
import { subsets } from './subsets.js';
import { supportSystem } from './supportSystem.js';

/** A found profile is an equilibrium when its regret is at most this part of the largest payoff range. */
const TOLERANCE = 1e-9;

/** Options of `isolatedEquilibria`. */
export interface IsolatedEquilibriaOptions extends StopOptions {
  /** The most support profiles to try. @defaultValue 100_000 */
  readonly supportLimit?: number;
  /** The most boxes to examine in all: half of them shared equally, the rest by the support profiles then undecided. @defaultValue 200_000 */
  readonly boxLimit?: number;
  /** Called after each support profile. */
  readonly onProgress?: (progress: { readonly tried: number; readonly supports: number }) => void;
}

/** One equilibrium in doubles. */
export interface NumericEquilibrium {
  /** `strategies[i][a]`, non-negative with sum 1. */
  readonly strategies: readonly (readonly number[])[];
  /** Each player's expected payoff. */
  readonly payoffs: readonly number[];
  /** The most any player gains by deviating, in payoff units. */
  readonly regret: number;
}

/** What `isolatedEquilibria` found. */
export interface IsolatedEquilibriaResult {
  readonly equilibria: readonly NumericEquilibrium[];
  /**
   * `true`: these are all equilibria, up to a rounding margin of 1e-12; `"unknown"`: some support profiles could not be decided, as
   * when they carry a continuum of equilibria; `false`: stopped before all were tried.
   */
  readonly complete: true | false | 'unknown';
  /** Why not `true`; empty when it is. */
  readonly reason: string;
  /** The undecided support profiles, `[k][i]`: player i's actions. */
  readonly undecided: readonly (readonly (readonly number[])[])[];
}

/**
 * All isolated equilibria: for every profile of supports, all solutions of the indifference equations by subdivision with a proof
 * (Krawczyk's test) that each is unique in its box and that nothing else is anywhere; each polished by Newton's method and
 * verified by its regret.
 * @throws RangeError when an option is outside its domain.
 * @throws SizeError when there are more than "supportLimit" support profiles.
 * @remarks prod_i (2^a_i - 1) support profiles. Solutions that are not regular (double, or in a continuum) cannot be proven
 * isolated: their supports are listed as undecided. Two players: prefer `extremeEquilibria`, which is exact.
 *
 * Source: Porter, Nudelman, Shoham (2008), Simple search methods for finding a Nash equilibrium (supports); McKelvey, McLennan
 * (1996), Computation of equilibria in finite games, section 6 (the system). Departure: subdivision with Krawczyk's test in
 * place of homotopy, as it proves completeness over the reals.
 * @example
 * ```ts
 * import { isolatedEquilibria, normalFormGame } from '@folkways/core';
 * // Nau (2004): three players, one equilibrium, and it is irrational.
 * const game = normalFormGame({
 *   actions: [['1', '2'], ['1', '2'], ['1', '2']],
 *   payoffs: [[3, 1, 0, 0, 0, 0, 1, 2], [0, 0, 2, 1, 1, 3, 0, 0], [2, 0, 0, 0, 0, 0, 0, 3]],
 * });
 * const { equilibria, complete } = isolatedEquilibria(game);
 * console.log(complete, equilibria.map(({ strategies }) => strategies.map(([p]) => p.toFixed(4)).join(' '))); // true [ '0.6192 0.4798 0.3788' ]
 * ```
 */
export function isolatedEquilibria(
  game: NormalFormGame,
  options: IsolatedEquilibriaOptions = {},
): IsolatedEquilibriaResult {
  const { supportLimit = 100_000, boxLimit = 200_000, onProgress } = options;
  checkInteger('isolatedEquilibria', 'supportLimit', supportLimit, 1, Number.MAX_SAFE_INTEGER);
  checkInteger('isolatedEquilibria', 'boxLimit', boxLimit, 1, Number.MAX_SAFE_INTEGER);
  const stop = stopCheck('isolatedEquilibria', options);
  const supports = game.actions.reduce((product, names) => product * (2 ** names.length - 1), 1);
  if (supports > supportLimit) {
    throw new SizeError(
      `isolatedEquilibria: ${supports} support profiles, above "supportLimit" ${supportLimit}; raise the limit, or use ` +
        'logitEquilibrium for one equilibrium',
      supports,
      supportLimit,
    );
  }
  const ranges = game.payoffs.map((values) => payoffSpan('isolatedEquilibria', values).span || 1);
  const largest = Math.max(...ranges);
  const equilibria: NumericEquilibrium[] = [];
  let left = boxLimit;
  let tried = 0;
  /** Adds what a support profile holds; true when it is decided. */
  const search = (profile: number[][], limit: number): boolean => {
    const { roots, complete, boxes } = isolateRoots(supportSystem(game, profile, ranges), limit, stop);
    left -= boxes;
    for (const root of roots) {
      const strategies = strategiesOnSupport(game, profile, root);
      const found = strategies && verified(game, strategies, TOLERANCE * largest);
      if (found !== undefined && !equilibria.some((known) => isSame(known, found))) equilibria.push(found);
    }
    return complete;
  };
  let undecided: number[][][] = [];
  const stopped = (): IsolatedEquilibriaResult => {
    return { equilibria, complete: false, reason: `stopped after ${tried} of ${supports} support profiles`, undecided };
  };

  for (const profile of supportProfiles(game)) {
    const isDecided = search(profile, Math.ceil(boxLimit / 2 / supports));
    if (stop()) return stopped();
    if (!isDecided) undecided.push(profile);
    onProgress?.({ tried: ++tried, supports });
  }
  const share = Math.floor(left / undecided.length);
  const still = undecided.filter((profile) => stop() || !search(profile, share));
  if (stop()) return stopped();
  undecided = still;
  const reason =
    undecided.length === 0
      ? ''
      : `${undecided.length} of ${supports} support profiles are undecided: they may carry a continuum of equilibria or a multiple one`;
  return { equilibria, complete: undecided.length === 0 ? true : 'unknown', reason, undecided };
}

/** All profiles of non-empty supports, small ones first. */
function supportProfiles(game: NormalFormGame): number[][][] {
  const perPlayer = game.actions.map((names) => names.flatMap((_, k) => subsets(names.length, k + 1)));
  const profiles = perPlayer.reduce<number[][][]>(
    (so, choices) => so.flatMap((head) => choices.map((support) => [...head, support])),
    [[]],
  );
  return profiles.sort((a, b) => a.flat().length - b.flat().length);
}

function verified(game: NormalFormGame, strategies: number[][], tolerance: number): NumericEquilibrium | undefined {
  const gain = regret(game, strategies);
  if (gain > tolerance) return undefined;
  return { strategies, payoffs: expectedPayoffs(game, strategies), regret: gain };
}

function isSame(a: NumericEquilibrium, b: NumericEquilibrium): boolean {
  return a.strategies.every((strategy, i) =>
    strategy.every((value, action) => Math.abs(value - b.strategies[i][action]) < 10 * TOLERANCE),
  );
}
