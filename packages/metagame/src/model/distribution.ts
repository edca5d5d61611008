/**
 * A probability distribution read from numbers, fractions or their texts.
 */
import { describeValue, Fraction } from '@folkways/core';
import { type ShareInput, shareFraction } from './shareFraction.js';

const SUM_TOLERANCE = 1e-9;

/**
 * The weights as doubles, normalised.
 * @param where - what the message calls them, such as `split: "roles[0]"`.
 * @throws TypeError when a weight is no number, RangeError when one is outside [0, 1] or the sum is not 1 within 1e-9.
 */
export function distribution(where: string, weights: ArrayLike<ShareInput>): Float64Array {
  if (!Array.isArray(weights) && !ArrayBuffer.isView(weights)) {
    throw new TypeError(`${where} expected an array of weights, got ${describeValue(weights)}`);
  }
  const read = Array.from(weights, (weight, a) => shareFraction(weight, `${where}, weight ${a},`).value);
  const sum = read.reduce((total, weight) => total.add(weight), Fraction.ZERO);
  if (!(Math.abs(sum.toNumber() - 1) <= SUM_TOLERANCE)) {
    throw new RangeError(`${where} expected weights with sum 1, got ${sum.toNumber()}`);
  }
  return Float64Array.from(read, (weight) => weight.divide(sum).toNumber());
}
