/**
 * Convex sets in the plane, points and segments included: lists of extreme points, counter-clockwise from the lowest in
 * (first, second) coordinate.
 */

/** A payoff pair. */
export type Point = readonly [number, number];

const cross = (o: Point, a: Point, b: Point): number => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/**
 * The extreme points of the convex hull. Coordinates closer than `tolerance` are one, and corners closer than that to the chord of
 * their neighbours are none.
 * @returns empty for no points, one for a point, two for a segment.
 * @remarks O(n log n), and one pass for each corner dropped. Source: Andrew (1979), Information Processing Letters 9.
 */
export function convexHull(points: readonly Point[], tolerance: number): Point[] {
  // Two coordinates that differ by rounding would otherwise make an edge that turns the wrong way.
  const xs = snapped(
    points.map((point) => point[0]),
    tolerance,
  );
  const ys = snapped(
    points.map((point) => point[1]),
    tolerance,
  );
  const sorted = points.map((_, i): Point => [xs[i], ys[i]]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const distinct = sorted.filter((point, i) => i === 0 || distance(point, sorted[i - 1]) > 0);
  if (distinct.length < 2) return distinct;
  const half = (ordered: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length > 1 && cross(chain[chain.length - 2], chain[chain.length - 1], point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  const ring = [...half(distinct), ...half([...distinct].reverse())];
  for (let i = 0; i < ring.length && ring.length > 2; ) {
    const neighbours = [ring[(i + ring.length - 1) % ring.length], ring[(i + 1) % ring.length]];
    if (distanceTo(neighbours, ring[i]) > tolerance) i++;
    else {
      ring.splice(i, 1);
      i = Math.max(0, i - 1);
    }
  }
  return ring.length === 2 && distance(ring[0], ring[1]) <= tolerance ? [ring[0]] : ring;
}

/** Each value, or the least one that it is joined to by steps of at most the tolerance. */
function snapped(values: readonly number[], tolerance: number): number[] {
  const order = values.map((_, i) => i).sort((i, j) => values[i] - values[j]);
  const result = [...values];
  order.forEach((i, position) => {
    const before = order[position - 1];
    if (position > 0 && values[i] - values[before] <= tolerance) result[i] = result[before];
  });
  return result;
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
    const length = distance(a, b) || 1;
    const along = ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / (length * length);
    const share = Math.min(1, Math.max(0, along));
    nearest = Math.min(nearest, distance(point, [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]));
  });
  return inside ? 0 : nearest;
}
