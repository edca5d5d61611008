/**
 * A vertex of a best-reply polyhedron from its labels, in integers.
 */
import { nullVector } from './nullVector.js';

/** x / total is a mixed strategy and level / total the best reply's payoff against it. */
export interface ExactVertex {
  /** `[d]`, non-negative, coprime. */
  readonly x: readonly bigint[];
  /** The sum of x. */
  readonly total: bigint;
  readonly level: bigint;
}

/**
 * Solves: x_a = 0 for each label a < d, and equal payoffs for all replies c with label d + c.
 * @param payoffs - `[k, d]` integers.
 * @param labels - labels of a vertex, ascending.
 * @returns `undefined` when the labels do not determine one point.
 */
export function exactVertex(
  payoffs: readonly (readonly bigint[])[],
  labels: readonly number[],
): ExactVertex | undefined {
  const d = payoffs[0].length;
  const unplayed = new Set(labels.filter((label) => label < d));
  const support = Array.from({ length: d }, (_, a) => a).filter((a) => !unplayed.has(a));
  const best = labels.filter((label) => label >= d).map((label) => payoffs[label - d]);
  if (best.length === 0) return undefined;
  const differences = best.slice(1).map((row) => support.map((a) => row[a] - best[0][a]));
  const solution = nullVector(differences, support.length);
  if (solution === undefined) return undefined;
  const x = new Array<bigint>(d).fill(0n);
  let total = 0n;
  let level = 0n;
  support.forEach((a, i) => {
    x[a] = solution[i];
    total += solution[i];
    level += solution[i] * best[0][a];
  });
  return { x, total, level };
}
