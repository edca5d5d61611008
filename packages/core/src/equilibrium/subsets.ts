/**
 * Subsets of {0, ..., n - 1}.
 */

/** All subsets with `size` elements, each ascending, in lexicographic order. */
export function subsets(n: number, size: number): number[][] {
  if (size === 0) return [[]];
  const found: number[][] = [];
  for (let first = 0; first <= n - size; first++) {
    for (const rest of subsets(n - first - 1, size - 1)) found.push([first, ...rest.map((k) => k + first + 1)]);
  }
  return found;
}
