/**
 * Suggestions for names that are not known.
 */
import { closest, distance } from 'fastest-levenshtein';

/** Longer input is no misspelt name, and costs time. */
const LONGEST = 100;

/**
 * The name that a text is most likely a misspelling of, whatever its case; undefined when it is near to none: when all letters would have
 * to change, or more than two and more than a third of the name's.
 * @example
 * ```ts
 * import { nearestName } from '@folkways/core';
 * console.log(nearestName('Stag-hnut', ['chicken', 'stag-hunt']), nearestName('poker', ['chicken', 'stag-hunt'])); // stag-hunt undefined
 * ```
 */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const text = given.slice(0, LONGEST).toLowerCase();
  const lower = names.map((name) => name.toLowerCase());
  const at = lower.indexOf(closest(text, lower));
  const changes = distance(text, lower[at]);
  const kept = Math.max(text.length, lower[at].length) - changes;
  return kept > 0 && changes <= Math.max(2, Math.ceil(lower[at].length / 3)) ? names[at] : undefined;
}

/** ` (did you mean "...?")` with the nearest of the names, to put behind a refusal; empty when none is near, or for what is no text. */
export function didYouMean(given: unknown, names: readonly string[]): string {
  const nearest = typeof given === 'string' ? nearestName(given, names) : undefined;
  return nearest === undefined ? '' : ` (did you mean "${nearest}"?)`;
}
