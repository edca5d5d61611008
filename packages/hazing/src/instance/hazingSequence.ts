/**
 * Hazing sequences, run-length encoded: a period can have 1e12 rounds.
 */
import { checkInteger, describeValue } from '@folkways/core';
import type { HazingInstance } from './hazingInstance.js';

/** One run: the action is played `repeat` times in a row. */
export interface HazingRun {
  readonly action: string;
  /** A positive safe integer. */
  readonly repeat: number;
}

/** A hazing period, without the goal that follows it: runs, or names that stand for one play each. */
export type HazingSequence = readonly (HazingRun | string)[];

/** A run by its place in `instance.actions`. */
export interface IndexedRun {
  readonly index: number;
  readonly repeat: number;
}

/**
 * A sequence as runs of action indices; neighbours that play the same action are joined.
 * @param where - the public function on whose behalf a sequence is refused.
 * @throws RangeError when a name is not an action of the instance, or a repeat or a joined repeat is not a safe integer >= 1.
 * @throws TypeError when an entry is neither a name nor a run.
 */
export function indexedRuns(where: string, instance: HazingInstance, sequence: HazingSequence): IndexedRun[] {
  const indices = new Map(instance.actions.map(({ name }, i) => [name, i]));
  const runs: { index: number; repeat: number }[] = [];
  sequence.forEach((entry, k) => {
    const run = typeof entry === 'string' ? { action: entry, repeat: 1 } : entry;
    if (run === null || typeof run !== 'object') {
      throw new TypeError(`${where}: "sequence[${k}]" expected a name or a run, got ${describeValue(entry)}`);
    }
    const index = indices.get(run.action);
    if (index === undefined) {
      const names = instance.actions.map(({ name }) => name).join(', ') || 'none';
      const why = run.action === instance.goal ? ' (the goal follows the hazing and is not part of it)' : '';
      throw new RangeError(
        `${where}: "sequence[${k}]" expected a costly action (${names}), got ${describeValue(run.action)}${why}`,
      );
    }
    const repeat = checkInteger(where, `sequence[${k}].repeat`, run.repeat, 1, Number.MAX_SAFE_INTEGER);
    const last = runs.at(-1);
    if (last?.index === index) {
      last.repeat = checkInteger(where, `sequence[${k}].repeat`, last.repeat + repeat, 1, Number.MAX_SAFE_INTEGER);
    } else runs.push({ index, repeat });
  });
  return runs;
}
