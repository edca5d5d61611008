/**
 * Integer polynomials from their values at consecutive integers.
 */
import { type Polynomial, trimmed } from './polynomial.js';

const bases = new Map<string, readonly (readonly bigint[])[]>();

/**
 * d! times the polynomial f of degree at most d with f(start + k) = values[k] for k = 0, ..., d.
 * @remarks Newton's forward differences: f = sum_k (Delta^k f)(start) * binomial(t - start, k). Cost O(d^2).
 */
export function interpolate(start: bigint, values: readonly bigint[]): Polynomial {
  const degree = values.length - 1;
  const basis = fallingFactorials(start, degree);
  const result = new Array<bigint>(degree + 1).fill(0n);
  let differences = [...values];
  let weight = 1n; // d! / k!
  for (let k = 2n; k <= BigInt(degree); k++) weight *= k;
  for (let k = 0; k <= degree; k++) {
    const factor = differences[0] * weight;
    if (factor !== 0n) for (let e = 0; e <= k; e++) result[e] += factor * basis[k][e];
    differences = differences.slice(1).map((value, i) => value - differences[i]);
    weight /= BigInt(k + 1);
  }
  return trimmed(result);
}

/** Coefficients of (t - start)(t - start - 1)...(t - start - k + 1) for k = 0, ..., degree. */
function fallingFactorials(start: bigint, degree: number): readonly (readonly bigint[])[] {
  const key = `${start},${degree}`;
  const known = bases.get(key);
  if (known !== undefined) return known;
  const list: bigint[][] = [[1n]];
  for (let k = 0; k < degree; k++) {
    const root = start + BigInt(k);
    list.push(Array.from({ length: k + 2 }, (_, e) => (e > 0 ? list[k][e - 1] : 0n) - root * (list[k][e] ?? 0n)));
  }
  bases.set(key, list);
  return list;
}
