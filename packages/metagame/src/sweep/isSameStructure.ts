/**
 * Whether a candidate point is a breakpoint at all.
 */
import type { NashComponent } from '@folkways/core';
import type { OneShotEquilibria } from '../equilibrium/oneShotEquilibria.js';
import type { CertifiedCell } from './certifiedCell.js';
import type { Polynomial } from './polynomial.js';
import { type Bracket, rootsBetween } from './realRoots.js';
import type { SweepCell } from './sweepCell.js';
import type { VertexCurve } from './vertexCurve.js';

/** An irrational point and the cell before it. */
interface IrrationalPoint {
  readonly cell: CertifiedCell;
  readonly at: Bracket;
}

/**
 * Whether nothing changes from one cell through the point to the next: the same supports span the same components, with the same payoff
 * functions, before, at and after it. At an irrational point, whether no pair of vertices gains its last missing label there; a pair
 * that does may merge with a known equilibrium, so that a `false` there is on the safe side.
 */
export function isSameStructure(before: SweepCell, after: SweepCell, at: OneShotEquilibria | IrrationalPoint): boolean {
  const structure = structureOf(before.result);
  if (structure !== structureOf(after.result)) return false;
  const functions = ({ averages }: SweepCell): string =>
    averages.map((list) => list.map(({ numerator, denominator }) => `${numerator}/${denominator}`).join(';')).join(' ');
  if (functions(before) !== functions(after)) return false;
  return 'equilibria' in at ? structureOf(at) === structure : !gainsEquilibrium(at);
}

/** The supports of the extreme equilibria in order, and how they group. */
function structureOf({ equilibria, components }: OneShotEquilibria): string {
  const supports = equilibria.map(({ exact }) =>
    exact!.strategies.map((strategy) => strategy.map((weight) => (weight.numerator === 0n ? 0 : 1)).join('')).join('|'),
  );
  const grouping = components.map(({ subsets }: NashComponent) =>
    subsets
      .map((subset) =>
        subset.equilibria
          .map((index) => supports[index])
          .sort()
          .join('+'),
      )
      .sort()
      .join('/'),
  );
  return grouping.sort().join(' ');
}

function gainsEquilibrium({ cell, at }: IrrationalPoint): boolean {
  const vanishes = (f: Polynomial): boolean => rootsBetween(f, at.lower, at.upper).length > 0;
  const labels = cell.curves.map((list) =>
    list.map((curve) => ({
      now: labelsOf(curve, () => false),
      there: labelsOf(curve, vanishes),
    })),
  );
  return labels[0].some((x) => labels[1].some((y) => !isComplete(x.now, y.now) && isComplete(x.there, y.there)));
}

interface Labels {
  readonly unplayed: readonly boolean[];
  readonly replies: readonly boolean[];
}

function labelsOf({ numerators, slacks }: VertexCurve, vanishes: (f: Polynomial) => boolean): Labels {
  const isZero = (f: Polynomial): boolean => f.length === 0 || vanishes(f);
  return { unplayed: numerators.map(isZero), replies: slacks.map(isZero) };
}

/** Each action of either LLM is unplayed or a best reply. */
function isComplete(x: Labels, y: Labels): boolean {
  return (
    x.unplayed.every((unplayed, a) => unplayed || y.replies[a]) &&
    y.unplayed.every((unplayed, b) => unplayed || x.replies[b])
  );
}
