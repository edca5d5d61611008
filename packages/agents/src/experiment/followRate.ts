/**
 * How often play is where a theory says it should be.
 */
import { checkInteger, checkOneOf, profileIndex } from '@folkways/core';
import { prescribedPaths } from '../match/prescribedPaths.js';
import type { ExperimentRecords } from './records.js';

const METRICS = ['anyNash', 'prescribed', 'parityFree'] as const;

/** Which joint actions count. */
export interface FollowRateOptions {
  /**
   * `"anyNash"`: a stage equilibrium or a joint action of the prescribed path, at any date; `"prescribed"`: the prescribed joint action
   * of that very round; `"parityFree"`: the prescribed path shifted in time, by the shift that fits each match best.
   */
  readonly metric: (typeof METRICS)[number];
  /** First and last round scored, from 1. @defaultValue all */
  readonly window?: readonly [number, number];
  /** With `"anyNash"`: do weak stage equilibria count (Promo's Z, Z)? @defaultValue false */
  readonly countZZ?: boolean;
  /** Only the matches of this pairing. @defaultValue all */
  readonly pairing?: number;
  /** The prescribed path, repeated from round 1. @defaultValue the game's (`prescribedPaths`) */
  readonly cycle?: readonly (readonly string[])[];
  /** What counts as equilibrium play. @defaultValue the game's (`prescribedPaths`) */
  readonly anyNash?: readonly (readonly string[])[];
}

/** A share of rounds. */
export interface FollowRate {
  /** The mean over matches, in [0, 1]. */
  readonly rate: number;
  /** Its standard error from the spread between matches (0 for a single match, which says nothing about it). */
  readonly standardError: number;
  /** `[matches]`: each match's share. */
  readonly perMatch: Float64Array;
}

/**
 * The share of rounds in a window in which the joint action is one that counts, averaged over matches.
 * @throws RangeError when the metric is unknown, the window is not inside the match, there is no such pairing, or the game has no
 * prescribed path and none is given.
 * @remarks O(matches * window * length of the cycle).
 */
export function followRate(records: ExperimentRecords, options: FollowRateOptions): FollowRate {
  const { rounds } = records;
  const metric = checkOneOf('followRate', 'metric', options.metric, METRICS);
  const [first, last] = options.window ?? [1, rounds];
  checkInteger('followRate', 'window[1]', last, 1, rounds);
  checkInteger('followRate', 'window[0]', first, 1, last);
  const scores = perMatchScores(records, metric, options);
  const per = records.spec.matches;
  const { pairing } = options;
  if (pairing !== undefined) checkInteger('followRate', 'pairing', pairing, 0, records.pairings.length - 1);
  const begin = pairing === undefined ? 0 : pairing * per;
  const end = pairing === undefined ? records.matchCount : begin + per;
  const perMatch = new Float64Array(end - begin);
  for (let m = begin; m < end; m++) perMatch[m - begin] = scores(m * rounds, first, last);
  const rate = perMatch.reduce((sum, x) => sum + x, 0) / perMatch.length;
  const spread = perMatch.reduce((sum, x) => sum + (x - rate) ** 2, 0);
  const variance = perMatch.length > 1 ? spread / (perMatch.length - 1) : 0;
  return { rate, standardError: Math.sqrt(variance / perMatch.length), perMatch };
}

type Score = (start: number, first: number, last: number) => number;

function perMatchScores(
  { game, slug, profiles }: ExperimentRecords,
  metric: FollowRateOptions['metric'],
  options: FollowRateOptions,
): Score {
  const path = Object.entries(prescribedPaths).find(([name]) => name === slug)?.[1];
  const wanted = metric === 'anyNash' ? 'anyNash' : 'cycle';
  const rows = options[wanted] ?? path?.[wanted];
  if (rows === undefined) {
    throw new RangeError(
      `followRate: "${wanted}" expected joint actions, since "${game.title}" has no prescribed path`,
    );
  }
  const weak = metric === 'anyNash' && options.countZZ && options.anyNash === undefined ? (path?.weakNash ?? []) : [];
  const targets = [...rows, ...weak].map((row) => {
    const profile = row.map((name, i) => game.actions[i].indexOf(name));
    if (profile.includes(-1)) {
      throw new RangeError(
        `followRate: "${wanted}" expected joint actions of "${game.title}", got (${row.join(', ')})`,
      );
    }
    return profileIndex(game, profile);
  });
  if (metric === 'anyNash') {
    const counts = new Set(targets);
    return (start, first, last) => {
      let hits = 0;
      for (let t = first; t <= last; t++) if (counts.has(profiles[start + t - 1])) hits++;
      return hits / (last - first + 1);
    };
  }
  const shifts = metric === 'prescribed' ? 1 : targets.length;
  return (start, first, last) => {
    let best = 0;
    for (let shift = 0; shift < shifts; shift++) {
      let hits = 0;
      for (let t = first; t <= last; t++) {
        if (profiles[start + t - 1] === targets[(t - 1 + shift) % targets.length]) hits++;
      }
      best = Math.max(best, hits);
    }
    return best / (last - first + 1);
  };
}
