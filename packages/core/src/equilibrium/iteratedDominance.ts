/**
 * Elimination of dominated actions, round by round, with its trace.
 */
import { checkOneOf } from '../checks.js';
import { bimatrixGame } from '../game/bimatrixGame.js';
import { exactPayoff, type NormalFormGame, normalFormGame } from '../game/normalFormGame.js';
import { profileAt, profileCount, profileIndex } from '../game/profile.js';
import { Fraction } from '../rational/fraction.js';
import { type StopOptions, type StopSignal, stopCheck, stopPoint } from '../stopCheck.js';
import { lemkeHowson } from './lemkeHowson.js';

/** Options of `iteratedDominance`. */
export interface IteratedDominanceOptions extends StopOptions {
  /** `strict`: worse against everything; `weak`: never better and somewhere worse. @defaultValue `"strict"` */
  readonly kind?: 'strict' | 'weak';
  /** What dominates: another action, or a mixture of actions (for `strict` only). @defaultValue `"pure"` */
  readonly by?: 'pure' | 'mixed';
}

/** One elimination. */
export interface DominanceStep {
  /** From 1; all eliminations of a round refer to the game as the round begins. */
  readonly round: number;
  readonly player: number;
  /** Index in the original game. */
  readonly action: number;
  /** The strategy that dominates it: actions of the original game and their positive probabilities. */
  readonly dominatedBy: readonly { readonly action: number; readonly probability: Fraction }[];
}

/** What is left, and why. */
export interface IteratedDominanceResult {
  /** `surviving[i]`: player i's remaining actions as indices in the original game, ascending; never empty. */
  readonly surviving: readonly (readonly number[])[];
  readonly steps: readonly DominanceStep[];
  /** The game with the surviving actions. */
  readonly game: NormalFormGame;
}

/**
 * Eliminates all dominated actions of all players, again and again until none is left; any number of players, exactly.
 *
 * For `strict` the result does not depend on the order and every equilibrium survives. For `weak` it may: each round removes all
 * actions that are weakly dominated in the game at its beginning, of all players at once; equilibria may be lost, at least one survives.
 * @throws RangeError when an option is not one of its choices, or mixed weak dominance is asked for.
 * @throws StoppedError when the signal or the time limit stops it first.
 * @remarks Pure: at most O(R C a) comparisons for R rounds, C profiles and a actions; a pair of actions costs as many as it takes to tell. Mixed: action a is strictly dominated exactly when the
 * matrix of payoff differences (own action against the others' profile, minus a's) has a positive value as a zero-sum
 * game, whose exact solution is the dominating mixture. Source: Pearce (1984), Rationalizable strategic behavior, Lemma 3;
 * Osborne, Rubinstein (1994), section 4.2.
 * @example
 * ```ts
 * import { bimatrixGame, iteratedDominance } from '@folkways/core';
 * const { surviving, steps } = iteratedDominance(bimatrixGame([[2, 0], [3, 1]], [[2, 3], [0, 1]]));
 * console.log(surviving, steps.length); // [ [ 1 ], [ 1 ] ] 2
 * ```
 */
export function iteratedDominance(
  game: NormalFormGame,
  options: IteratedDominanceOptions = {},
): IteratedDominanceResult {
  const kind = checkOneOf('iteratedDominance', 'kind', options.kind ?? 'strict', ['strict', 'weak'] as const);
  const by = checkOneOf('iteratedDominance', 'by', options.by ?? 'pure', ['pure', 'mixed'] as const);
  if (kind === 'weak' && by === 'mixed') {
    throw new RangeError('iteratedDominance: "by" expected "pure" for weak dominance, got "mixed"');
  }
  const step = stopPoint('iteratedDominance', options);
  const stop = stopCheck('iteratedDominance', options);
  const signal = {
    get aborted() {
      return stop();
    },
  };
  const mixture = (table: Fraction[][], a: number): Mixture | undefined => {
    try {
      return dominantMixture(table, a, signal);
    } catch (error) {
      step();
      throw error;
    }
  };
  let surviving = game.actions.map((names) => names.map((_, a) => a));
  const steps: DominanceStep[] = [];
  for (let round = 1; ; round++) {
    const found: DominanceStep[] = [];
    surviving.forEach((actions, player) => {
      const table = payoffTable(game, surviving, player, step);
      actions.forEach((action, a) => {
        const dominant = dominantPure(table, a, kind, step) ?? (by === 'mixed' ? mixture(table, a) : undefined);
        if (dominant === undefined) return;
        const dominatedBy = dominant.map(([c, probability]) => ({ action: actions[c], probability }));
        found.push({ round, player, action, dominatedBy });
      });
    });
    if (found.length === 0) return { surviving, steps, game: restricted(game, surviving) };
    steps.push(...found);
    surviving = surviving.map((actions, player) =>
      actions.filter((action) => !found.some((step) => step.player === player && step.action === action)),
    );
  }
}

type Mixture = [action: number, probability: Fraction][];

/** `[own action][others' profile]` among the surviving actions. */
function payoffTable(
  game: NormalFormGame,
  surviving: readonly number[][],
  player: number,
  step: () => void,
): Fraction[][] {
  const columns = product(surviving.map((actions, i) => (i === player ? [0] : actions)));
  return surviving[player].map((action) => {
    step();
    return columns.map((profile) => {
      const at = profile.map((other, i) => (i === player ? action : other));
      return exactPayoff(game, player, profileIndex(game, at));
    });
  });
}

function dominantPure(
  table: readonly Fraction[][],
  a: number,
  kind: 'strict' | 'weak',
  step: () => void,
): Mixture | undefined {
  const best = table.findIndex((row, c) => {
    if (c === a) return false;
    step();
    const signAt = (payoff: Fraction, k: number): number => payoff.compare(table[a][k]);
    return kind === 'strict'
      ? row.every((payoff, k) => signAt(payoff, k) > 0)
      : row.every((payoff, k) => signAt(payoff, k) >= 0) && row.some((payoff, k) => signAt(payoff, k) > 0);
  });
  return best < 0 ? undefined : [[best, Fraction.ONE]];
}

/** The maxmin strategy of the differences to action a, when it guarantees more than 0. */
function dominantMixture(table: readonly Fraction[][], a: number, signal: StopSignal): Mixture | undefined {
  if (table.length < 3) return undefined; // a mixture needs two other actions
  const differences = table.map((row) => row.map((payoff, k) => payoff.subtract(table[a][k])));
  const negative = differences.map((row) => row.map((value) => value.negate()));
  const { strategies, payoffs } = lemkeHowson(bimatrixGame(differences, negative), { signal });
  if (payoffs[0].numerator <= 0n) return undefined;
  return strategies[0].flatMap((probability, c) =>
    probability.numerator === 0n ? [] : [[c, probability] as const],
  ) as Mixture;
}

function product(lists: readonly (readonly number[])[]): number[][] {
  return lists.reduce<number[][]>((so, list) => so.flatMap((head) => list.map((value) => [...head, value])), [[]]);
}

function restricted(game: NormalFormGame, surviving: readonly number[][]): NormalFormGame {
  const actions = surviving.map((kept, i) => kept.map((action) => game.actions[i][action]));
  const shape = { ...game, actions, payoffs: [] };
  const cells = Array.from({ length: profileCount(shape) }, (_, k) =>
    profileIndex(
      game,
      profileAt(shape, k).map((a, i) => surviving[i][a]),
    ),
  );
  const isExact = game.rationals !== undefined;
  return normalFormGame({
    title: game.title,
    players: game.players,
    actions,
    payoffs: game.payoffs.map((payoffs, i) => cells.map((k) => (isExact ? exactPayoff(game, i, k) : payoffs[k]))),
  });
}
