/**
 * Spatial branch and bound for the minmax value under independent punishers.
 */
import type { ProgramSolver } from '../program/programSolver.js';
import { alternatingPunishment, type Punishment } from './alternatingPunishment.js';
import { matrixValue } from './matrixValue.js';
import type { PunisherTensor } from './punisherTensor.js';

/** When to stop. */
export interface CloseMinmaxLimits {
  /** Stop when upper - lower is no larger. */
  readonly tolerance: number;
  readonly nodeLimit: number;
  /** True when time is up or the caller has aborted. */
  readonly expired: () => boolean;
  readonly onProgress?: (progress: { lower: number; upper: number; nodes: number }) => void;
}

/** A region: every punisher's strategy lies in a simplex; `values` are the payoffs at the corners. */
interface Region {
  readonly lower: number;
  readonly depth: number;
  /** `corners[q][v]` is a strategy of punisher q. */
  readonly corners: readonly (readonly Float64Array[])[];
  readonly values: Float64Array;
  /** The relaxation's distribution over products of corners. */
  readonly weights: Float64Array;
}

/**
 * Closes the gap between the correlated and the independent minmax value.
 *
 * Inside a product of simplices, letting the punishers correlate over the CORNERS is a relaxation, and it is again a matrix game: the
 * correlated linear program with corners for actions. Its maximiser's strategy proves the region's lower bound whatever the engine's
 * tolerance. Regions shrink by halving an edge. Every punisher's simplex is cut: what correlation gains inside a region is then of second order in its size, and the
 * regions around a smooth minimum do not pile up.
 * @returns the bracket, `lower <= upper`, and the best punishment found.
 * @remarks For two punishers this is the McCormick relaxation of w_bc = b_b c_c with its RLT rows, written on simplices instead of boxes:
 * w over corners sums to the marginals by construction, and no McCormick row is needed. Any number of punishers is treated alike. Each node costs one matrix game
 * of the root's size, and each node that is cut an alternating punishment. Source: McCormick (1976), Math. Programming 10; Sherali and Adams (1990), SIAM J. Discrete Math. 3;
 * simplicial branching: Horst (1976), Math. Programming 10.
 */
export function closeMinmax(
  tensor: PunisherTensor,
  start: Punishment,
  lp: ProgramSolver,
  limits: CloseMinmaxLimits,
  where: string,
): Punishment & { lower: number; nodes: number } {
  const { own, sizes } = tensor;
  let best = start;
  const relax = (corners: Region['corners'], values: Float64Array, depth: number, floor: number): Region => {
    const { lower, column } = matrixValue(values, own, lp, where);
    return { lower: Math.max(lower, floor), depth, corners, values, weights: column };
  };
  const identity = sizes.map((size) =>
    Array.from({ length: size }, (_, v) => Float64Array.from({ length: size }, (_, s) => (s === v ? 1 : 0))),
  );
  let open = [relax(identity, tensor.values, 0, -Infinity)];
  let settled = Infinity; // the least lower bound of regions set aside as closed
  let nodes = 1;
  const lowest = (): number => open.reduce((least, region) => Math.min(least, region.lower), settled);

  while (open.length > 0) {
    const lower = lowest();
    limits.onProgress?.({ lower: Math.min(lower, best.upper), upper: best.upper, nodes });
    if (best.upper - lower <= limits.tolerance || nodes >= limits.nodeLimit || limits.expired()) break;
    const region = open.reduce((least, other) => (other.lower < least.lower ? other : least));
    open = open.filter((other) => other !== region && other.lower < best.upper);
    const marginals = sizes.map((_, q) => marginal(region, sizes, q));
    const found = alternatingPunishment(
      tensor,
      marginals.map((weights, q) => blend(region.corners[q], weights)),
      lp,
      where,
    );
    if (found.upper < best.upper) best = found;
    const edge = edgeToCut(region, marginals, own, sizes);
    if (edge === undefined) {
      settled = Math.min(settled, region.lower);
      continue;
    }
    for (const [kept, moved] of [edge.ends, [edge.ends[1], edge.ends[0]]]) {
      const corners = region.corners.map((list, q) =>
        q === edge.punisher ? list.map((corner, v) => (v === moved ? midpoint(list[kept], corner) : corner)) : list,
      );
      open.push(
        relax(corners, averaged(region.values, own, sizes, edge.punisher, kept, moved), region.depth + 1, region.lower),
      );
      nodes++;
    }
  }
  return { ...best, lower: Math.min(lowest(), best.upper), nodes };
}

/** Punisher q's weights on its corners. */
function marginal(region: Region, sizes: readonly number[], q: number): Float64Array {
  const inner = sizes.slice(q + 1).reduce((product, size) => product * size, 1);
  const weights = new Float64Array(sizes[q]);
  region.weights.forEach((weight, k) => {
    weights[Math.floor(k / inner) % sizes[q]] += weight;
  });
  return weights;
}

function blend(corners: readonly Float64Array[], weights: Float64Array): Float64Array {
  return corners[0].map((_, s) => corners.reduce((sum, corner, v) => sum + weights[v] * corner[s], 0));
}

function midpoint(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, s) => (value + b[s]) / 2);
}

/** Every this many levels the longest edge is cut, used or not, so that regions shrink to points. */
const EVERY = 4;

/** The edge along which payoffs differ most, among corners that the relaxation uses. */
function edgeToCut(
  region: Region,
  marginals: readonly Float64Array[],
  own: number,
  sizes: readonly number[],
): { punisher: number; ends: [number, number] } | undefined {
  const any = region.depth % EVERY === EVERY - 1;
  let longest = 0;
  let edge: { punisher: number; ends: [number, number] } | undefined;
  for (let q = 0; q < sizes.length; q++) {
    for (let i = 0; i < sizes[q]; i++) {
      for (let j = i + 1; j < sizes[q]; j++) {
        if (!any && (marginals[q][i] === 0 || marginals[q][j] === 0)) continue;
        const length = payoffDistance(region.values, own, sizes, q, i, j);
        if (length > longest) [longest, edge] = [length, { punisher: q, ends: [i, j] }];
      }
    }
  }
  return edge;
}

function payoffDistance(
  values: Float64Array,
  own: number,
  sizes: readonly number[],
  q: number,
  i: number,
  j: number,
): number {
  const inner = sizes.slice(q + 1).reduce((product, size) => product * size, 1);
  const outer = own * sizes.slice(0, q).reduce((product, size) => product * size, 1);
  let distance = 0;
  for (let o = 0; o < outer; o++) {
    const base = o * sizes[q] * inner;
    for (let k = 0; k < inner; k++) {
      distance = Math.max(distance, Math.abs(values[base + i * inner + k] - values[base + j * inner + k]));
    }
  }
  return distance;
}

/** The payoffs after corner `moved` of punisher q went halfway to corner `kept`. */
function averaged(
  values: Float64Array,
  own: number,
  sizes: readonly number[],
  q: number,
  kept: number,
  moved: number,
): Float64Array {
  const inner = sizes.slice(q + 1).reduce((product, size) => product * size, 1);
  const outer = own * sizes.slice(0, q).reduce((product, size) => product * size, 1);
  const result = values.slice();
  for (let o = 0; o < outer; o++) {
    const base = o * sizes[q] * inner;
    for (let k = 0; k < inner; k++) {
      result[base + moved * inner + k] = (values[base + moved * inner + k] + values[base + kept * inner + k]) / 2;
    }
  }
  return result;
}
