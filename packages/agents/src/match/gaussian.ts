/**
 * Normal draws.
 */
import { type RandomStream, uniformReal } from '@folkways/core';

/**
 * A standard normal draw.
 * @remarks Source: Marsaglia and Bray (1964), the polar method, one of its two values.
 */
export function gaussian(rng: RandomStream): number {
  for (;;) {
    const x = 2 * uniformReal(rng) - 1;
    const y = 2 * uniformReal(rng) - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}
