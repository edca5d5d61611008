/**
 * The individually rational part of a feasible set.
 */

/** A point of the plane. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The part of a convex polygon to the right of x0 and above y0, by cutting along each line in turn. */
export function clippedPolygon(corners: readonly Place[], x0: number, y0: number): Place[] {
  const cut = (polygon: readonly Place[], inside: (place: Place) => number): Place[] =>
    polygon.flatMap((place, k) => {
      const next = polygon[(k + 1) % polygon.length];
      const [here, there] = [inside(place), inside(next)];
      const kept = here >= 0 ? [place] : [];
      if (here * there >= 0) return kept;
      const t = here / (here - there);
      return [...kept, { x: place.x + t * (next.x - place.x), y: place.y + t * (next.y - place.y) }];
    });
  return cut(
    cut(corners, ({ x }) => x - x0),
    ({ y }) => y - y0,
  );
}
