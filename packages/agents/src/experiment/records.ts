/**
 * What experiments leave behind: columns over all rounds of all matches.
 */
import type { NormalFormGame } from '@folkways/core';
import { type ProfileColumn, profileColumn } from '../match/profileColumn.js';
import type { Experiment, ExperimentSpec } from './experimentSpec.js';

/** Matches `from` to `to - 1` of an experiment. */
export interface MatchRange {
  readonly from: number;
  readonly to: number;
}

/** The columns of a range of matches; match m of the experiment begins at round (m - from) * rounds. */
export interface RecordBlock extends MatchRange {
  /** `[matches * rounds]`: joint actions as profile indices. */
  readonly profiles: ProfileColumn;
  /** `payoffs[i]`, `[matches * rounds]`: what player i saw. */
  readonly payoffs?: readonly [Float64Array, Float64Array];
  /** `beliefs[m - from][i]`, `[rounds * labels]`: player i's beliefs before each round of match m. */
  readonly beliefs?: readonly (readonly [Float64Array, Float64Array])[];
}

/** All matches of an experiment. */
export interface ExperimentRecords extends Omit<RecordBlock, 'from' | 'to'> {
  readonly spec: ExperimentSpec;
  readonly game: NormalFormGame;
  /** The game's slug, where it has one. */
  readonly slug?: string;
  /** Who met whom: match m belongs to pairing floor(m / spec.matches). */
  readonly pairings: readonly (readonly [string, string])[];
  readonly matchCount: number;
  readonly rounds: number;
}

/** Consecutive blocks as one; a single one is not copied. */
export function joinedBlocks(game: NormalFormGame, blocks: readonly RecordBlock[]): RecordBlock {
  const [first] = blocks;
  if (blocks.length === 1) return first;
  const length = blocks.reduce((sum, { profiles }) => sum + profiles.length, 0);
  const profiles = profileColumn(game, length);
  const payoffs = first.payoffs && ([new Float64Array(length), new Float64Array(length)] as const);
  let at = 0;
  for (const block of blocks) {
    profiles.set(block.profiles, at);
    payoffs?.forEach((column, i) => {
      column.set(block.payoffs?.[i] ?? [], at);
    });
    at += block.profiles.length;
  }
  const beliefs = first.beliefs && blocks.flatMap((block) => block.beliefs ?? []);
  const { to } = blocks[blocks.length - 1];
  return { from: first.from, to, profiles, ...(payoffs && { payoffs }), ...(beliefs && { beliefs }) };
}

/**
 * The records of an experiment from the blocks that make it up, in any order.
 * @throws RangeError when a match is missing or comes twice, or a block has the wrong size.
 * @remarks O(matches * rounds). The result does not depend on how the matches were split.
 */
export function recordsFromBlocks(experiment: Experiment, blocks: readonly RecordBlock[]): ExperimentRecords {
  const { spec, game, slug, pairings, matchCount } = experiment;
  const rounds = spec.rounds;
  const ordered = [...blocks].sort((a, b) => a.from - b.from);
  let expected = 0;
  for (const { from, to, profiles } of ordered) {
    if (from !== expected) {
      const problem = from < expected ? 'comes twice' : 'is missing';
      throw new RangeError(`records: match ${Math.min(from, expected)} ${problem}`);
    }
    if (profiles.length !== (to - from) * rounds) {
      throw new RangeError(
        `records: matches ${from} to ${to - 1} expected ${(to - from) * rounds} rounds, got ${profiles.length}`,
      );
    }
    expected = to;
  }
  if (expected !== matchCount) throw new RangeError(`records: match ${expected} is missing`);
  const profiles = profileColumn(game, matchCount * rounds);
  const payoffs = spec.record?.payoffs ? ([0, 1] as const).map(() => new Float64Array(matchCount * rounds)) : undefined;
  const beliefs = spec.record?.beliefs ? ordered.flatMap((block) => block.beliefs ?? []) : undefined;
  for (const block of ordered) {
    profiles.set(block.profiles, block.from * rounds);
    payoffs?.forEach((column, i) => {
      column.set(block.payoffs?.[i] ?? [], block.from * rounds);
    });
  }
  return {
    spec,
    game,
    ...(slug === undefined ? {} : { slug }),
    pairings,
    matchCount,
    rounds,
    profiles,
    ...(payoffs && { payoffs: [payoffs[0], payoffs[1]] as const }),
    ...(beliefs && { beliefs }),
  };
}
