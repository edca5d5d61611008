import type { MatchRange } from '../experiment/records.js';
import { missingRanges } from '../experiment/runExperiment.js';

/** What is left of ranges without others, of which those count that lie in one of them. */
export function rangesLeft(ranges: readonly MatchRange[], done: readonly MatchRange[]): { from: number; to: number }[] {
  return ranges.flatMap(({ from, to }) => {
    const inside = done.filter((range) => range.from >= from && range.to <= to);
    const moved = inside.map((range) => ({ from: range.from - from, to: range.to - from }));
    return missingRanges(moved, to - from).map((part) => ({ from: part.from + from, to: part.to + from }));
  });
}
