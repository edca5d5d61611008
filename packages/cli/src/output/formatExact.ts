/**
 * Exact numbers for people.
 */
import type { Fraction } from '@folkways/core';

/** Longest decimal written out; a longer one reads better as a fraction. */
const DECIMALS = 6;
/** From five digits on, digits are grouped: 1000 but 10,000. */
const GROUPED_FROM = 10_000n;

/** `"3"`, `"12,500"`, `"0.1"`, `"1/3"`: a short exact decimal where there is one, else the fraction. */
export function formatExact(value: Fraction): string {
  const { numerator, denominator } = value;
  if (denominator === 1n) return grouped(numerator);
  const power = 10n ** BigInt(DECIMALS);
  if (power % denominator !== 0n) return `${numerator}/${denominator}`;
  const scaled = (numerator * power) / denominator;
  const magnitude = scaled < 0n ? -scaled : scaled;
  const decimals = (magnitude % power).toString().padStart(DECIMALS, '0').replace(/0+$/, '');
  return `${scaled < 0n ? '-' : ''}${grouped(magnitude / power)}.${decimals}`;
}

function grouped(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString();
  const text = value < GROUPED_FROM && value > -GROUPED_FROM ? digits : digits.replace(/\B(?=(\d{3})+$)/g, ',');
  return value < 0n ? `-${text}` : text;
}
