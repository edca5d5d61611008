/**
 * All payoffs that equilibria of two LLMs give.
 */
import type { Fraction } from '@folkways/core';
import type { OneShotEquilibria } from './oneShotEquilibria.js';

/** The payoffs of one maximal Nash subset: every pair of averages in the two closed intervals. */
export interface PayoffRectangle {
  /** `[2][2]` the least and the largest average of each LLM. */
  readonly averages: readonly (readonly [Fraction, Fraction])[];
  /** The extreme equilibria of the subset, as indices into the list. */
  readonly equilibria: readonly number[];
}

/**
 * The averages of all equilibria of two LLMs, as a union of rectangles (points and segments included), one per maximal Nash subset.
 * @returns an empty list when there are not two LLMs, for which there are no components.
 * @remarks Within a subset the one LLM's payoff depends on the other's lottery alone, hence a rectangle (see `equilibriumRange`).
 * @example
 * ```ts
 * import { catalog } from '@folkways/core';
 * import { metaGame, oneShotEquilibria, payoffRectangles } from '@folkways/metagame';
 * const meta = metaGame({ game: catalog['pd-losses'], shares: [['3/5', '2/5'], ['3/5', '2/5']] });
 * const rectangles = payoffRectangles(oneShotEquilibria(meta));
 * console.log(rectangles[0].averages.map(([low, high]) => `${low} to ${high}`)); // [ '-16/5 to -13/5', '-8/5 to -8/5' ]
 * ```
 */
export function payoffRectangles({ equilibria, components }: OneShotEquilibria): PayoffRectangle[] {
  return components.flatMap(({ subsets }) =>
    subsets.map((subset) => ({
      equilibria: subset.equilibria,
      averages: [0, 1].map((j): [Fraction, Fraction] => {
        const values = subset.equilibria.map((index) => equilibria[index].exact!.averages[j]);
        return [values.reduce(least), values.reduce(largest)];
      }),
    })),
  );
}

const least = (a: Fraction, b: Fraction): Fraction => (b.compare(a) < 0 ? b : a);
const largest = (a: Fraction, b: Fraction): Fraction => (b.compare(a) > 0 ? b : a);
