/**
 * The boundary check of protocols.
 */
import { checkInteger, checkReal, describeValue, SizeError } from '@folkways/core';
import { checkAction } from '../model/checkProfile.js';
import type { PureProfile, Split } from '../model/metaAction.js';
import type { MetaGame } from '../model/metaGame.js';
import { metaGame } from '../model/metaGame.js';
import type { Protocol } from './protocol.js';

/** A protocol's schedule, read: one position for each entry of the schedule. */
export interface CheckedSchedule {
  /** The meta-game of each entry: with its shares. */
  readonly metas: readonly MetaGame[];
  /** `[T]` the schedule's entry at each position of a block. */
  readonly entryAt: Int32Array;
}

/** The longest block, in periods. */
const MAX_PERIODS = 2 ** 27;

/**
 * @throws TypeError when an entry is of the wrong type; a lottery in the schedule is one.
 * @param checkSize - called with T before a block is laid out, to refuse what is too large for the caller.
 * @throws SizeError when a block is longer than memory allows.
 * @throws RangeError when a length, an index, a weight, a share or a parameter is outside its domain.
 */
export function checkProtocol(
  where: string,
  meta: MetaGame,
  protocol: Protocol,
  checkSize?: (periods: number) => void,
): CheckedSchedule {
  const { schedule, tolerance, punishment, probe } = protocol;
  if (!Array.isArray(schedule) || schedule.length === 0) {
    throw new RangeError(`${where}: "schedule" expected at least one entry, got ${describeValue(schedule)}`);
  }
  let length = 0;
  const metas = schedule.map(({ profile, periods, shares }, h) => {
    if (profile.length !== meta.llms.length) {
      throw new RangeError(
        `${where}: "schedule[${h}].profile" expected ${meta.llms.length} profiles, got ${profile.length}`,
      );
    }
    profile.forEach((action: unknown, j: number) => {
      if (!Array.isArray(action) && (action as Split | null)?.kind !== 'split') {
        throw new TypeError(
          `${where}: "schedule[${h}].profile[${j}]" expected a pure profile or a split, got ${describeValue(action)}`,
        );
      }
      checkAction(where, `schedule[${h}].profile[${j}]`, meta, j, action as PureProfile | Split);
    });
    length += checkInteger(where, `schedule[${h}].periods`, periods, 1, Number.MAX_SAFE_INTEGER);
    return shares === undefined ? meta : metaGame({ game: meta.game, shares, llms: meta.llms });
  });
  checkInteger(where, 'tolerance', tolerance, 0, Number.MAX_SAFE_INTEGER);
  checkReal(where, 'probe', probe, { low: 0, high: 1 });
  checkInteger(where, 'punishment.periods', punishment.periods, 1, Number.MAX_SAFE_INTEGER);
  if (punishment.punishers.length !== meta.llms.length) {
    throw new RangeError(
      `${where}: "punishment.punishers" expected ${meta.llms.length} rows, got ${punishment.punishers.length}`,
    );
  }
  punishment.punishers.forEach((row, l) => {
    meta.llms.forEach((_, q) => {
      const action = row[q];
      if (q === l) return;
      if (action === null || action === undefined) {
        throw new TypeError(
          `${where}: "punishment.punishers[${l}][${q}]" expected a meta-action, got ${describeValue(action)}`,
        );
      }
      checkAction(where, `punishment.punishers[${l}][${q}]`, meta, q, action);
    });
  });
  checkSize?.(length);
  if (length > MAX_PERIODS) {
    const limit = `over the limit of ${MAX_PERIODS} that fit in memory`;
    throw new SizeError(
      `${where}: "schedule" expected a block in memory, got ${length} periods, ${limit}`,
      length,
      MAX_PERIODS,
    );
  }
  const entryAt = new Int32Array(length);
  let position = 0;
  schedule.forEach(({ periods }, h) => {
    entryAt.fill(h, position, position + periods);
    position += periods;
  });
  return { metas, entryAt };
}
