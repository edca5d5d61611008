/**
 * Checks at the public boundary, all with one grammar:
 * `minmax: "player" expected an integer in [0, 2], got 3`. Inner loops trust what passed here.
 */

/** How a rejected value is shown in a message: short, on one line. */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}...` : value);
  if (typeof value === 'bigint') return `${value}n`;
  if (value === null || typeof value !== 'object') return String(value);
  return Array.isArray(value) ? `an array of length ${value.length}` : 'an object';
}

/**
 * Requires an integer in the closed interval [low, high].
 * @throws TypeError when it is not a number, RangeError when it is not an integer in the interval.
 */
export function checkInteger(where: string, name: string, value: unknown, low: number, high: number): number {
  const interval = high === Infinity ? `an integer >= ${low}` : `an integer in [${low}, ${high}]`;
  if (typeof value !== 'number')
    throw new TypeError(`${where}: "${name}" expected ${interval}, got ${describeValue(value)}`);
  if (!Number.isSafeInteger(value) || value < low || value > high) {
    throw new RangeError(`${where}: "${name}" expected ${interval}, got ${value}`);
  }
  return value;
}

/** The ends of an interval of reals; an end that is left out is infinite, and `open` excludes the named ends. */
export interface RealInterval {
  readonly low?: number;
  readonly high?: number;
  readonly open?: 'low' | 'high' | 'both';
}

/**
 * Requires a finite number in an interval.
 * @throws TypeError when it is not a number, RangeError when it is not finite or outside the interval.
 */
export function checkReal(where: string, name: string, value: unknown, interval: RealInterval = {}): number {
  const { low = -Infinity, high = Infinity, open } = interval;
  const openLow = open === 'low' || open === 'both' || low === -Infinity;
  const openHigh = open === 'high' || open === 'both' || high === Infinity;
  const wanted =
    low === -Infinity && high === Infinity
      ? 'a finite number'
      : `a number in ${openLow ? '(' : '['}${low}, ${high}${openHigh ? ')' : ']'}`;
  if (typeof value !== 'number')
    throw new TypeError(`${where}: "${name}" expected ${wanted}, got ${describeValue(value)}`);
  const inside =
    Number.isFinite(value) && (openLow ? value > low : value >= low) && (openHigh ? value < high : value <= high);
  if (!inside) throw new RangeError(`${where}: "${name}" expected ${wanted}, got ${value}`);
  return value;
}

/**
 * Requires one of a list of strings.
 * @throws RangeError naming the list.
 */
export function checkOneOf<T extends string>(where: string, name: string, value: unknown, choices: readonly T[]): T {
  if (!choices.includes(value as T)) {
    throw new RangeError(`${where}: "${name}" expected one of ${choices.join(', ')}, got ${describeValue(value)}`);
  }
  return value as T;
}
