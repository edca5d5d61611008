/**
 * The largest number of vertices a simple polytope can have.
 */

/**
 * McMullen's upper bound on the vertices of a polytope.
 * @param dimension - an integer >= 1.
 * @param facets - an integer > dimension.
 * @returns a number, infinite beyond the doubles.
 * @remarks Source: McMullen (1970), The maximum numbers of faces of a convex polytope, Mathematika 17; the form used is
 * C(f - ceil(d/2), floor(d/2)) + C(f - 1 - ceil((d-1)/2), floor((d-1)/2)).
 */
export function vertexBound(dimension: number, facets: number): number {
  return (
    binomial(facets - Math.ceil(dimension / 2), Math.floor(dimension / 2)) +
    binomial(facets - 1 - Math.ceil((dimension - 1) / 2), Math.floor((dimension - 1) / 2))
  );
}

function binomial(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i;
  return Math.round(result);
}
