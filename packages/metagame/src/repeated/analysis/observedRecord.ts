/**
 * Reading a record of aggregates.
 */
import { describeValue } from '@folkways/core';
import type { MetaGame } from '../../model/metaGame.js';

/** A stretch of at least two periods with one aggregate other than the usual one. */
export interface PunishmentEpisode {
  /** The first period, from 0, and the number of periods. */
  readonly start: number;
  readonly periods: number;
  /** Whether the period before it differed from the usual aggregate too, as a discrepancy would. */
  readonly afterDiscrepancy: boolean;
}

/** Several stretches of one length, each after a discrepancy: what a protocol with K periods of punishment leaves behind. */
export interface PunishmentSignature {
  readonly periods: number;
  readonly times: number;
}

/** A record sorted into patterns. */
export interface ObservedRecord {
  /** `[periods][m][actions]`. */
  readonly periods: readonly (readonly Float64Array[])[];
  /** `[m][actions]` the most frequent pattern, the fraction of periods that had it, and the mean of all periods. */
  readonly usual: readonly Float64Array[];
  readonly usualShare: number;
  readonly mean: readonly Float64Array[];
  readonly episodes: readonly PunishmentEpisode[];
  readonly signature: PunishmentSignature | null;
}

/**
 * @param tolerance - aggregates that differ by no more in every action are the same.
 * @throws RangeError when there are no periods, or a shape or a distribution is wrong.
 * @remarks Cost O(periods * patterns).
 */
export function observedRecord(
  where: string,
  meta: MetaGame,
  aggregates: readonly (readonly ArrayLike<number>[])[],
  tolerance: number,
): ObservedRecord {
  const periods = aggregates.map((rows, t) => readAggregate(where, meta, rows, t));
  if (periods.length === 0) throw new RangeError(`${where}: "aggregates" expected at least one period, got none`);
  const same = (a: readonly Float64Array[], b: readonly Float64Array[]): boolean =>
    a.every((row, i) => row.every((mass, x) => Math.abs(mass - b[i][x]) <= tolerance));
  const kinds: { first: readonly Float64Array[]; count: number }[] = [];
  const labels = periods.map((aggregate) => {
    const known = kinds.findIndex(({ first }) => same(first, aggregate));
    if (known >= 0) kinds[known].count++;
    return known >= 0 ? known : kinds.push({ first: aggregate, count: 1 }) - 1;
  });
  const most = kinds.reduce((best, { count }, n) => (count > kinds[best].count ? n : best), 0);
  const mean = meta.game.actions.map((names, i) =>
    Float64Array.from(names, (_, a) => periods.reduce((sum, rows) => sum + rows[i][a], 0) / periods.length),
  );
  const episodes = findEpisodes(labels, most);
  const { first: usual, count } = kinds[most];
  return { periods, usual, usualShare: count / periods.length, mean, episodes, signature: findSignature(episodes) };
}

function readAggregate(where: string, meta: MetaGame, rows: readonly ArrayLike<number>[], t: number): Float64Array[] {
  return meta.game.actions.map((names, i) => {
    const row = rows?.[i];
    if (row?.length !== names.length) {
      throw new RangeError(
        `${where}: "aggregates[${t}][${i}]" expected ${names.length} masses, got ${row?.length ?? describeValue(row)}`,
      );
    }
    const masses = Float64Array.from(row);
    const sum = masses.reduce((total, mass) => total + mass, 0);
    if (!masses.every((mass) => mass >= 0) || !(Math.abs(sum - 1) <= 1e-6)) {
      throw new RangeError(`${where}: "aggregates[${t}][${i}]" expected masses >= 0 with sum 1, got sum ${sum}`);
    }
    return masses;
  });
}

function findEpisodes(labels: readonly number[], usual: number): PunishmentEpisode[] {
  const episodes: PunishmentEpisode[] = [];
  for (let start = 0; start < labels.length; ) {
    let end = start + 1;
    while (end < labels.length && labels[end] === labels[start]) end++;
    if (labels[start] !== usual && end - start >= 2) {
      episodes.push({ start, periods: end - start, afterDiscrepancy: start > 0 && labels[start - 1] !== usual });
    }
    start = end;
  }
  return episodes;
}

/** The most frequent length, of those that occur at least twice after a discrepancy. */
function findSignature(episodes: readonly PunishmentEpisode[]): PunishmentSignature | null {
  const times = new Map<number, number>();
  for (const { periods, afterDiscrepancy } of episodes) {
    if (afterDiscrepancy) times.set(periods, (times.get(periods) ?? 0) + 1);
  }
  const [best] = [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return best === undefined || best[1] < 2 ? null : { periods: best[0], times: best[1] };
}
