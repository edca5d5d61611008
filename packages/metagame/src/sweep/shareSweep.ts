/**
 * How the equilibria of two LLMs change as their shares do.
 */
import { checkReal, Fraction, type NormalFormGame, type StopOptions } from '@folkways/core';
import { linearWeight, type WeightInput } from '../equilibrium/linearWeight.js';
import { type OneShotEquilibria, oneShotEquilibria } from '../equilibrium/oneShotEquilibria.js';
import { checkPayoffCount } from '../model/checkPayoffCount.js';
import { affineAt } from './affineShare.js';
import { certifiedPieces } from './certifiedPieces.js';
import { isSameStructure } from './isSameStructure.js';
import { type Bracket, isExact, midpoint } from './realRoots.js';
import { type ShareEffect, shareEffect } from './shareEffect.js';
import { type SweepCell, sweepCell } from './sweepCell.js';
import { familyAt, type ShareFamily, shareFamily, sweepGame } from './sweepGame.js';

/** A wider bracket is no breakpoint but what a stopped search left out. */
const WIDEST = Fraction.of(1, 1_000_000_000);

/** What `shareSweep` takes. */
export interface ShareSweepInput extends StopOptions {
  /** The base game. */
  readonly game: NormalFormGame;
  /** `[m, 2]` shares, linear in the parameter: numbers, fractions, or texts such as `"p"`, `"1 - p"`, `"(1 - p) / 2"`. */
  readonly shares: readonly (readonly WeightInput[])[];
  /** The interval of the parameter; inside it every share is in [0, 1]. */
  readonly from: WeightInput;
  readonly to: WeightInput;
  /** The parameter's name in the texts. @defaultValue `"p"` */
  readonly parameter?: string;
  /** Names of the LLMs. @defaultValue `["LLM 1", "LLM 2"]` */
  readonly llms?: readonly string[];
}

/** A value of the parameter at which the equilibrium set changes. */
export interface SweepBreakpoint {
  /** The value itself when it is rational; else a bracket that holds it, of width at most 1e-9 when the sweep is complete. */
  readonly at: Bracket;
  /** The equilibria there, which may be a continuum that exists nowhere near; `undefined` at an irrational value. */
  readonly result: OneShotEquilibria | undefined;
}

/** What `shareSweep` found. */
export interface ShareSweep {
  readonly parameter: string;
  readonly from: Fraction;
  readonly to: Fraction;
  /** Open intervals in ascending order; within each, the extreme equilibria move continuously and keep their supports. */
  readonly cells: readonly SweepCell[];
  /** What lies between consecutive cells: one less than there are cells when `complete`. */
  readonly breakpoints: readonly SweepBreakpoint[];
  /** For each LLM, what a larger share does to its average; empty when not `complete`. */
  readonly effects: readonly ShareEffect[];
  /** True when these are all breakpoints in the open interval, by proof; false when the search was stopped. */
  readonly complete: boolean;
  readonly notes: readonly string[];
}

/**
 * The exact values of a share parameter at which the set of one-shot equilibria of two LLMs changes, and the equilibria in between with
 * their averages as functions of the parameter.
 * @throws TypeError when a share or an end is of the wrong type.
 * @throws RangeError when shares are not linear in the parameter, do not sum to 1, leave [0, 1], or `from` is not below `to`; or when there are
 *   not two LLMs.
 * @throws SizeError when the game among the LLMs has more than 2^20 payoffs, before anything is computed, or too many vertices to enumerate.
 * @remarks
 * Payoffs are polynomials of degree at most m in the parameter. Around a sample, strictly dominated actions are left out and all vertices of both best-reply polyhedra are followed as
 * rational functions up to the first root of a probability or slack (`certifiedCell` has the proof that nothing changes before), then the next
 * sample lies beyond. So no breakpoint is missed, however close to another one (within 1e-12 they share a bracket). Cost per
 * interval: O(V (m s)^3) for V vertices with supports of s actions.
 * @example
 * ```ts
 * import { catalog } from '@folkways/core';
 * import { shareSweep } from '@folkways/metagame';
 * const sweep = shareSweep({ game: catalog['pd-losses'], shares: [['p', '1-p'], ['p', '1-p']], from: '1/2', to: 1 });
 * console.log(sweep.breakpoints.map(({ at }) => String(at.lower))); // [ '3/5', '2/3' ]
 * ```
 */
export function shareSweep(input: ShareSweepInput): ShareSweep {
  const { game, parameter = 'p' } = input;
  const from = linearWeight('shareSweep: "from"', input.from);
  const to = linearWeight('shareSweep: "to"', input.to);
  if (from.compare(to) >= 0)
    throw new RangeError(`shareSweep: "from" expected a value below "to", got ${from} and ${to}`);
  const family = shareFamily(game, input.llms, input.shares, parameter);
  checkEnds(family, from, to);
  const inside = familyAt(family, midpoint(from, to));
  if (inside.llms.length !== 2) {
    throw new RangeError(`shareSweep: "shares" expected two LLMs, got ${inside.llms.length}`);
  }
  // Payoffs are tabulated m + 1 times over, so before the first.
  checkPayoffCount('shareSweep', inside);

  const polynomials = sweepGame(family, inside.governed);
  const pieces = certifiedPieces(polynomials, family, from, to, stopper(input));
  const cells: SweepCell[] = [];
  const breakpoints: SweepBreakpoint[] = [];
  pieces.stretches.forEach((stretch, i) => {
    const next = sweepCell(family, polynomials, stretch);
    const last = cells.at(-1);
    if (last === undefined) {
      cells.push(next);
      return;
    }
    const at = { lower: pieces.stretches[i - 1].to.lower, upper: next.from.upper };
    const result = isExact(at) ? oneShotEquilibria(familyAt(family, at.lower)) : undefined;
    const isGap = at.upper.subtract(at.lower).compare(WIDEST) > 0;
    if (!isGap && isSameStructure(last, next, result ?? { cell: pieces.stretches[i - 1].last, at })) {
      cells[cells.length - 1] = { ...last, to: next.to };
    } else {
      breakpoints.push({ at, result });
      cells[cells.length - 1] = { ...last, to: at };
      cells.push({ ...next, from: at });
    }
  });
  const { complete } = pieces;
  const notes = inside.exact ? [] : ['payoffs or shares were given as floats and count as the decimals they print as'];
  if (!complete) notes.push('stopped before the end: there are gaps between the cells listed, marked as breakpoints');
  const effects = complete ? [0, 1].map((j) => shareEffect(cells, massSlope(family, j), j)) : [];
  return { parameter, from, to, cells, breakpoints, effects, complete, notes };
}

/** Shares are linear, so they are in [0, 1] on the interval when they are at its ends. */
function checkEnds(family: ShareFamily, from: Fraction, to: Fraction): void {
  for (const end of [from, to]) {
    family.shares.forEach((row, i) => {
      row.forEach((share, j) => {
        const value = affineAt(share, end);
        if (value.compare(Fraction.ZERO) >= 0 && value.compare(Fraction.ONE) <= 0) return;
        throw new RangeError(
          `shareSweep: "shares[${i}][${j}]" expected a number in [0, 1] from ${from} to ${to}, got ${value}`,
        );
      });
    });
  }
}

/** -1, 0 or 1 as LLM j's number of clients falls, stays or grows with the parameter. */
function massSlope({ shares }: ShareFamily, j: number): -1 | 0 | 1 {
  return shares.reduce((sum, row) => sum.add(row[j].slope), Fraction.ZERO).compare(Fraction.ZERO);
}

function stopper({ signal, timeLimit }: StopOptions): () => boolean {
  if (timeLimit === undefined) return () => signal?.aborted === true;
  checkReal('shareSweep', 'timeLimit', timeLimit, { low: 0 });
  const end = Date.now() + timeLimit * 1000;
  return () => signal?.aborted === true || Date.now() >= end;
}
