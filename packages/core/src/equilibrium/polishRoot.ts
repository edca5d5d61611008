/**
 * Newton's method on a support's polynomial system.
 */
import { boxRange, type Multilinear, type StrategyBox } from './boxRange.js';
import { inverseMatrix, matrixVector } from './inverseMatrix.js';
import { strategyBoxes } from './strategyBoxes.js';
import type { SupportSystem } from './supportSystem.js';

/** Intervals of all derivatives over the boxes. */
export function derivativesAt({ derivatives }: SupportSystem, boxes: readonly StrategyBox[]): [number, number][][] {
  return derivatives.map((row) => row.map((slope) => (slope === undefined ? [0, 0] : boxRange(slope, boxes))));
}

/** One step of Newton's method with the given inverse of the Jacobian. */
export function newtonStep(system: SupportSystem, inverse: readonly Float64Array[], at: Float64Array): Float64Array {
  const boxes = strategyBoxes(system, { low: at, high: at }, true)!;
  const values = system.equations.map((equation: Multilinear) => boxRange(equation, boxes)[0]);
  const step = matrixVector(inverse, values);
  return at.map((value, v) => value - step[v]);
}

/** Newton's method until it stands still, at most 20 steps. */
export function polishRoot(system: SupportSystem, start: Float64Array): Float64Array {
  let at = start;
  for (let k = 0; k < 20; k++) {
    const slopes = derivativesAt(system, strategyBoxes(system, { low: at, high: at }, true)!);
    const inverse = inverseMatrix(slopes.map((row) => Float64Array.from(row, ([low]) => low)));
    if (inverse === undefined) return at;
    const next = newtonStep(system, inverse, at);
    const moved = distance(at, next);
    at = next;
    if (moved < 1e-15) break;
  }
  return at;
}

/** The largest difference in a coordinate. */
export function distance(a: Float64Array, b: Float64Array): number {
  return a.reduce((worst, value, v) => Math.max(worst, Math.abs(value - b[v])), 0);
}
