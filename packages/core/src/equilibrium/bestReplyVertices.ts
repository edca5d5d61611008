/**
 * All vertices of a best-reply polyhedron, by double description with exactly decided signs.
 *
 * Own strategies x in the simplex of d actions and a level v with v >= sum_a payoffs[c][a] x_a for each of the other
 * player's k replies c: the vertices (x, v) of this polyhedron, each with its labels (own actions not played, replies
 * that are best). Added one reply at a time; a new vertex is where an edge crosses the reply's hyperplane.
 *
 * Coordinates are doubles with a proven error bound. Only the sign of a slack v - payoffs[c] x is ever decided, by
 * 1. |slack| > its error bound: the sign is that of the double;
 * 2. |slack| + its error bound < `gap`: it is 0, as Cramer's rule writes every non-zero slack as a fraction whose
 *    denominator Hadamard's inequality keeps below 1/gap;
 * 3. otherwise the vertex is solved for in integers, and the slack computed in integers.
 * So the combinatorial result is exactly that of exact arithmetic.
 *
 * Source: Motzkin, Raiffa, Thompson, Thrall (1953), The double description method; Fukuda, Prodon (1996), Double
 * description method revisited, Prop. 7 (the combinatorial test of adjacency, valid for degenerate polyhedra).
 */
import { crossingEdges } from './crossingEdges.js';
import { type ExactVertex, exactVertex } from './exactVertex.js';
import { RayPool, setBit } from './rayPool.js';

/** Rounding unit of doubles. */
const UNIT = 2 ** -53;
/** Above this error bound a vertex is solved for again, so that the first-order bounds below stay valid. */
const WORST_ERROR = 1e-3;
/** Covers the rounding of the error bounds themselves. */
const INFLATION = 1 + 2 ** -20;

/** The vertices found; label a < d: own action a has probability 0; label d + c: reply c is best. */
export interface BestReplyVertices {
  readonly count: number;
  /** Words of 32 labels per vertex. */
  readonly words: number;
  /** `[count * words]` */
  readonly labels: Int32Array;
  /** How often integers had to decide. */
  readonly exactDecisions: number;
}

/**
 * Enumerates the vertices.
 * @param payoffs - `[k, d]` non-negative integers, the other player's payoffs: reply c against own action a. Taking the smallest off
 * each column (`againstEach`) changes no best reply and makes the numbers small.
 * @param stop - asked between steps; when it says true the result is `undefined`.
 * @remarks O(V d) per reply for V vertices of a simple polyhedron; degenerate vertices are paired with all others.
 */
export function bestReplyVertices(
  payoffs: readonly (readonly bigint[])[],
  stop: (vertices: number) => boolean,
): BestReplyVertices | undefined {
  const replies = payoffs.length;
  const d = payoffs[0].length;
  const { table, range } = unitPayoffs(payoffs);
  // Rounding of one slack (payoffs, products, sum) or of one new vertex, in absolute terms: all values are in [0, 1].
  const rounding = (4 * d + 32) * UNIT;
  const gap = slackGap(range, Math.min(d, replies));
  const pool = new RayPool(d, replies);
  const exact: (ExactVertex | undefined)[] = [];
  let exactDecisions = 0;

  const direction = pool.take(); // the ray along v: no x at all
  pool.coordinates[direction * (d + 1) + d] = 1;
  for (let a = 0; a < d; a++) setBit(pool.tight, direction * pool.words, a);
  for (let a = 0; a < d; a++) {
    const corner = pool.take();
    pool.coordinates[corner * (d + 1) + a] = 1;
    pool.coordinates[corner * (d + 1) + d] = table[a];
    pool.error[corner] = 4 * UNIT;
    for (let b = 0; b <= d; b++) if (b !== a) setBit(pool.tight, corner * pool.words, b);
  }

  const slackAt = (ray: number, reply: number): number => {
    const base = ray * (d + 1);
    const row = reply * d;
    let sum = pool.coordinates[base + d];
    for (let a = 0; a < d; a++) sum -= table[row + a] * pool.coordinates[base + a];
    return sum;
  };

  /** Solves the vertex in integers, and renews its doubles. */
  const solve = (ray: number): ExactVertex => {
    const known = exact[ray];
    if (known !== undefined) return known;
    exactDecisions++;
    const vertex = exactVertex(payoffs, pool.labelsOf(ray))!;
    vertex.x.forEach((value, a) => {
      pool.coordinates[ray * (d + 1) + a] = quotient(value, vertex.total);
    });
    pool.coordinates[ray * (d + 1) + d] = quotient(vertex.level, vertex.total * range);
    pool.error[ray] = rounding;
    exact[ray] = vertex;
    return vertex;
  };

  const decide = (ray: number, reply: number): number => {
    if (pool.error[ray] > WORST_ERROR) solve(ray);
    const slack = slackAt(ray, reply);
    const bound = pool.error[ray] + rounding;
    if (slack > bound || -slack > bound) return slack;
    if (Math.abs(slack) + bound < gap) return 0;
    const { x, total, level } = solve(ray);
    let difference = level;
    for (let a = 0; a < d; a++) difference -= payoffs[reply][a] * x[a];
    return quotient(difference, total * range) || Math.sign(Number(difference)) * Number.MIN_VALUE;
  };

  for (let reply = 1; reply < replies; reply++) {
    const positive: number[] = [];
    const negative: number[] = [];
    const label = d + reply;
    for (const ray of pool.live) {
      const slack = ray === direction ? 1 : decide(ray, reply);
      pool.slack[ray] = slack;
      if (slack > 0) positive.push(ray);
      else if (slack < 0) negative.push(ray);
      else setBit(pool.tight, ray * pool.words, label);
      if ((ray & 255) === 0 && stop(pool.live.length)) return undefined;
    }
    if (negative.length === 0) continue;
    const edges = crossingEdges(pool, positive, negative, stop);
    if (edges === undefined) return undefined;
    for (let e = 0; e < edges.length; e += 2) {
      const above = edges[e];
      const below = edges[e + 1];
      const ray = pool.take();
      exact[ray] = undefined;
      pool.intersectLabels(ray, above, below);
      setBit(pool.tight, ray * pool.words, label);
      if (above === direction) raise(ray, below);
      else cut(ray, above, below);
    }
    pool.releaseNegative(negative);
  }
  return { count: pool.live.length - 1, words: pool.words, labels: pool.compactLabels(), exactDecisions };

  /** The new vertex on the ray that leaves `below` upwards: v is raised to the level of the new reply. */
  function raise(ray: number, below: number): void {
    const { coordinates, error } = pool;
    for (let a = 0; a <= d; a++) coordinates[ray * (d + 1) + a] = coordinates[below * (d + 1) + a];
    coordinates[ray * (d + 1) + d] -= pool.slack[below];
    // |error of v| <= |error of x|_1 + rounding
    error[ray] = (2 * error[below] + rounding) * INFLATION;
  }

  /**
   * The new vertex on an edge: above + t (below - above) with t = s / (s - s') for the slacks s > 0 > s' at its ends.
   * With slack errors <= D the error of t is <= D / (s - s') + 3 UNIT, and it moves the vertex by that part of the edge.
   */
  function cut(ray: number, above: number, below: number): void {
    const { coordinates, error, slack } = pool;
    const drop = slack[above] - slack[below];
    const t = slack[above] / drop;
    const [to, from, end] = [ray * (d + 1), above * (d + 1), below * (d + 1)];
    let length = 0;
    for (let a = 0; a <= d; a++) {
      const step = coordinates[end + a] - coordinates[from + a];
      coordinates[to + a] = coordinates[from + a] + t * step;
      length += Math.abs(step);
    }
    const worst = Math.max(error[above], error[below]);
    const carried = (1 - t) * error[above] + t * error[below];
    const moved = ((worst + rounding) / drop) * (length + 2 * worst);
    error[ray] = (carried + moved + rounding) * INFLATION;
  }
}

/** The payoffs over their largest, in [0, 1], as doubles within 3 rounding units. */
function unitPayoffs(payoffs: readonly (readonly bigint[])[]): { table: Float64Array; range: bigint } {
  const d = payoffs[0].length;
  let range = 1n;
  for (const row of payoffs) for (const value of row) if (value > range) range = value;
  const table = new Float64Array(payoffs.length * d);
  payoffs.forEach((row, c) => {
    row.forEach((value, a) => {
      table[c * d + a] = quotient(value, range);
    });
  });
  return { table, range };
}

/**
 * Below the smallest non-zero slack: the denominator of a vertex is a determinant of a payoff submatrix of size q bordered by
 * ones, which does not change when range/2 is taken off every payoff; Hadamard's inequality over its rows bounds it.
 */
function slackGap(range: bigint, size: number): number {
  const half = Number(range) / 2;
  const hadamard = (size * half * half + 1) ** (size / 2) * Math.sqrt(size);
  return 0.5 / (Number(range) * hadamard);
}

/** numerator / denominator as a double, within 3 rounding units relatively. */
function quotient(numerator: bigint, denominator: bigint): number {
  const direct = Number(numerator) / Number(denominator);
  if (Number.isFinite(direct) && Number.isFinite(Number(denominator))) return direct;
  const shift = BigInt(Math.max(0, denominator.toString(2).length - 1000));
  return Number(numerator >> shift) / Number(denominator >> shift);
}
