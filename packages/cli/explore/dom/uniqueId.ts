/**
 * Ids that tie labels and descriptions to their controls.
 */

let last = 0;

/** An id that no other element has. */
export function uniqueId(name: string): string {
  last++;
  return `${name}-${last}`;
}
