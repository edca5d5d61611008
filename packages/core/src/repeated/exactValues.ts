/**
 * Discounted values of a Markov chain as rational functions of the discount factor, exactly.
 *
 * Where every state has one successor a value is a path into a cycle: a polynomial over 1 - d^period. Otherwise all values share the
 * denominator det(I - d P), and the numerators come with it from Faddeev and Le Verrier's recursion on the integer matrix m P.
 * Source: Gantmacher (1959), The Theory of Matrices, chapter IV, section 5. Denominators are positive on (0, 1): there the eigenvalues
 * of d P are inside the unit circle and det(I - d P) is 1 at d = 0.
 */
import { Fraction } from '../rational/fraction.js';
import { type Polynomial, trim } from './polynomial.js';

/** One arc of a chain. */
export interface ExactArc {
  readonly target: number;
  readonly probability: Fraction;
}

/** `numerators[s] / denominators[s]` is the value of state s, not normalised. Equal denominators are the same object. */
export interface ExactValues {
  readonly numerators: readonly Polynomial[];
  readonly denominators: readonly Polynomial[];
}

/**
 * Values of all states.
 * @param rows - the arcs from each state, with positive probabilities that sum to 1.
 * @param rewards - integer stage payoffs by state.
 * @param step - called between steps; it may throw to stop.
 * @remarks O(states * path length) without randomness; else O(states^2 * arcs) big-integer operations.
 */
export function exactValues(
  rows: readonly (readonly ExactArc[])[],
  rewards: readonly bigint[],
  step: () => void,
): ExactValues {
  return rows.every((row) => row.length === 1) ? alongPaths(rows, rewards) : byDeterminant(rows, rewards, step);
}

function alongPaths(rows: readonly (readonly ExactArc[])[], rewards: readonly bigint[]): ExactValues {
  const denominators = new Map<number, Polynomial>();
  const result = rows.map((_, start) => {
    const order = new Map<number, number>();
    let s = start;
    while (!order.has(s)) {
      order.set(s, order.size);
      s = rows[s][0].target;
    }
    const preperiod = order.get(s)!;
    const period = order.size - preperiod;
    const path = [...order.keys()].map((state) => rewards[state]);
    let denominator = denominators.get(period);
    if (denominator === undefined) {
      denominator = [1n, ...new Array<bigint>(period - 1).fill(0n), -1n];
      denominators.set(period, denominator);
    }
    // (path) (1 - d^period) telescopes: before the cycle a reward counts less the one a period earlier.
    const numerator = [...path];
    for (let t = 0; t < preperiod; t++) numerator[t + period] -= path[t];
    return { numerator: trim(numerator), denominator };
  });
  return {
    numerators: result.map((one) => one.numerator),
    denominators: result.map((one) => one.denominator),
  };
}

function byDeterminant(
  rows: readonly (readonly ExactArc[])[],
  rewards: readonly bigint[],
  step: () => void,
): ExactValues {
  const n = rows.length;
  const m = commonDenominator(rows.flatMap((row) => row.map((arc) => arc.probability)));
  const a = rows.map((row) => row.map((arc) => ({ target: arc.target, weight: scaled(arc.probability, m) })));
  // det(I - d P) = sum of c_k (d / m)^k and its adjugate applied to the rewards = sum of b_k (d / m)^k; all times m^n below.
  let matrix: bigint[][] = rows.map(() => new Array<bigint>(n).fill(0n)); // A M_(k-1) + c_k I
  let vector = [...rewards];
  let coefficient = 1n;
  const powers = Array.from({ length: n + 1 }, (_, k) => m ** BigInt(n - k));
  const denominator = [powers[0]];
  const numerators = rewards.map((reward) => [reward * powers[0]]);
  for (let k = 1; k <= n; k++) {
    step();
    for (let s = 0; s < n; s++) matrix[s][s] += coefficient;
    const product = a.map((row) => {
      const sum = new Array<bigint>(n).fill(0n);
      for (const { target, weight } of row) {
        const source = matrix[target];
        for (let j = 0; j < n; j++) if (source[j] !== 0n) sum[j] += weight * source[j];
      }
      return sum;
    });
    let trace = 0n;
    for (let s = 0; s < n; s++) trace += product[s][s];
    coefficient = -trace / BigInt(k);
    denominator.push(coefficient * powers[k]);
    if (k < n) {
      const moved = a.map((row) => row.reduce((sum, { target, weight }) => sum + weight * vector[target], 0n));
      vector = moved.map((value, s) => value + coefficient * rewards[s]);
      vector.forEach((value, s) => {
        numerators[s].push(value * powers[k]);
      });
    }
    matrix = product;
  }
  const shared = trim(denominator);
  return { numerators: numerators.map(trim), denominators: rows.map(() => shared) };
}

/** The least common multiple of denominators. */
export function commonDenominator(fractions: readonly Fraction[]): bigint {
  let multiple = 1n;
  for (const { denominator } of fractions) multiple *= Fraction.of(denominator, multiple).numerator;
  return multiple;
}

/** fraction * multiple, an integer. */
export function scaled(fraction: Fraction, multiple: bigint): bigint {
  return (fraction.numerator * multiple) / fraction.denominator;
}
