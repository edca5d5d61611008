/**
 * An interval of the parameter, covered by cells of constant structure.
 */
import { Fraction } from '@folkways/core';
import { normalFormOf } from '../model/toNormalForm.js';
import { type CellEnd, type CertifiedCell, certifiedCell } from './certifiedCell.js';
import type { Bracket } from './realRoots.js';
import { simplestBetween } from './simplestBetween.js';
import { familyAt, type ShareFamily, type SweepGame } from './sweepGame.js';

/** Points closer than this are not told apart. */
const RESOLUTION = Fraction.of(1, 10n ** 12n);

/** A stretch covered by overlapping cells, so that its structure is that of any of them. */
export interface CertifiedStretch {
  readonly from: Bracket;
  readonly to: Bracket;
  /** The cell in which its sample was taken, and the one at its upper end. */
  readonly cell: CertifiedCell;
  readonly last: CertifiedCell;
}

/** Consecutive stretches; between two of them lies a point of change. */
export interface CertifiedPieces {
  readonly stretches: readonly CertifiedStretch[];
  /** False when stopped: stretches are then missing. */
  readonly complete: boolean;
}

/**
 * Covers (from, to): a sample and its cell; beyond a soft end, cells that overlap the last one; at a hard end a point of change, and what is
 * left on either side in the same way.
 */
export function certifiedPieces(
  game: SweepGame,
  family: ShareFamily,
  from: Fraction,
  to: Fraction,
  stop: () => boolean,
): CertifiedPieces {
  const stretches: CertifiedStretch[] = [];
  let complete = true;

  /** The cells that continue a cell on one side until a hard end; the last of them, and that end. */
  const extend = (
    cell: CertifiedCell,
    side: 'from' | 'to',
    low: Fraction,
    high: Fraction,
  ): [CertifiedCell, Bracket] => {
    let last = cell;
    while (last[side].soft && !stop()) {
      const { at } = last[side];
      const sample = side === 'to' ? at.upper : at.lower;
      const next = cellAt(sample, low, high);
      // An overlap holds the whole bracket; without one something may change inside it.
      if (next === undefined || !reaches(next, at, side)) return [last, at];
      last = next;
    }
    if (last[side].soft) complete = false;
    return [last, last[side].at];
  };
  const cellAt = (sample: Fraction, low: Fraction, high: Fraction): CertifiedCell | undefined =>
    certifiedCell(game, normalFormOf('shareSweep', familyAt(family, sample), true, {}), sample, low, high);

  /** Covers (low, high), whose ends are points of change or ends of the whole; appends in ascending order. */
  const cover = (low: Fraction, high: Fraction): void => {
    const width = high.subtract(low);
    if (width.compare(RESOLUTION) < 0) return;
    if (stop()) {
      complete = false;
      return;
    }
    const margin = width.divide(Fraction.of(5));
    const sample = simplestBetween(low.add(margin), high.subtract(margin));
    const cell = cellAt(sample, low, high);
    const here: Bracket = { lower: sample, upper: sample };
    const [, left] = cell === undefined ? [cell, here] : extend(cell, 'from', low, high);
    const [last, right] = cell === undefined ? [cell, here] : extend(cell, 'to', low, high);
    if (left.upper.compare(low) > 0) cover(low, left.lower);
    if (cell !== undefined && last !== undefined) stretches.push({ from: left, to: right, cell, last });
    if (right.lower.compare(high) < 0) cover(right.upper, high);
  };
  cover(from, to);
  return { stretches, complete };
}

/** Whether a cell sampled at one end of a bracket holds the other end too. */
function reaches(cell: CertifiedCell, at: Bracket, side: 'from' | 'to'): boolean {
  const back: CellEnd = side === 'to' ? cell.from : cell.to;
  return side === 'to' ? back.at.upper.compare(at.lower) < 0 : back.at.lower.compare(at.upper) > 0;
}
