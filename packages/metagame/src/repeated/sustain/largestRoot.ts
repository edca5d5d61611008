/**
 * From where on a polynomial stays negative up to 1, with a certificate.
 */

/** What is proven of the largest root in (0, 1): it is at least `lower` and at most `upper`. */
export interface RootBracket {
  readonly lower: number;
  readonly upper: number;
}

/** Brackets need not be tighter than this. */
const WIDTH = 2 ** -50;

/**
 * Raises a bracket of the largest root in (0, 1) of several polynomials by one more of them.
 * @param h - coefficients by ascending degree; h(1) < 0.
 * @param known - the bracket of the others; h is not looked at below `known.lower`.
 * @returns `upper`: h < 0 on (upper, 1], by certified steps from 1 down. `lower`: h > 0 there, or just below it where it equals `upper`, or what was known.
 *   The two are within 2^-50 and rounding, except at a root of even order, where `lower` may stay behind.
 * @remarks Let P and N be the parts of h with positive and with negative coefficients, h = P - N. Both rise, with rising derivatives, so on [a, b] the mean value
 *   theorem gives h <= h(b) + (b - a) max(0, N'(b) - P'(a)). An interval with a negative bound holds no root; the next is twice as long, and one that fails is halved.
 *   Steps shrink with the distance to a simple root only, so there are O(log(1 / width)) of them. Every evaluation counts with its rounding error against the claim:
 *   4 (n + 1) 2^-53 (P + N).
 */
export function largestRoot(h: Float64Array, known: RootBracket): RootBracket {
  const start = h.findIndex((value) => value !== 0);
  const f = h.subarray(Math.max(0, start)); // dividing by a power of d changes no sign on (0, 1]
  if (signChanges(f) <= 1) {
    // Descartes: positive, then negative, so one look at the lower end decides for all above it
    const { value, margin } = evaluate(f, known.lower);
    if (value + margin < 0) return known;
  }
  let b = 1;
  let at = evaluate(f, b);
  let width = 1;
  while (b > known.lower) {
    const a = Math.max(known.lower, b - width);
    const below = evaluate(f, a);
    const slope = Math.max(0, at.negativeSlope * (1 + at.error) - below.positiveSlope * (1 - at.error));
    if (at.value + at.margin + (b - a) * slope < 0) {
      [b, at] = [a, below];
      width *= 2;
    } else if (width <= WIDTH) {
      return { lower: lowerEnd(f, b, known.lower), upper: Math.max(b, known.upper) };
    } else {
      width /= 2;
    }
  }
  return known;
}

function signChanges(f: Float64Array): number {
  const signs = f.filter((value) => value !== 0);
  return signs.reduce((count, value, t) => count + (t > 0 && value > 0 !== signs[t - 1] > 0 ? 1 : 0), 0);
}

/** A point below b, the nearest that is found, at which h is certainly positive; else what was known. */
function lowerEnd(f: Float64Array, b: number, known: number): number {
  for (let gap = WIDTH; b - gap > known; gap *= 2) {
    const { value, margin } = evaluate(f, b - gap);
    if (value - margin > 0) return b - gap;
  }
  return known;
}

/** The value, a bound on its rounding error, and the derivatives of both parts with a bound on their relative error. */
function evaluate(f: Float64Array, d: number) {
  let [positive, negative, positiveSlope, negativeSlope] = [0, 0, 0, 0];
  for (let t = f.length - 1; t >= 0; t--) {
    positiveSlope = positiveSlope * d + positive;
    negativeSlope = negativeSlope * d + negative;
    positive = positive * d + Math.max(0, f[t]);
    negative = negative * d + Math.max(0, -f[t]);
  }
  const error = 4 * f.length * 2 ** -53;
  return { value: positive - negative, margin: error * (positive + negative), positiveSlope, negativeSlope, error };
}
