/**
 * The structure of an equilibrium set: maximal Nash subsets and connected components of extreme equilibria.
 */

/** A maximal biclique: every left vertex is in equilibrium with every right one, and no vertex can be added. */
export interface Biclique {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/**
 * All maximal bicliques of a bipartite graph without isolated vertices, grouped by connected component.
 * @param edges - flat pairs (left, right) of small integers, no pair twice.
 * @param stop - asked between steps; when it says true the result is `undefined`.
 * @returns components in the order of their first edge.
 * @remarks The right sides of the maximal bicliques are exactly the non-empty intersections of neighbourhoods of left vertices, and
 * each is met once: O(L M R) for L left vertices and M bicliques with R right vertices (M can be exponential in L).
 * Source: Avis, Rosenberg, Savani, von Stengel (2010), Enumeration of Nash equilibria for two-player games, section 5, which
 * enumerates cliques instead.
 */
export function nashSubsets(edges: readonly number[], stop: () => boolean): Biclique[][] | undefined {
  const neighbours = new Map<number, Set<number>>();
  for (let e = 0; e < edges.length; e += 2) {
    const known = neighbours.get(edges[e]);
    if (known === undefined) neighbours.set(edges[e], new Set([edges[e + 1]]));
    else known.add(edges[e + 1]);
  }
  const components = [];
  for (const left of connected(neighbours)) {
    const rights = intersections(
      left.map((x) => neighbours.get(x)!),
      stop,
    );
    if (rights === undefined) return undefined;
    components.push(
      rights.map((right) => ({
        left: left.filter((x) => right.every((y) => neighbours.get(x)!.has(y))),
        right,
      })),
    );
  }
  return components;
}

/** The left vertices of each connected component. */
function connected(neighbours: ReadonlyMap<number, ReadonlySet<number>>): number[][] {
  const byRight = new Map<number, number[]>();
  for (const [x, ys] of neighbours) {
    for (const y of ys) {
      const known = byRight.get(y);
      if (known === undefined) byRight.set(y, [x]);
      else known.push(x);
    }
  }
  const seen = new Set<number>();
  const components: number[][] = [];
  for (const start of neighbours.keys()) {
    if (seen.has(start)) continue;
    const queue = [start];
    seen.add(start);
    for (const x of queue) {
      for (const y of neighbours.get(x)!) {
        for (const next of byRight.get(y)!) {
          if (seen.has(next)) continue;
          seen.add(next);
          queue.push(next);
        }
      }
    }
    components.push(queue.sort((a, b) => a - b));
  }
  return components;
}

/** All different non-empty intersections of one or more of the sets, each ascending. */
function intersections(sets: readonly ReadonlySet<number>[], stop: () => boolean): number[][] | undefined {
  const found = new Map<string, number[]>();
  for (const set of sets) {
    if (stop()) return undefined;
    const whole = [...set].sort((a, b) => a - b);
    for (const meet of [whole, ...[...found.values()].map((known) => known.filter((y) => set.has(y)))]) {
      if (meet.length > 0) found.set(meet.join(), meet);
    }
  }
  return [...found.values()];
}
