/**
 * The value of a matrix game in floating point, with bounds that do not rest on the engine's tolerances.
 */
import { ProgramError } from '../errors.js';
import type { ProgramSolver } from '../program/programSolver.js';
import { Fraction } from '../rational/fraction.js';
import { exactMatrixValue } from './exactMatrixValue.js';

/** Strategies of a matrix game and what each of them guarantees. */
export interface MatrixValue {
  /** What `row` guarantees the maximiser: min over columns. Never above `upper`. */
  readonly lower: number;
  /** What `column` holds the maximiser to: max over rows. */
  readonly upper: number;
  /** `[rows]` the maximiser's mixed strategy. */
  readonly row: Float64Array;
  /** `[columns]` the minimiser's. */
  readonly column: Float64Array;
}

/**
 * Solves the matrix game whose rows maximise: min v subject to M y <= v, y a distribution; the maximiser's strategy is the dual.
 * @param matrix - `[rows * columns]`, row after row; finite.
 * @throws ProgramError when the engine gives no optimum and the matrix has more than 4096 entries.
 * @remarks The entries are mapped to [0, 1] first, so a positive affine map of the payoffs changes the engine's input by rounding only. Both bounds are evaluated
 * from the cleaned strategies. Nearly equal columns can defeat an engine's tolerances: a game that it leaves open is solved exactly (`exactMatrixValue`) instead. One linear program with rows + 1 constraints and columns + 1 variables. Source: von Neumann (1928); Dantzig (1951).
 */
export function matrixValue(matrix: Float64Array, rows: number, lp: ProgramSolver, where: string): MatrixValue {
  const columns = matrix.length / rows;
  const { low, high } = extremes(matrix);
  const unit = high - low || 1;
  const grid = matrix.map((value) => Math.round(((value - low) / unit) * GRID));
  const bracket = (row: Float64Array, column: Float64Array): MatrixValue => {
    const upper = guaranteedAbove(matrix, rows, column);
    return { lower: Math.min(guaranteedBelow(matrix, rows, row), upper), upper, row, column };
  };
  const weights = Array.from({ length: columns }, (_, s) => s);
  const { status, values, duals } = lp.solve({
    sense: 'minimize',
    objective: [...weights.map(() => 0), 1],
    rows: [
      ...Array.from({ length: rows }, (_, a) => ({
        columns: [...weights, columns],
        values: [...weights.map((s) => grid[a * columns + s] / GRID), -1],
        upper: 0,
      })),
      { columns: weights, values: weights.map(() => 1), lower: 1, upper: 1 },
    ],
    upper: [...weights.map(() => 1), 1],
  });
  let found: MatrixValue | undefined;
  if (status === 'optimal' && values !== undefined && duals !== undefined) {
    const row = distribution(duals.subarray(0, rows).map((y) => -y));
    found = bracket(row, distribution(values.subarray(0, columns)));
    if (found.upper - found.lower <= GAP * unit) return found;
  }
  if (matrix.length > EXACT_CELLS) {
    if (found !== undefined) return found;
    throw new ProgramError(
      `${where}: ${lp.name} left a matrix game of ${rows} x ${columns} unsolved (${status})`,
      status,
    );
  }
  const exact = exactMatrixValue(
    Array.from({ length: rows }, (_, a) => weights.map((s) => Fraction.of(grid[a * columns + s]))),
  );
  const floats = (parts: readonly Fraction[]): Float64Array =>
    distribution(Float64Array.from(parts, (part) => part.toNumber()));
  return bracket(floats(exact.row), floats(exact.column));
}

/** max over rows of (M y): the maximiser gets no more against y. */
export function guaranteedAbove(matrix: Float64Array, rows: number, column: Float64Array): number {
  const columns = column.length;
  let best = -Infinity;
  for (let a = 0; a < rows; a++) {
    let sum = 0;
    for (let s = 0; s < columns; s++) sum += matrix[a * columns + s] * column[s];
    best = Math.max(best, sum);
  }
  return best;
}

/** min over columns of (x M): the maximiser gets no less with x. */
function guaranteedBelow(matrix: Float64Array, rows: number, row: Float64Array): number {
  const columns = matrix.length / rows;
  const sums = new Float64Array(columns);
  for (let a = 0; a < rows; a++) {
    if (row[a] === 0) continue;
    for (let s = 0; s < columns; s++) sums[s] += row[a] * matrix[a * columns + s];
  }
  return extremes(sums).low;
}

/** Entries in [0, 1] go to the engine on a grid of 2^-45: differences below are rounding, and would only spoil its scaling. */
const GRID = 2 ** 45;

/** A duality gap, as a part of the payoff range, beyond which the engine is not believed to have finished. */
const GAP = 2e-10;

/** Matrices up to this many entries are solved exactly when the engine falls short. */
const EXACT_CELLS = 4096;

/** Below this a probability is an engine's rounding. */
const NEGLIGIBLE = 1e-12;

/** Engine output as a distribution: no negligible or negative weights, sum 1; uniform when nothing is left. */
export function distribution(weights: Float64Array): Float64Array {
  const kept = weights.map((weight) => (weight > NEGLIGIBLE ? weight : 0));
  const sum = kept.reduce((total, weight) => total + weight, 0);
  return sum > 0 ? kept.map((weight) => weight / sum) : kept.fill(1 / kept.length);
}

/** Smallest and largest entry. */
export function extremes(values: Float64Array): { low: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}
