import type { MatchRange } from '../experiment/records.js';

/** Takes up to a number of matches from the first range. */
export function taken(left: { from: number; readonly to: number }[], count: number): MatchRange | undefined {
  const [first] = left;
  if (first === undefined) return undefined;
  const from = first.from;
  const to = Math.min(first.to, from + count);
  first.from = to;
  if (to === first.to) left.shift();
  return { from, to };
}
