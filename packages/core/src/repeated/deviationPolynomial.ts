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
  const here = denominators[s];
  if (arcs.length === 1 && denominators[arcs[0].target] !== here) {
    const after = denominators[arcs[0].target];
    const stay = add(scale(after, reward), delayed(numerators[arcs[0].target]));
    return primitive(subtract(multiply(stay, here), multiply(numerators[s], after)));
  }
  const multiple = commonDenominator(arcs.map((arc) => arc.probability));
  let sum: Polynomial = [];
  for (const arc of arcs) sum = add(sum, scale(numerators[arc.target], scaled(arc.probability, multiple)));
  const stay = add(scale(here, reward * multiple), delayed(sum));
  return primitive(subtract(stay, scale(numerators[s], multiple)));
}

/** d * p. */
function delayed(p: Polynomial): Polynomial {
  return p.length === 0 ? [] : [0n, ...p];
}
