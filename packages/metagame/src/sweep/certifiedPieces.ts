/**
 * An interval of the parameter, covered by cells of constant structure.
 */
import { Fraction } from '@folkways/core';
import { normalFormOf } from '../model/toNormalForm.js';
import { type CertifiedCell, certifiedCell } from './certifiedCell.js';
import type { Bracket } from './realRoots.js';
import { simplestBetween } from './simplestBetween.js';
import { familyAt, type ShareFamily, type SweepGame } from './sweepGame.js';

/** Points closer than this are not told apart. */
const RESOLUTION = Fraction.of(1, 10n ** 12n);

/** Consecutive cells and the points between them. */
export interface CertifiedPieces {
  readonly cells: readonly CertifiedCell[];
  /** `points[i]` lies between cell i and cell i + 1. */
  readonly points: readonly Bracket[];
  /** False when stopped: cells are then missing. */
  readonly complete: boolean;
}

/** Covers (from, to): a sample, its cell, then what is left on either side. */
export function certifiedPieces(
  game: SweepGame,
  family: ShareFamily,
  from: Fraction,
  to: Fraction,
  stop: () => boolean,
): CertifiedPieces {
  const cells: CertifiedCell[] = [];
  const points: Bracket[] = [];
  let complete = true;
  /** Covers (low, high), whose ends are points of change or ends of the whole; appends in ascending order. */
  const cover = (low: Fraction, high: Fraction): void => {
    if (stop()) {
      complete = false;
      return;
    }
    const width = high.subtract(low);
    if (width.compare(RESOLUTION) < 0) return;
    const margin = width.divide(Fraction.of(5));
    const sample = simplestBetween(low.add(margin), high.subtract(margin));
    const among = normalFormOf('shareSweep', familyAt(family, sample), true, {});
    const cell = certifiedCell(game, among, sample, low, high);
    const left = cell?.from ?? { lower: sample, upper: sample };
    const right = cell?.to ?? { lower: sample, upper: sample };
    if (left.upper.compare(low) > 0) {
      cover(low, left.lower);
      points.push(left);
    }
    if (cell !== undefined) cells.push(cell);
    if (right.lower.compare(high) < 0) {
      if (cell !== undefined) points.push(right);
      cover(right.upper, high);
    }
  };
  cover(from, to);
  return { cells, points, complete };
}
