/**
 * Matches of an experiment as lines of JSON, one for each match, and back.
 */

import type { Experiment, RecordBlock } from '@folkways/agents';
import { describeValue, type NormalFormGame, profileAt, profileIndex } from '@folkways/core';
import { InputError } from '../inputError.js';

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
 * @throws InputError naming the line that is no record of the experiment.
 */
export function blockFromLines({ game, spec }: Experiment, text: string, path: string): RecordBlock {
  const rounds = spec.rounds;
  const lines = text.split('\n').filter((line) => line !== '');
  const matches = lines.map((line, n): MatchLine => {
    const record = parsed(line);
    if (record === undefined || !isMatch(record, spec)) {
      throw new InputError(
        `${path}:${n + 1}: expected the record of a match of ${rounds} rounds, found something else`,
      );
    }
    return record;
  });
  const from = matches[0]?.match ?? 0;
  const profiles = new (game.payoffs[0].length <= 0x100 ? Uint8Array : Uint32Array)(matches.length * rounds);
  const payoffs = [0, 1].map(() => new Float64Array(spec.record?.payoffs === true ? profiles.length : 0));
  matches.forEach(({ match, actions, payoffs: seen }, m) => {
    if (match !== from + m) throw new InputError(`${path}:${m + 1}: expected match ${from + m}, found match ${match}`);
    for (let t = 0; t < rounds; t++) profiles[m * rounds + t] = profileOf(game, actions[0][t], actions[1][t], path, m);
    if (seen !== undefined) {
      payoffs.forEach((column, i) => {
        column.set(seen[i], m * rounds);
      });
    }
  });
  return {
    from,
    to: from + matches.length,
    profiles,
    ...(spec.record?.payoffs && { payoffs: [payoffs[0], payoffs[1]] as const }),
    ...(spec.record?.beliefs && {
      beliefs: matches.map(
        ({ beliefs = [[], []] }) => [Float64Array.from(beliefs[0]), Float64Array.from(beliefs[1])] as const,
      ),
    }),
  };
}

function parsed(line: string): MatchLine | undefined {
  try {
    return JSON.parse(line) as MatchLine;
  } catch {
    return undefined;
  }
}

/** Whether a line holds what a match of this spec leaves behind: no more and no less, numbers all finite. */
function isMatch(line: MatchLine | null, { rounds, record }: Experiment['spec']): boolean {
  if (line === null || typeof line !== 'object' || !Number.isInteger(line.match)) return false;
  if (!isPair(line.actions, (column) => column.length === rounds)) return false;
  const hasPayoffs = isPair(line.payoffs, (column) => column.length === rounds && column.every(Number.isFinite));
  const hasBeliefs = isPair(line.beliefs, (column) => column.length % rounds === 0 && column.every(Number.isFinite));
  return (
    (record?.payoffs === true ? hasPayoffs : line.payoffs === undefined) &&
    (record?.beliefs === true ? hasBeliefs : line.beliefs === undefined)
  );
}

function isPair(value: unknown, isColumn: (column: readonly unknown[]) => boolean): boolean {
  return (
    Array.isArray(value) && value.length === 2 && value.every((column) => Array.isArray(column) && isColumn(column))
  );
}

function profileOf(game: NormalFormGame, first: string, second: string, path: string, line: number): number {
  const profile = [game.actions[0].indexOf(first), game.actions[1].indexOf(second)];
  if (profile.includes(-1)) {
    throw new InputError(
      `${path}:${line + 1}: expected actions of the game, found (${describeValue(first)}, ${describeValue(second)})`,
    );
  }
  return profileIndex(game, profile);
}
