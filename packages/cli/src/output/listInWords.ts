/**
 * Lists as they are said.
 */

/** `"A"`, `"A and B"`, `"A, B and C"`; `"none"` for an empty list. */
export function listInWords(items: readonly string[], conjunction = 'and'): string {
  if (items.length === 0) return 'none';
  if (items.length === 1) return items[0];
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items[items.length - 1]}`;
}

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** `"one pure equilibrium"`, `"three steps"`, `"12 steps"`. */
export function countInWords(count: number, one: string, many = `${one}s`): string {
  return `${SMALL[count] ?? count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
