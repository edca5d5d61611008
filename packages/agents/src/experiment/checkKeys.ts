/**
 * Objects that hold only the keys they may hold.
 */
import { describeValue, didYouMean } from '@folkways/core';

/**
 * Requires an object without unknown keys.
 * @throws TypeError when it is not an object; RangeError naming the first unknown key, the nearest known one and all known ones.
 */
export function checkKeys(
  where: string,
  name: string,
  value: unknown,
  keys: readonly string[],
): Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new TypeError(`${where}: "${name}" expected an object, got ${describeValue(value)}`);
  }
  for (const key of Object.keys(value)) {
    if (keys.includes(key)) continue;
    throw new RangeError(
      `${where}: "${name}" expected the keys ${keys.join(', ')}, got ${describeValue(key)}${didYouMean(key, keys)}`,
    );
  }
  return value as Record<string, unknown>;
}
