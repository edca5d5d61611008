/**
 * Shares that move with one parameter: `p`, `1 - p`, `(1-p)/2`, `0.1`.
 */
import { describeValue, Fraction, parseFraction } from '@folkways/core';
import { linearWeight, type WeightInput } from '../equilibrium/linearWeight.js';

/** constant + slope * p. */
export interface Affine {
  readonly constant: Fraction;
  readonly slope: Fraction;
}

/** The value of an affine expression at p. */
export function affineAt({ constant, slope }: Affine, p: Fraction): Fraction {
  return constant.add(slope.multiply(p));
}

/**
 * Reads a share: a number, a fraction, or a text in which the parameter occurs, with `+ - * /`, parentheses and decimals.
 * @param where - what the message calls it, such as `shareSweep: "shares[0][1]"`.
 * @throws TypeError when it is neither number, fraction nor text.
 * @throws RangeError when the text is no expression that is linear in the parameter.
 */
export function parseAffine(where: string, share: WeightInput, parameter: string): Affine {
  if (typeof share !== 'string') return constantOf(linearWeight(where, share));
  const tokens = share.match(/\d*\.?\d+(?:[eE][+-]?\d+)?|[A-Za-z_]+|\S/g) ?? [];
  let at = 0;
  const fail = (): never => {
    throw new RangeError(`${where} expected an expression linear in ${parameter}, got ${describeValue(share)}`);
  };
  const sum = (): Affine => {
    let total = product();
    while (tokens[at] === '+' || tokens[at] === '-') {
      const sign = tokens[at++] === '+' ? Fraction.ONE : Fraction.of(-1);
      const term = product();
      total = {
        constant: total.constant.add(term.constant.multiply(sign)),
        slope: total.slope.add(term.slope.multiply(sign)),
      };
    }
    return total;
  };
  const product = (): Affine => {
    let total = factor();
    while (tokens[at] === '*' || tokens[at] === '/') {
      const divide = tokens[at++] === '/';
      const other = factor();
      const isFixed = other.slope.equals(Fraction.ZERO);
      if (divide && (!isFixed || other.constant.equals(Fraction.ZERO))) fail();
      if (!isFixed && !total.slope.equals(Fraction.ZERO)) fail();
      const [fixed, moving] = isFixed ? [other.constant, total] : [total.constant, other];
      const scale = divide ? Fraction.ONE.divide(fixed) : fixed;
      total = { constant: moving.constant.multiply(scale), slope: moving.slope.multiply(scale) };
    }
    return total;
  };
  const factor = (): Affine => {
    const token = tokens[at++];
    if (token === '-') {
      const { constant, slope } = factor();
      return { constant: constant.negate(), slope: slope.negate() };
    }
    if (token === '(') {
      const inner = sum();
      if (tokens[at++] !== ')') fail();
      return inner;
    }
    if (token === parameter) return { constant: Fraction.ZERO, slope: Fraction.ONE };
    const value = token === undefined ? undefined : parseFraction(token);
    return value === undefined ? fail() : constantOf(value);
  };
  const result = sum();
  return at === tokens.length ? result : fail();
}

const constantOf = (constant: Fraction): Affine => ({ constant, slope: Fraction.ZERO });
