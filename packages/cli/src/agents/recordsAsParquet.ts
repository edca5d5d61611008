/**
 * Records of an experiment as Parquet: one row for each round, for data frames and SQL engines.
 */

import type { ExperimentRecords } from '@folkways/agents';
import { profileAt } from '@folkways/core';
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';

/**
 * Columns `match`, `round` (from 1), and for both roles `agent1`, `action1`, `payoff1` (the game's, without noise), ...; `seen1`, `seen2`
 * where the spec records the payoffs that players saw. Beliefs are in the JSON lines only.
 */
export function recordsAsParquet(records: ExperimentRecords): Uint8Array {
  const { game, rounds, profiles, spec, pairings, payoffs } = records;
  const actions = Array.from({ length: game.payoffs[0].length }, (_, k) =>
    profileAt(game, k).map((action, i) => game.actions[i][action]),
  );
  const match = Int32Array.from(profiles, (_, n) => Math.floor(n / rounds));
  const agentOf = (n: number, role: number): string => pairings[Math.floor(match[n] / spec.matches)][role];
  const columns: ColumnSource[] = [
    { name: 'match', type: 'INT32', data: match },
    { name: 'round', type: 'INT32', data: Int32Array.from(profiles, (_, n) => (n % rounds) + 1) },
    ...[0, 1].flatMap((role): ColumnSource[] => [
      { name: `agent${role + 1}`, type: 'STRING', data: Array.from(profiles, (_, n) => agentOf(n, role)) },
      { name: `action${role + 1}`, type: 'STRING', data: Array.from(profiles, (k) => actions[k][role]) },
      { name: `payoff${role + 1}`, type: 'DOUBLE', data: Float64Array.from(profiles, (k) => game.payoffs[role][k]) },
    ]),
    ...(payoffs ?? []).map((data, role): ColumnSource => ({ name: `seen${role + 1}`, type: 'DOUBLE', data })),
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData: columns, createdBy: 'folkways' }));
}
