/**
 * Rounds and calls as columns, for data frames and SQL engines.
 */
import type { Experiment, RecordBlock } from '@folkways/agents';
import type { RecordedCall } from '@folkways/agents/node';
import { profileAt } from '@folkways/core';
import type { ColumnSource } from 'hyparquet-writer';

/**
 * Columns `match`, `round` (from 1), and for both roles `agent1`, `action1`, `payoff1` (the game's, without noise), ...; `seen1`, `seen2`
 * where the spec records the payoffs that players saw. Beliefs are in the JSON lines only.
 */
export function roundColumns(
  { game, spec, pairings }: Pick<Experiment, 'game' | 'spec' | 'pairings'>,
  blocks: readonly RecordBlock[],
): ColumnSource[] {
  const { rounds } = spec;
  const actions = Array.from({ length: game.payoffs[0].length }, (_, k) =>
    profileAt(game, k).map((action, i) => game.actions[i][action]),
  );
  const length = blocks.reduce((sum, { profiles }) => sum + profiles.length, 0);
  const profiles = new Uint32Array(length);
  const match = new Int32Array(length);
  const seen = [0, 1].map(() => new Float64Array(spec.record?.payoffs === true ? length : 0));
  let at = 0;
  for (const block of blocks) {
    profiles.set(block.profiles, at);
    for (let n = 0; n < block.profiles.length; n++) match[at + n] = block.from + Math.floor(n / rounds);
    block.payoffs?.forEach((column, i) => {
      seen[i].set(column, at);
    });
    at += block.profiles.length;
  }
  const agentOf = (n: number, role: number): string => pairings[Math.floor(match[n] / spec.matches)][role];
  return [
    { name: 'match', type: 'INT32', data: match },
    { name: 'round', type: 'INT32', data: Int32Array.from(profiles, (_, n) => (n % rounds) + 1) },
    ...[0, 1].flatMap((role): ColumnSource[] => [
      { name: `agent${role + 1}`, type: 'STRING', data: Array.from(profiles, (_, n) => agentOf(n, role)) },
      { name: `action${role + 1}`, type: 'STRING', data: Array.from(profiles, (k) => actions[k][role]) },
      { name: `payoff${role + 1}`, type: 'DOUBLE', data: Float64Array.from(profiles, (k) => game.payoffs[role][k]) },
    ]),
    ...(spec.record?.payoffs === true ? seen : []).map(
      (data, role): ColumnSource => ({ name: `seen${role + 1}`, type: 'DOUBLE', data }),
    ),
  ];
}

/**
 * Columns `key`, `model`, `request` (the hash of what was asked), `text`, `finish`, `problem` of a call that failed for good, `promptTokens`,
 * `completionTokens`, `latency` in seconds, `attempts` and `cached`. What a call does not have is null.
 */
export function callColumns(calls: readonly RecordedCall[]): ColumnSource[] {
  const of = (name: string): unknown[] => calls.map((call) => (call as Record<string, unknown>)[name] ?? null);
  const column = (name: string, type: ColumnSource['type']): ColumnSource => ({
    name,
    type,
    data: of(name),
    nullable: true,
  });
  return [
    ...['key', 'model', 'request', 'text', 'finish', 'problem'].map((name) => column(name, 'STRING')),
    column('promptTokens', 'INT32'),
    column('completionTokens', 'INT32'),
    column('latency', 'DOUBLE'),
    column('attempts', 'INT32'),
    column('cached', 'BOOLEAN'),
  ];
}
