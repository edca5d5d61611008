/**
 * A short fingerprint of a result, to notice when a seeded function changes what it returns.
 */

/** Digits that count: engines may differ in the last bits of logarithms. */
const DIGITS = 12;

/**
 * Eight hexadecimal digits (FNV-1a, 32 bits) over a plain value: objects by sorted key, typed arrays as arrays, numbers by 12 digits.
 */
export function digest(value: unknown): string {
  let hash = 0x811c9dc5;
  for (const character of text(value)) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function text(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toPrecision(DIGITS);
  if (ArrayBuffer.isView(value)) return text(Array.from(value as unknown as ArrayLike<number>));
  if (Array.isArray(value)) return `[${value.map(text).join(',')}]`;
  if (value instanceof Map) return text([...value]);
  if (value === null || typeof value !== 'object') return String(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${key}:${text(item)}`).join(',')}}`;
}
