/**
 * A vertex of a best-reply polyhedron as a function of the parameter.
 */
import type { BestReplyVertex, Fraction } from '@folkways/core';
import { interpolate } from './interpolate.js';
import { content, type Polynomial, plus, scaledValue, times } from './polynomial.js';

/** The strategy numerators[a] / denominator, and the best reply's payoff level / denominator (in the sweep game's scale). */
export interface VertexCurve {
  /** The vertex at the sample, with all its labels. */
  readonly vertex: BestReplyVertex;
  /** One polynomial per action; zero for unplayed ones. */
  readonly numerators: readonly Polynomial[];
  readonly denominator: Polynomial;
  readonly level: Polynomial;
  /** One per reply: level - payoff of the reply, over the denominator; zero for replies that are best all along. */
  readonly slacks: readonly Polynomial[];
}

/**
 * Follows a vertex away from the sample: its support stays, and as many of its best replies stay equally good as determine it.
 * @param replies - `[c][a]` payoff polynomials of the replies.
 * @remarks Cramer's rule for sum x = 1, sum_a x_a payoff_c(a) = v, evaluated at integers and interpolated. For a support of s actions and
 *   payoffs of degree e all determinants have degree at most e s. Cost O(e s (s^3 + (e s)^2 s)).
 */
export function vertexCurve(
  replies: readonly (readonly Polynomial[])[],
  vertex: BestReplyVertex,
  sample: Fraction,
): VertexCurve {
  const support = vertex.strategy.flatMap((weight, a) => (weight.numerator === 0n ? [] : [a]));
  const degree = Math.max(1, ...replies.flat().map((f) => f.length)) - 1;
  const best = independentReplies(replies, support, vertex.replies, sample, degree);
  const unknowns = support.length + 1;
  const nodes = degree * support.length + 1;
  for (let start = 2n; ; start += BigInt(nodes)) {
    const solved = Array.from({ length: nodes }, (_, k) => {
      const t = start + BigInt(k);
      return cramer(
        best.map((c) => [...support.map((a) => valueAt(replies[c][a], t)), -1n, 0n]),
        unknowns,
      );
    });
    if (!solved.every((solution) => solution !== undefined)) continue;
    const all = Array.from({ length: unknowns + 1 }, (_, u) =>
      interpolate(
        start,
        solved.map((solution) => solution[u]),
      ),
    );
    const divisor = content(...all) * (scaledValue(all[unknowns], sample) < 0n ? -1n : 1n);
    const reduced = all.map((f) => f.map((a) => a / divisor));
    const numerators: Polynomial[] = vertex.strategy.map((_, a) => reduced[support.indexOf(a)] ?? []);
    const level = reduced[support.length];
    const slacks = replies.map((row) =>
      support.reduce<Polynomial>((sum, a) => plus(sum, times(numerators[a], row[a]), -1n), level),
    );
    return { vertex, numerators, denominator: reduced[unknowns], level, slacks };
  }
}

const valueAt = (f: Polynomial, t: bigint): bigint => f.reduceRight((sum, a) => sum * t + a, 0n);

/** As many of the best replies as determine the vertex at the sample. */
function independentReplies(
  replies: readonly (readonly Polynomial[])[],
  support: readonly number[],
  candidates: readonly number[],
  sample: Fraction,
  degree: number,
): readonly number[] {
  if (candidates.length === support.length) return candidates;
  const power = (missing: number): bigint => sample.denominator ** BigInt(missing);
  const reduced: bigint[][] = [];
  const chosen: number[] = [];
  const one = power(degree);
  // The row of the sum first: with it, each reply is independent exactly when it changes the rank.
  for (const c of [-1, ...candidates]) {
    const row =
      c < 0
        ? [...support.map(() => one), 0n]
        : [
            ...support.map(
              (a) => scaledValue(replies[c][a], sample) * power(degree + 1 - Math.max(1, replies[c][a].length)),
            ),
            -one,
          ];
    for (const other of reduced) {
      const lead = other.findIndex((value) => value !== 0n);
      const factor = row[lead];
      if (factor !== 0n) for (let k = 0; k < row.length; k++) row[k] = row[k] * other[lead] - other[k] * factor;
    }
    if (row.every((value) => value === 0n)) continue;
    reduced.push(row);
    if (c >= 0) chosen.push(c);
  }
  return chosen;
}

/**
 * Determinants of the system with the row sum x = 1 on top: the numerator of each unknown, then the common denominator.
 * @param rows - the other equations, each with its right-hand side at the end.
 * @returns `undefined` when the system is singular.
 * @remarks Fraction-free elimination, every division exact. Source: Bareiss (1968).
 */
function cramer(rows: readonly bigint[][], unknowns: number): bigint[] | undefined {
  const top = Array.from({ length: unknowns + 1 }, (_, k) => (k === unknowns - 1 ? 0n : 1n));
  const work = [top, ...rows];
  let last = 1n;
  let sign = 1n;
  for (let k = 0; k < unknowns; k++) {
    const at = work.findIndex((row, i) => i >= k && row[k] !== 0n);
    if (at < 0) return undefined;
    if (at !== k) {
      [work[k], work[at]] = [work[at], work[k]];
      sign = -sign;
    }
    const pivot = work[k];
    for (let i = 0; i < unknowns; i++) {
      if (i === k) continue;
      const row = work[i];
      const factor = row[k];
      for (let e = 0; e <= unknowns; e++) row[e] = (row[e] * pivot[k] - pivot[e] * factor) / last;
    }
    last = pivot[k];
  }
  return [...work.map((row) => row[unknowns] * sign), last * sign];
}
