/**
 * Numbers that were computed in floats, for people.
 */

/** Beyond this a number is easier to read with an exponent. */
const LARGE = 1e15;

/** The number with this many decimals, digits grouped from 10,000 on; never `-0.00`. */
export function formatReal(value: number, decimals: number): string {
  if (Math.abs(value) >= LARGE) return value.toPrecision(decimals + 1);
  const text = value.toFixed(decimals);
  const shown = Number(text) === 0 ? text.replace('-', '') : text;
  return Math.abs(value) < 10_000 ? shown : shown.replace(/\B(?=(\d{3})+(?!\d)(?=\.|$))/g, ',');
}

/** The number with up to this many significant digits and no trailing zeros. */
export function formatSignificant(value: number, digits = 6): string {
  if (value === 0) return '0';
  return String(Number(value.toPrecision(digits)));
}
