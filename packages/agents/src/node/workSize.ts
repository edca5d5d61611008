/**
 * How many matches to hand out at a time, learned from how long they take.
 */

/** Weight of the newest measurement. */
const NEWEST = 0.5;
/** At most this many times the last size: one measurement says little. */
const GROWTH = 8;

/** Sizes of pieces of work. */
export interface WorkSize {
  /** Matches of the next piece, at least 1. @param remaining - matches that nobody has yet. */
  next(remaining: number): number;
  /** What a piece took. */
  learn(matches: number, seconds: number): void;
}

/** Options of `workSize`. */
export interface WorkSizeOptions {
  /** Seconds that a piece should take, > 0. */
  readonly seconds: number;
  /** Seconds that a piece should take at least, > 0, also towards the end. @defaultValue 0 */
  readonly least?: number;
  /** Matches that a piece may have. */
  readonly most: number;
  /** Who shares what remains: towards the end pieces shrink to half a share. */
  readonly workers: number;
}

/** Begins with single matches and comes, by factors of 8, to pieces of the given length. */
export function workSize({ seconds, least = 0, most, workers }: WorkSizeOptions): WorkSize {
  let perMatch: number | undefined;
  let largest = 1;
  return {
    next(remaining) {
      const of = (time: number): number => (perMatch === undefined ? 1 : Math.ceil(time / Math.max(perMatch, 1e-9)));
      const wanted = of(seconds);
      const share = Math.max(of(least), Math.ceil(remaining / (2 * workers)));
      return Math.max(1, Math.min(wanted, most, largest * GROWTH, share, remaining));
    },
    learn(matches, took) {
      largest = Math.max(largest, matches);
      const each = took / matches;
      perMatch = perMatch === undefined ? each : NEWEST * each + (1 - NEWEST) * perMatch;
    },
  };
}
