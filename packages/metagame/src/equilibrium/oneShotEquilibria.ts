/**
 * What the LLMs will advise when the game is played once.
 */
import {
  checkOneOf,
  exactPayoff,
  extremeEquilibria,
  Fraction,
  type NashComponent,
  type NormalFormGame,
  type StopOptions,
} from '@folkways/core';
import type { MetaGame } from '../model/metaGame.js';
import { type NormalFormOptions, normalFormOf } from '../model/toNormalForm.js';
import { exactOneShot, type OneShotEquilibrium } from './oneShotEquilibrium.js';
import { severalLlms } from './severalLlms.js';

/** Options of `oneShotEquilibria`. */
export interface OneShotOptions extends StopOptions, NormalFormOptions {
  /**
   * What to look for among three or more LLMs: all pure equilibria, exactly; all isolated ones, in doubles with a proof of completeness where there is
   * one; or one, at the end of a path of quantal responses. Two LLMs that are too large for all equilibria may ask for the same.
   * @defaultValue all equilibria of one or two LLMs, `'pure'` for three or more
   */
  readonly find?: 'pure' | 'isolated' | 'one';
  /** Two LLMs, all equilibria: the most vertices to enumerate, by a bound. @defaultValue that of core's `extremeEquilibria` */
  readonly vertexLimit?: number;
}

/** What `oneShotEquilibria` found. */
export interface OneShotEquilibria {
  readonly meta: MetaGame;
  /** The game among the LLMs that was solved. */
  readonly game: NormalFormGame;
  /** Without duplicates. For two LLMs the extreme equilibria, in the order of core's `extremeEquilibria`. */
  readonly equilibria: readonly OneShotEquilibrium[];
  /**
   * For two LLMs: the set of all equilibria is the union of the maximal Nash subsets of these, each the product of the hulls of
   * its strategies; indices refer to `equilibria`. Empty for any other number of LLMs.
   */
  readonly components: readonly NashComponent[];
  /** True when the list describes all equilibria; false or `'unknown'` when it may not, with the reason in `notes`. */
  readonly complete: boolean | 'unknown';
  readonly notes: readonly string[];
}

/**
 * The equilibria of the meta-game played once.
 *
 * Two LLMs: all of them, exactly, also where there is a continuum. Three or more, or when `find` is given: those asked for, each with its regret, and what was left out.
 * @throws SizeError when the game among the LLMs has more than `maxPayoffs` payoffs, or too many vertices to enumerate.
 * @throws RangeError when an option is outside its domain.
 * @remarks Payoffs and shares that are not exact count as the decimals they print as (a note says so).
 * @example
 * ```ts
 * import { bimatrixGame } from '@folkways/core';
 * import { metaGame, oneShotEquilibria } from '@folkways/metagame';
 * const game = bimatrixGame([[-2, -5], [0, -4]], [[-2, 0], [-5, -4]], { actions: [['C', 'D'], ['C', 'D']] });
 * const { equilibria, complete } = oneShotEquilibria(metaGame({ game, shares: [[0.9, 0.1], [0.9, 0.1]] }));
 * console.log(complete, equilibria.length, equilibria[0].averages); // true 1 [ -2.3, -0.4 ]
 * ```
 */
export function oneShotEquilibria(meta: MetaGame, options: OneShotOptions = {}): OneShotEquilibria {
  checkOneOf('oneShotEquilibria', 'find', options.find ?? 'pure', ['pure', 'isolated', 'one']);
  const notes = meta.exact ? [] : ['payoffs or shares were given as floats and count as the decimals they print as'];
  if (meta.llms.length === 1) return planner(meta, options, notes);
  if (meta.llms.length > 2 || options.find !== undefined) {
    const found = severalLlms(meta, options);
    return { meta, ...found, components: [], notes: [...notes, ...found.notes] };
  }
  const game = normalFormOf('oneShotEquilibria', meta, true, options);
  const found = extremeEquilibria(game, options);
  return {
    meta,
    game,
    equilibria: found.equilibria.map(({ strategies, payoffs }) => exactOneShot(meta, strategies, payoffs)),
    components: found.components,
    complete: found.complete,
    notes: [...notes, ...found.notes],
  };
}

/** One LLM that advises everyone: it is in equilibrium exactly when it maximises. */
function planner(meta: MetaGame, options: OneShotOptions, notes: readonly string[]): OneShotEquilibria {
  const game = normalFormOf('oneShotEquilibria', meta, true, options);
  const payoffs = game.actions[0].map((_, action) => exactPayoff(game, 0, action));
  const best = payoffs.reduce((most, payoff) => (payoff.compare(most) > 0 ? payoff : most));
  const equilibria = payoffs.flatMap((payoff, action) => {
    if (!payoff.equals(best)) return [];
    const sure = payoffs.map((_, a) => (a === action ? Fraction.ONE : Fraction.ZERO));
    return [exactOneShot(meta, [sure], [best])];
  });
  const note = 'a single LLM is in equilibrium with every lottery over the profiles listed, and with no other';
  return { meta, game, equilibria, components: [], complete: true, notes: [...notes, note] };
}
