/**
 * A suggestion for a name that is not known.
 */
import { closest } from 'fastest-levenshtein';

/** ` (did you mean "...?")` with the nearest of the names, or nothing when there are none. */
export function nearestName(given: unknown, names: readonly string[]): string {
  if (typeof given !== 'string' || names.length === 0) return '';
  return ` (did you mean "${closest(given.slice(0, 100), names)}"?)`;
}
