/**
 * A target payoff vector, read exactly.
 */
import { decimalOf, describeValue, Fraction, parseFraction } from '@folkways/core';
import type { MetaGame } from '../../model/metaGame.js';

/** One payoff per LLM, each a sum over its clients: a number (the decimal it prints as), a fraction or its text. */
export type TargetInput = readonly (number | string | Fraction)[];

/**
 * @throws TypeError when an entry is no number.
 * @throws RangeError when the length is not the number of LLMs or an entry is not finite.
 */
export function readTarget(where: string, meta: MetaGame, target: TargetInput): Fraction[] {
  if (!Array.isArray(target)) {
    throw new TypeError(`${where}: "target" expected an array of payoffs, got ${describeValue(target)}`);
  }
  if (target.length !== meta.llms.length) {
    throw new RangeError(`${where}: "target" expected ${meta.llms.length} payoffs, one per LLM, got ${target.length}`);
  }
  return target.map((entry: unknown, j) => {
    if (typeof entry === 'number' && !Number.isFinite(entry)) {
      throw new RangeError(`${where}: "target[${j}]" expected a finite number, got ${entry}`);
    }
    const value =
      typeof entry === 'number' ? decimalOf(entry) : typeof entry === 'string' ? parseFraction(entry.trim()) : entry;
    if (value instanceof Fraction) return value;
    throw new TypeError(`${where}: "target[${j}]" expected a number or a fraction, got ${describeValue(entry)}`);
  });
}
