/**
 * The equilibria on an interval of the parameter, as functions of it.
 */
import { Fraction } from '@folkways/core';
import { type OneShotEquilibria, oneShotEquilibria } from '../equilibrium/oneShotEquilibria.js';
import type { CertifiedStretch } from './certifiedPieces.js';
import { type Polynomial, times, trimmed } from './polynomial.js';
import { type RationalFunction, rationalFunction } from './rationalFunction.js';
import type { Bracket } from './realRoots.js';
import { familyAt, type ShareFamily, type SweepGame } from './sweepGame.js';

/** An open interval of the parameter on which the structure of the equilibrium set is the same. */
export interface SweepCell {
  /** Its ends, exact where rational. */
  readonly from: Bracket;
  readonly to: Bracket;
  /** A value inside, and the equilibria there. */
  readonly sample: Fraction;
  readonly result: OneShotEquilibria;
  /** Parallel to the extreme equilibria of `result`: the average of each LLM as a function of the parameter, on the whole interval. */
  readonly averages: readonly (readonly RationalFunction[])[];
}

/** Solves a stretch at its sample and follows the equilibria's payoffs. */
export function sweepCell(family: ShareFamily, game: SweepGame, { from, to, cell }: CertifiedStretch): SweepCell {
  const { sample, surviving, curves } = cell;
  const result = oneShotEquilibria(familyAt(family, sample));
  const byStrategy = curves.map((list) => new Map(list.map((curve) => [curve.vertex.strategy.join(), curve])));
  const masses = [0, 1].map((j) => massPolynomial(family, j));
  const averages = result.equilibria.map(({ exact }) => {
    const pair = exact!.strategies.map(
      (strategy, i) => byStrategy[i].get(surviving[i].map((a) => strategy[a]).join())!,
    );
    return [0, 1].map((j) => {
      // An LLM's payoff is the best reply's level at the other's vertex.
      const { level, denominator } = pair[1 - j];
      const { polynomial, scale } = masses[j];
      return rationalFunction(
        level.map((a) => a * scale),
        times(denominator, polynomial).map((a) => a * game.scale),
      );
    });
  });
  return { from, to, sample, result, averages };
}

/** The mass of LLM j, times `scale`, as a polynomial. */
function massPolynomial({ shares }: ShareFamily, j: number): { polynomial: Polynomial; scale: bigint } {
  const constant = shares.reduce((sum, row) => sum.add(row[j].constant), Fraction.ZERO);
  const slope = shares.reduce((sum, row) => sum.add(row[j].slope), Fraction.ZERO);
  const scale = constant.denominator * slope.denominator;
  return { polynomial: trimmed([constant, slope].map((f) => f.numerator * (scale / f.denominator))), scale };
}
