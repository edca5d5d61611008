/**
 * Bounds of multilinear functions of mixed strategies over boxes of strategies.
 */

/** Intervals for one player's probabilities, which always sum to 1; slightly negative probabilities are allowed. */
export interface StrategyBox {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** A function linear in each listed player's strategy: one coefficient per profile of theirs, the last fastest. */
export interface Multilinear {
  readonly players: readonly number[];
  readonly coefficients: Float64Array;
}

/**
 * An interval that contains all values over the boxes; exact for at most one player, and for a point.
 * @param boxes - one per player of the game.
 * @returns [low, high], up to rounding.
 * @remarks Players are eliminated one after the other, each by the best distribution for every profile of those left.
 */
export function boxRange({ players, coefficients }: Multilinear, boxes: readonly StrategyBox[]): [number, number] {
  let low = coefficients;
  let high = coefficients;
  for (let at = players.length - 1; at >= 0; at--) {
    const box = boxes[players[at]];
    const size = box.low.length;
    const [nextLow, nextHigh] = [new Float64Array(low.length / size), new Float64Array(low.length / size)];
    for (let q = 0; q < nextLow.length; q++) {
      nextLow[q] = smallest(low, q * size, box, 1);
      nextHigh[q] = -smallest(high, q * size, box, -1);
    }
    low = nextLow;
    high = nextHigh;
  }
  return [low[0], high[0]];
}

/** min of sign * c p over p in the box with sum 1: all at their low ends, the rest given to the cheapest first. */
function smallest(c: Float64Array, base: number, { low, high }: StrategyBox, sign: number): number {
  const size = low.length;
  let rest = 1;
  let value = 0;
  for (let a = 0; a < size; a++) {
    rest -= low[a];
    value += sign * c[base + a] * low[a];
  }
  let done = 0;
  let last = -1;
  let lastCost = -Infinity;
  while (rest > 0 && done < size) {
    let next = -1;
    let cost = Infinity;
    for (let a = 0; a < size; a++) {
      const here = sign * c[base + a];
      const isLater = here > lastCost || (here === lastCost && a > last);
      if (isLater && here < cost) [next, cost] = [a, here];
    }
    if (next < 0) break;
    const given = Math.min(rest, high[next] - low[next]);
    value += cost * given;
    rest -= given;
    [last, lastCost] = [next, cost];
    done++;
  }
  return value;
}

/** The derivative with respect to player j's action b, action `reference` giving way: free of j. */
export function sliceDifference(
  { players, coefficients }: Multilinear,
  sizes: readonly number[],
  j: number,
  b: number,
  reference: number,
): Multilinear {
  const at = players.indexOf(j);
  const inner = players.slice(at + 1).reduce((product, k) => product * sizes[k], 1);
  const result = new Float64Array(coefficients.length / sizes[j]);
  for (let q = 0; q < result.length; q++) {
    const outer = Math.floor(q / inner) * inner * sizes[j] + (q % inner);
    result[q] = coefficients[outer + b * inner] - coefficients[outer + reference * inner];
  }
  return { players: players.filter((k) => k !== j), coefficients: result };
}
