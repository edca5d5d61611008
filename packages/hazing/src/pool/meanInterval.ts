/**
 * Confidence intervals of means over independent replications.
 */

/** A mean with its 95 % interval. */
export interface MeanInterval {
  readonly mean: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
}

/** 97.5 % quantile of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * Mean and Student 95 % interval of at least two independent values.
 * @remarks The quantile is the Cornish-Fisher expansion in 1 / degrees of freedom, right to 3 digits from 9 degrees on
 * (Abramowitz and Stegun 1964, 26.7.5).
 */
export function meanInterval(values: readonly number[]): MeanInterval {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const standardError = Math.sqrt(squares / (count - 1) / count);
  const half = studentQuantile(count - 1) * standardError;
  return { mean, standardError, lower: mean - half, upper: mean + half };
}

function studentQuantile(freedom: number): number {
  const first = (Z ** 3 + Z) / 4;
  const second = (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / 96;
  const third = (3 * Z ** 7 + 19 * Z ** 5 + 17 * Z ** 3 - 15 * Z) / 384;
  return Z + first / freedom + second / freedom ** 2 + third / freedom ** 3;
}
