/**
 * What automata earn against each other, discounted, exactly.
 */
import { checkReal } from '../checks.js';
import type { NormalFormGame } from '../game/normalFormGame.js';
import { type AutomataProduct, type AutomataProductOptions, automataProduct } from './automataProduct.js';
import type { Automaton } from './automaton.js';
import { discountedSolver } from './discountedSolver.js';

/** Options of `discountedPayoffs`. */
export interface DiscountedPayoffsOptions extends AutomataProductOptions {
  /** In (0, 1). */
  readonly discount: number;
}

/** Discounted payoffs, normalised by 1 - discount. */
export interface DiscountedPayoffs {
  /** `payoffs[i]`: player i's value from the start. */
  readonly payoffs: readonly number[];
  /** `values[i][s]`: player i's value from joint state s of `product`. */
  readonly values: readonly Float64Array[];
  /** No value is further than this from the true one (the floats of the game and the automata taken as they are). */
  readonly errorBound: number;
  readonly product: AutomataProduct;
}

/**
 * The discounted payoffs of a profile of automata, from the start and from every joint state.
 * @throws RangeError when the discount is outside (0, 1).
 * @throws AutomatonError when the automata do not fit the game.
 * @remarks Cost: `automataProduct`, then `discountedSolver`; two deterministic automata cost O(joint states).
 *   `signal` and `timeLimit` are asked while the product is built.
 * @example
 * ```ts
 * import { discountedPayoffs, namedStrategy, symmetricGame } from '@folkways/core';
 * const game = symmetricGame([[3, 0], [5, 1]], { actions: ['C', 'D'] });
 * const names = { actions: ['C', 'D'] } as const;
 * const pair = [namedStrategy('titForTat', names), namedStrategy('defector', names)];
 * console.log(discountedPayoffs(game, pair, { discount: 0.5 }).payoffs); // [ 0.5, 3 ]
 * ```
 */
export function discountedPayoffs(
  game: NormalFormGame,
  automata: readonly Automaton[],
  options: DiscountedPayoffsOptions,
): DiscountedPayoffs {
  checkReal('discountedPayoffs', 'discount', options.discount, { low: 0, high: 1, open: 'both' });
  const product = automataProduct(game, automata, options);
  const solve = discountedSolver(product, options.discount);
  const solved = product.payoffs.map(solve);
  return {
    payoffs: solved.map(({ values }) => values[0]),
    values: solved.map(({ values }) => values),
    errorBound: Math.max(...solved.map((one) => one.errorBound)),
    product,
  };
}
