/**
 * The orders in which the profiles of a schedule can follow each other.
 */
import type { CyclePeriods } from '../feasibility/implementationCycle.js';

/** More profiles than this are left in the given order. */
const MOST = 4;

/**
 * Every order of the entries up to rotation, the whole repeated `times` times; at most 6.
 */
export function scheduleOrders(schedule: readonly CyclePeriods[], times: number): CyclePeriods[][] {
  const orders =
    schedule.length > MOST ? [[...schedule]] : permutations(schedule.slice(1)).map((rest) => [schedule[0], ...rest]);
  if (schedule.length === 1) return [[{ profile: schedule[0].profile, periods: schedule[0].periods * times }]];
  return orders.map((order) => Array.from({ length: times }, () => order).flat());
}

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((item, n) => permutations(list.filter((_, m) => m !== n)).map((rest) => [item, ...rest]));
}
