/**
 * Draws from the normal distribution.
 * Source: G. Marsaglia and T. A. Bray (1964), A Convenient Method for Generating Normal Variables, SIAM Review 6, pp. 260-264.
 */
import type { RandomStream } from './stream.js';
import { uniformReal } from './uniform.js';

/**
 * A draw from the normal distribution of mean 0 and variance 1.
 * @remarks The polar method; of its two draws one is dropped, so that the stream is the only state. On average 2.55 uniform draws.
 */
export function standardNormal(rng: RandomStream): number {
  for (;;) {
    const x = 2 * uniformReal(rng) - 1;
    const y = 2 * uniformReal(rng) - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}
