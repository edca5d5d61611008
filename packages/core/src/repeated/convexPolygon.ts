/**
 * Convex sets in the plane, points and segments included: lists of extreme points, counter-clockwise from the lowest in
 * (first, second) coordinate.
 */

/** A payoff pair. */
export type Point = readonly [number, number];

const cross = (o: Point, a: Point, b: Point): number => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/**
 * The extreme points of the convex hull. Points closer than `tolerance` are one; points closer than that to a chord are on it.
 * @returns empty for no points, one for a point, two for a segment.
 * @remarks O(n log n). Source: Andrew (1979), Information Processing Letters 9.
 */
export function convexHull(points: readonly Point[], tolerance: number): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (sorted.length < 2) return sorted;
  const half = (ordered: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length > 1) {
        const [before, last] = chain.slice(-2);
        if (cross(before, last, point) > tolerance * distance(before, point)) break;
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  const ring = [...half(sorted), ...half([...sorted].reverse())];
  const apart = ring.filter((point, i) => i === 0 || distance(point, ring[i - 1]) > tolerance);
  while (apart.length > 1 && distance(apart[0], apart[apart.length - 1]) <= tolerance) apart.pop();
  return apart;
}

/** The part of a convex set where coordinate `axis` is at least `bound`. Points within `tolerance` of the line are put on it. */
export function clip(vertices: readonly Point[], axis: 0 | 1, bound: number, tolerance: number): Point[] {
  const onLine = (point: Point): Point => (axis === 0 ? [bound, point[1]] : [point[0], bound]);
  const side = (point: Point): number => {
    const gap = point[axis] - bound;
    return Math.abs(gap) <= tolerance ? 0 : gap;
  };
  const kept: Point[] = [];
  vertices.forEach((a, i) => {
    const b = vertices[(i + 1) % vertices.length];
    const [sideA, sideB] = [side(a), side(b)];
    if (sideA === 0) kept.push(onLine(a));
    else if (sideA > 0) kept.push(a);
    if (sideA * sideB < 0) {
      const share = sideA / (sideA - sideB);
      kept.push(onLine([a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]));
    }
  });
  return kept;
}

/** The distance from a point to a convex set that is not empty; 0 inside. */
export function distanceTo(vertices: readonly Point[], point: Point): number {
  if (vertices.length === 1) return distance(vertices[0], point);
  let nearest = Infinity;
  let inside = vertices.length > 2;
  vertices.forEach((a, i) => {
    const b = vertices[(i + 1) % vertices.length];
    if (cross(a, b, point) < 0) inside = false;
    const length = distance(a, b);
    const along = ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / (length * length);
    const share = Math.min(1, Math.max(0, along));
    nearest = Math.min(nearest, distance(point, [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]));
  });
  return inside ? 0 : nearest;
}
