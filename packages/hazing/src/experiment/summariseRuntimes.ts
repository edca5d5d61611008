/**
 * From records to the curves of a figure.
 */
import type { RuntimeRecord } from './runtimeExperiment.js';

/** One point of a curve. */
export interface RuntimeSummary {
  readonly actions: number;
  readonly maximum: number;
  readonly method: string;
  /** Solves that ended within their limit, and those that did not (whose time is a lower bound). */
  readonly solved: number;
  readonly stopped: number;
  readonly meanSeconds: number;
  readonly medianSeconds: number;
  readonly largestSeconds: number;
}

/**
 * Mean, median and largest runtime per (n, MPD, method), in the order in which the cells first occur.
 * @remarks O(records log records). Stopped solves count with the time they had.
 * @example
 * ```ts
 * import { runtimeExperiment, summariseRuntimes } from '@folkways/hazing';
 * const spec = { actions: [5, 10], maxima: [100], seeds: 3, methods: [{ label: 'dp', algorithm: 'dp' as const }] };
 * console.log(summariseRuntimes([...runtimeExperiment(spec)]).map(({ actions, solved }) => [actions, solved])); // [ [ 5, 3 ], [ 10, 3 ] ]
 * ```
 */
export function summariseRuntimes(records: readonly RuntimeRecord[]): RuntimeSummary[] {
  const cells = new Map<string, RuntimeRecord[]>();
  for (const record of records) {
    const key = JSON.stringify([record.actions, record.maximum, record.method]);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [record]);
    else cell.push(record);
  }
  return [...cells.values()].map((cell) => {
    const { actions, maximum, method } = cell[0];
    const times = cell.map(({ seconds }) => seconds).sort((a, b) => a - b);
    const middle = times.length >> 1;
    const stopped = cell.filter(({ status }) => status === 'unproven' || status === 'too large').length;
    return {
      actions,
      maximum,
      method,
      solved: cell.length - stopped,
      stopped,
      meanSeconds: times.reduce((sum, time) => sum + time, 0) / times.length,
      medianSeconds: times.length % 2 === 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2,
      largestSeconds: times[times.length - 1],
    };
  });
}
