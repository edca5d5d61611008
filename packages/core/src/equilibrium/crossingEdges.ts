/**
 * The edges of a polyhedron that cross a hyperplane.
 */
import { bitCount, type RayPool } from './rayPool.js';

/**
 * All pairs of adjacent rays with one on each side.
 * @param pool - the rays, in dimension d + 1: a ray with exactly d tight labels is simple, more make it degenerate.
 * @returns above, below, above, below, ...; `undefined` when stopped.
 * @remarks A simple ray has one edge for each of its labels left out, so the edge between two simple rays is found by looking
 * up d - 1 labels in a hash table. Where one of the two is degenerate all pairs are tried: they are adjacent exactly when
 * they share d - 1 labels and, if both are degenerate, no third ray has all labels that they share.
 */
export function crossingEdges(
  pool: RayPool,
  above: readonly number[],
  below: readonly number[],
  stop: (rays: number) => boolean,
): number[] | undefined {
  const d = pool.dimension;
  const isSimple = (ray: number): boolean => pool.labelCountOf(ray) === d;
  const aboveSimple = above.filter(isSimple);
  const belowSimple = below.filter(isSimple);
  const edges: number[] = [];
  pairSimple(pool, aboveSimple, belowSimple, edges);
  if (aboveSimple.length === above.length && belowSimple.length === below.length) return edges;
  const aboveRest = above.filter((ray) => !isSimple(ray));
  const belowRest = below.filter((ray) => !isSimple(ray));
  for (const p of aboveSimple) for (const n of belowRest) if (shared(pool, p, n) >= d - 1) edges.push(p, n);
  for (const p of aboveRest) {
    if (stop(pool.live.length)) return undefined;
    for (const n of belowSimple) if (shared(pool, p, n) >= d - 1) edges.push(p, n);
    for (const n of belowRest) if (shared(pool, p, n) >= d - 1 && !isCovered(pool, p, n)) edges.push(p, n);
  }
  return edges;
}

/** Looks up each ridge (labels without one) of the upper rays among those of the lower rays. */
function pairSimple(pool: RayPool, above: readonly number[], below: readonly number[], edges: number[]): void {
  const { tight, words, dimension: d } = pool;
  let size = 16;
  while (size < 2 * d * below.length) size *= 2;
  const rayAt = new Int32Array(size).fill(-1);
  const labelAt = new Int32Array(size);

  const hash = (ray: number, word: number, bit: number): number => {
    let h = 0;
    for (let w = 0; w < words; w++) {
      const value = tight[ray * words + w] ^ (w === word ? bit : 0);
      h = Math.imul(h ^ value, 0x9e3779b1);
      h ^= h >>> 15;
    }
    return Math.imul(h, 0x85ebca6b) >>> 8;
  };
  const sameRidge = (p: number, word: number, bit: number, entry: number): boolean => {
    const n = rayAt[entry];
    const left = labelAt[entry];
    for (let w = 0; w < words; w++) {
      const upper = tight[p * words + w] ^ (w === word ? bit : 0);
      const lower = tight[n * words + w] ^ (w === left >>> 5 ? 1 << (left & 31) : 0);
      if (upper !== lower) return false;
    }
    return true;
  };

  for (const n of below) {
    for (let w = 0; w < words; w++) {
      for (let rest = tight[n * words + w]; rest !== 0; rest &= rest - 1) {
        const bit = rest & -rest;
        let entry = hash(n, w, bit) & (size - 1);
        while (rayAt[entry] >= 0) entry = (entry + 1) & (size - 1);
        rayAt[entry] = n;
        labelAt[entry] = w * 32 + (31 - Math.clz32(bit));
      }
    }
  }
  for (const p of above) {
    for (let w = 0; w < words; w++) {
      for (let rest = tight[p * words + w]; rest !== 0; rest &= rest - 1) {
        const bit = rest & -rest;
        let entry = hash(p, w, bit) & (size - 1);
        while (rayAt[entry] >= 0 && !sameRidge(p, w, bit, entry)) entry = (entry + 1) & (size - 1);
        if (rayAt[entry] >= 0) edges.push(p, rayAt[entry]);
      }
    }
  }
}

/** The number of labels two rays share. */
function shared({ tight, words }: RayPool, p: number, n: number): number {
  let count = 0;
  for (let w = 0; w < words; w++) count += bitCount(tight[p * words + w] & tight[n * words + w]);
  return count;
}

/** Does a third ray have all labels that two share? */
function isCovered({ tight, words, live }: RayPool, p: number, n: number): boolean {
  for (const ray of live) {
    if (ray === p || ray === n) continue;
    let w = 0;
    while (w < words) {
      const both = tight[p * words + w] & tight[n * words + w];
      if ((tight[ray * words + w] & both) !== both) break;
      w++;
    }
    if (w === words) return true;
  }
  return false;
}
