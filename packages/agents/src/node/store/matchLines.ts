/**
 * Matches of an experiment as lines of JSON, one for each match, and back.
 */

import { describeValue, type NormalFormGame, profileAt, profileIndex } from '@folkways/core';
import type { Experiment, ExperimentSpec } from '../../experiment/experimentSpec.js';
import { joinedBlocks, type RecordBlock } from '../../experiment/records.js';
import { profileColumn } from '../../match/profileColumn.js';
import { ExperimentFolderError } from './experimentFolderError.js';

/** One match, in role order throughout. */
interface MatchLine {
  readonly match: number;
  readonly agents: readonly [string, string];
  /** `actions[i][t]`: names. */
  readonly actions: readonly (readonly string[])[];
  /** `payoffs[i][t]`: what player i saw. */
  readonly payoffs?: readonly (readonly number[])[];
  /** `beliefs[i]`: player i's weights before each round, the label fastest. */
  readonly beliefs?: readonly (readonly number[])[];
}

/** The lines of a block's matches, in order, each with its line break. */
export function blockToLines({ game, spec, pairings }: Experiment, block: RecordBlock): string {
  const { rounds, matches } = spec;
  const names = Array.from({ length: game.payoffs[0].length }, (_, k) =>
    profileAt(game, k).map((action, i) => game.actions[i][action]),
  );
  let lines = '';
  for (let match = block.from; match < block.to; match++) {
    const start = (match - block.from) * rounds;
    const profiles = block.profiles.subarray(start, start + rounds);
    const line: MatchLine = {
      match,
      agents: [...pairings[Math.floor(match / matches)]],
      actions: [0, 1].map((i) => Array.from(profiles, (k) => names[k][i])),
      payoffs: block.payoffs?.map((column) => Array.from(column.subarray(start, start + rounds))),
      beliefs: block.beliefs?.[match - block.from].map((column) => Array.from(column)),
    };
    lines += `${JSON.stringify(line)}\n`;
  }
  return lines;
}

/**
 * The block that lines hold.
 * @throws ExperimentFolderError naming the line that is no record of the experiment.
 */
export function blockFromLines(
  { game, spec }: Experiment,
  lines: Iterable<readonly [line: Buffer, ...unknown[]]>,
  path: string,
): RecordBlock {
  const { rounds, record = {} } = spec;
  const blocks: RecordBlock[] = [];
  for (const [text] of lines) {
    const place = `${path}:${blocks.length + 1}`;
    const line = parsed(text);
    if (line === undefined || !isMatch(line, spec)) {
      throw new ExperimentFolderError(
        `${place}: expected the record of a match of ${rounds} rounds, found something else`,
      );
    }
    const { match, actions, payoffs, beliefs } = line;
    const expected = blocks.at(-1)?.to ?? match;
    if (match !== expected)
      throw new ExperimentFolderError(`${place}: expected match ${expected}, found match ${match}`);
    const profiles = profileColumn(game, rounds);
    for (let t = 0; t < rounds; t++) profiles[t] = profileOf(game, actions[0][t], actions[1][t], place);
    blocks.push({
      from: match,
      to: match + 1,
      profiles,
      ...(record.payoffs && payoffs && { payoffs: columnsOf(payoffs) }),
      ...(record.beliefs && beliefs && { beliefs: [columnsOf(beliefs)] }),
    });
  }
  if (blocks.length === 0) throw new ExperimentFolderError(`${path}: expected records of matches, found none`);
  return joinedBlocks(game, blocks);
}

const columnsOf = ([first, second]: readonly (readonly number[])[]): readonly [Float64Array, Float64Array] => [
  Float64Array.from(first),
  Float64Array.from(second),
];

function parsed(line: Buffer): MatchLine | undefined {
  try {
    return JSON.parse(line.toString('utf8')) as MatchLine;
  } catch {
    return undefined;
  }
}

/** Whether a line holds what a match of this spec leaves behind: no more and no less, numbers all finite. */
function isMatch(line: MatchLine | null, { rounds, record = {} }: ExperimentSpec): boolean {
  if (line === null || typeof line !== 'object' || !Number.isInteger(line.match)) return false;
  if (!isPair(line.actions, (column) => column.length === rounds)) return false;
  const hasPayoffs = isPair(line.payoffs, (column) => column.length === rounds && column.every(Number.isFinite));
  const hasBeliefs = isPair(line.beliefs, (column) => column.length % rounds === 0 && column.every(Number.isFinite));
  return (
    (record.payoffs === true ? hasPayoffs : line.payoffs === undefined) &&
    (record.beliefs === true ? hasBeliefs : line.beliefs === undefined)
  );
}

function isPair(value: unknown, isColumn: (column: readonly unknown[]) => boolean): boolean {
  return (
    Array.isArray(value) && value.length === 2 && value.every((column) => Array.isArray(column) && isColumn(column))
  );
}

function profileOf(game: NormalFormGame, first: string, second: string, place: string): number {
  const profile = [game.actions[0].indexOf(first), game.actions[1].indexOf(second)];
  if (profile.includes(-1)) {
    const found = `(${describeValue(first)}, ${describeValue(second)})`;
    throw new ExperimentFolderError(`${place}: expected actions of the game, found ${found}`);
  }
  return profileIndex(game, profile);
}
