/**
 * The steps of a hazing sequence as a table and as data.
 */
import type { HazingRun, LimitStabilityRow } from '@folkways/hazing';
import { formatExact } from '../output/formatExact.js';
import type { Table } from '../output/formatTable.js';
import { visible } from '../output/visible.js';
import type { HazeSubject } from './hazeSubject.js';

/** The steps with the goal's endless repetition as null, which JSON can say. */
export function stepsForJson(rows: readonly LimitStabilityRow[]) {
  return rows.map((row) => ({ ...row, repeat: row.repeat === Infinity ? null : row.repeat }));
}

/** One line per run, the goal's last; amounts in payoffs of the game. */
export function hazingStepsTable(subject: HazeSubject, rows: readonly LimitStabilityRow[]): Table {
  const amount = (value: number): string => formatExact(subject.inPayoffs(value));
  const costs = new Map(subject.instance.actions.map(({ name, cost }) => [name, cost]));
  return {
    header: ['rounds', 'action', 'times', 'cost each', 'hazing so far', 'threshold', 'slack', ''],
    align: ['left', 'left', 'right', 'right', 'right', 'right', 'right', 'left'],
    rows: rows.map((row) => [
      roundsInWords(row),
      visible(row.action),
      row.repeat === Infinity ? 'for ever' : row.repeat.toLocaleString('en'),
      row.repeat === Infinity ? '0' : amount(costs.get(row.action) ?? 0),
      amount(row.before),
      amount(row.threshold),
      amount(row.slack),
      row.stable ? '' : '<- fails',
    ]),
  };
}

/** `1`, `2 to 5`, `6 on`. @param run - `round` counts from 0; an endless run has `repeat` infinite. */
export function roundsInWords({ round, repeat }: Pick<LimitStabilityRow, 'round' | 'repeat'>): string {
  const first = (round + 1).toLocaleString('en');
  if (repeat === Infinity) return `${first} on`;
  return repeat === 1 ? first : `${first} to ${(round + repeat).toLocaleString('en')}`;
}

/** `A once, B 3 times, then C for ever`. */
export function sequenceInWords(rows: readonly LimitStabilityRow[]): string {
  return runsInWords(
    rows.filter(({ repeat }) => repeat !== Infinity),
    rows[rows.length - 1].action,
  );
}

/** The same from the runs before the goal. */
export function runsInWords(runs: readonly HazingRun[], goal: string): string {
  const times = (repeat: number): string =>
    repeat === 1 ? 'once' : repeat === 2 ? 'twice' : `${repeat.toLocaleString('en')} times`;
  const words = runs.map(({ action, repeat }) => `${visible(action)} ${times(repeat)}`);
  return [...words, `${words.length === 0 ? '' : 'then '}${visible(goal)} for ever`].join(', ');
}
