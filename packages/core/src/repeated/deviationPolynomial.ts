/**
 * One-shot gains as polynomials in the discount factor.
 */
import { commonDenominator, type ExactArc, type ExactValues, scaled } from './exactValues.js';
import { add, multiply, type Polynomial, primitive, scale, subtract } from './polynomial.js';

/**
 * A polynomial with the sign, on (0, 1), of `reward + d * (expected value after the arcs) - value(s)`.
 * @param reward - the stage payoff of the deviation, in the integer unit of the values.
 */
export function deviationPolynomial(
  values: ExactValues,
  s: number,
  reward: bigint,
  arcs: readonly ExactArc[],
): Polynomial {
  const { numerators, denominators } = values;
  const distinct = [...new Set([denominators[s], ...arcs.map(({ target }) => denominators[target])])];
  const allBut = (denominator: Polynomial | undefined): Polynomial =>
    distinct.filter((other) => other !== denominator).reduce<Polynomial>(multiply, [1n]);
  const multiple = commonDenominator(arcs.map(({ probability }) => probability));
  // Values over the product of the denominators, which is positive, times the multiple.
  let after: Polynomial = [];
  for (const { target, probability } of arcs) {
    const value = multiply(numerators[target], allBut(denominators[target]));
    after = add(after, scale(value, scaled(probability, multiple)));
  }
  const deviating = add(scale(allBut(undefined), reward * multiple), delayed(after));
  return primitive(subtract(deviating, scale(multiply(numerators[s], allBut(denominators[s])), multiple)));
}

/** d * p. */
function delayed(p: Polynomial): Polynomial {
  return p.length === 0 ? [] : [0n, ...p];
}
