/**
 * How patient must players be for a profile of automata to be an equilibrium?
 */
import { checkOneOf } from '../checks.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { type StopOptions, stopPoint } from '../stopCheck.js';
import { AlgebraicNumber } from './algebraicNumber.js';
import { automataDeviation } from './automataDeviation.js';
import type { Automaton } from './automaton.js';
import { checkAutomata } from './checkAutomata.js';
import type { DiscountInterval } from './discountInterval.js';
import { type DiscountSet, intersection } from './discountSet.js';
import { isExactlySolvable } from './isExactlySolvable.js';
import { nashDiscounts } from './nashDiscounts.js';
import { sampledDiscounts } from './sampledDiscounts.js';
import { type Deviation, type PlayerDiscounts, subgamePerfectDiscounts } from './subgamePerfectDiscounts.js';

/** Options of `criticalDiscount`. */
export interface CriticalDiscountOptions extends StopOptions {
  /** Best responses from the initial state, or no profitable deviation at any joint state that any joint actions lead to. */
  readonly kind: 'nash' | 'subgame-perfect';
  /**
   * `exact`: algebraic ends and a proof of completeness; `sampled`: floats on a grid, refined by bisection to 1e-12.
   * @defaultValue `exact` where that takes seconds at most (up to 50 joint states when an automaton randomises, else up to some
   * thousands when their paths are short), else `sampled`
   */
  readonly method?: 'exact' | 'sampled';
}

/** The discount factors at which a profile is an equilibrium. */
export interface CriticalDiscount {
  readonly kind: 'nash' | 'subgame-perfect';
  /** The least discount factor from which on the profile is an equilibrium at all larger ones; 0 when at all; null when there is none. */
  readonly critical: number | null;
  /** Every component, increasing. */
  readonly intervals: readonly DiscountInterval[];
  /** For each player, where its own conditions hold. */
  readonly players: readonly { readonly critical: number | null; readonly intervals: readonly DiscountInterval[] }[];
  /** True when no component and no gap can have been missed. */
  readonly complete: boolean;
  /** One line: how it was found or, when there is no interval, who deviates. */
  readonly reason: string;
}

/**
 * The set of discount factors in (0, 1) at which a profile of automata is a Nash or a subgame-perfect equilibrium.
 * @throws RangeError when the kind is unknown.
 * @throws AutomatonError when the automata do not fit the game.
 * @throws StoppedError when the signal or the time limit stops it first.
 * @remarks Exact and complete for small products: value differences are rational functions of the discount factor, with rational
 * coefficients taken from the game and the automata (floats count as the decimals they print as), so the set is found from ALL real
 * roots of integer polynomials by Descartes' rule of signs, isolated points and gaps included. Larger products are sampled at 400
 * discount factors and each change refined by bisection; that can miss a component or a gap between two samples, and says so. The gain
 * of a mixed action is 0 only when every action it uses ties exactly; give probabilities as fractions where that matters.
 * Source: Mailath and Samuelson (2006), Repeated Games and Reputations, sections 2.2 (proposition 2.2.1) and 2.3.
 * @example
 * ```ts
 * import { criticalDiscount, namedStrategy, symmetricGame } from '@folkways/core';
 * const game = symmetricGame([[3, -5], [5, 0]], { actions: ['J', 'F'] });
 * const grim = namedStrategy('grudger', { actions: ['J', 'F'] });
 * const { critical, intervals } = criticalDiscount(game, [grim, grim], { kind: 'nash' });
 * console.log(critical, intervals[0].lowerExact, intervals[0].lowerBinding?.deviation); // 0.4 2/5 F
 * ```
 */
export function criticalDiscount(
  game: NormalFormGame,
  automata: readonly Automaton[],
  options: CriticalDiscountOptions,
): CriticalDiscount {
  const where = 'criticalDiscount';
  const kind = checkOneOf(where, 'kind', options?.kind, ['nash', 'subgame-perfect']);
  const step = stopPoint(where, options);
  checkAutomata(where, game, automata);
  const preferred = (): 'exact' | 'sampled' => (isExactlySolvable(game, automata) ? 'exact' : 'sampled');
  const method = checkOneOf(where, 'method', options.method ?? preferred(), ['exact', 'sampled']);
  if (method === 'sampled') return sampled(game, automata, kind, step);
  const players =
    kind === 'nash'
      ? automata.map((_, player) => nashDiscounts(game, automata, player, step))
      : subgamePerfectDiscounts(game, automata, step);
  const all: PlayerDiscounts = {
    set: players.map((one) => one.set).reduce(intersection),
    conditions: players.flatMap((one) => one.conditions),
  };
  const intervals = describe(all);
  return {
    kind,
    critical: criticalOf(intervals),
    intervals,
    players: players.map(describe).map((own) => ({ critical: criticalOf(own), intervals: own })),
    complete: true,
    reason: intervals.length === 0 ? whyNever(game, automata, kind) : 'all roots of the exact value differences',
  };
}

function describe({ set, conditions }: PlayerDiscounts): DiscountInterval[] {
  /** A condition whose own set ends there too. */
  const binding = (end: AlgebraicNumber, side: keyof DiscountSet[number]): Deviation | undefined => {
    const condition = conditions.find((one) => one.set.some((range) => range[side].compare(end) === 0));
    return condition && { player: condition.player, state: condition.state, deviation: condition.deviation };
  };
  return set.map(({ from, to }) => ({
    lower: from.toNumber(),
    upper: to.toNumber(),
    lowerExact: String(from),
    upperExact: String(to),
    ...(from === AlgebraicNumber.ZERO ? {} : { lowerBinding: binding(from, 'from') }),
    ...(to === AlgebraicNumber.ONE ? {} : { upperBinding: binding(to, 'to') }),
  }));
}

function criticalOf(intervals: readonly DiscountInterval[]): number | null {
  const last = intervals[intervals.length - 1];
  return last !== undefined && last.upper === 1 ? last.lower : null;
}

function whyNever(game: NormalFormGame, automata: readonly Automaton[], kind: CriticalDiscount['kind']): string {
  const { players } = automataDeviation(game, automata, { discount: 0.5, kind });
  const { player, state, deviation } = [...players].sort((a, b) => b.gain - a.gain)[0];
  return `never an equilibrium: at discount 1/2, for one, ${game.players[player]} gains by ${deviation} in (${state.join(', ')})`;
}

function sampled(
  game: NormalFormGame,
  automata: readonly Automaton[],
  kind: CriticalDiscount['kind'],
  step: () => void,
): CriticalDiscount {
  const { all, players } = sampledDiscounts(game, automata, kind, step);
  return {
    kind,
    critical: criticalOf(all),
    intervals: all,
    players: players.map((own) => ({ critical: criticalOf(own), intervals: own })),
    complete: false,
    reason: `${all.length === 0 ? 'no sample is an equilibrium; ' : ''}sampled at 400 discount factors and bisected: components or gaps between two samples can be missed`,
  };
}
