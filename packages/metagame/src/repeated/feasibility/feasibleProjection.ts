/**
 * The feasible set, seen by two LLMs at a time.
 */
import { bimatrixGame, checkInteger, feasiblePayoffs, type Point } from '@folkways/core';
import type { MetaGame } from '../../model/metaGame.js';
import { payoffVectors } from './payoffVectors.js';

/**
 * The corners of the feasible set's projection to the payoffs of two LLMs, for plots; with two LLMs, of the feasible set itself.
 * @param axes - two different LLM indices.
 * @returns extreme points, counter-clockwise; one for a point, two for a segment.
 * @throws RangeError when an index is outside [0, k - 1].
 * @throws SizeError when the game among the LLMs has more than 2^20 payoffs.
 * @example
 * ```ts
 * import { catalog } from '@folkways/core';
 * import { feasibleProjection, metaGame } from '@folkways/metagame';
 * const meta = metaGame({ game: catalog['pd-losses'], shares: [[0.5, 0.5], [0.5, 0.5]] });
 * console.log(feasibleProjection(meta, [0, 1]).length); // 6
 * ```
 */
export function feasibleProjection(meta: MetaGame, axes: readonly [number, number]): Point[] {
  for (const [n, axis] of axes.entries())
    checkInteger('feasibleProjection', `axes[${n}]`, axis, 0, meta.llms.length - 1);
  const vectors = payoffVectors('feasibleProjection', meta);
  const [first, second] = axes.map((axis) => vectors.map(({ payoffs }) => [payoffs[axis].toNumber()]));
  return feasiblePayoffs(bimatrixGame(first, second));
}
