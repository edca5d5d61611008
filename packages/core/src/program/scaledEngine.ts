/**
 * Scaling: engines compare with absolute tolerances, and HiGHS drops coefficients below 1e-9 altogether.
 */
import type { Engine, EngineAnswer } from './checkedSolver.js';
import type { StandardProgram } from './standardProgram.js';

/** Magnitudes that are left alone. */
const TAME = { matrix: [1e-3, 1e4], objective: [1e-2, 1e4] } as const;
const PASSES = 6;

/**
 * The same engine, given programs whose rows, real columns and objective are scaled when their magnitudes are not tame.
 * @remarks All factors are powers of two, so that scaling and unscaling are exact. Rows and columns in turn are divided by the geometric mean
 * of their smallest and largest magnitude. Source: R. Fourer (1982), Math. Programming 24, "geometric-mean scaling".
 */
export function scaledEngine(engine: Engine): Engine {
  return (program, limits) => {
    const rows = new Float64Array(program.rowLower.length).fill(1);
    const columns = new Float64Array(program.objective.length).fill(1);
    if (!isTame(program.values, TAME.matrix)) balance(program, rows, columns);
    const costs = program.objective.map((c, j) => c * columns[j]);
    const cost = isTame(costs, TAME.objective)
      ? 1
      : 1 / powerOfTwo(costs.reduce((most, c) => Math.max(most, Math.abs(c)), 0));
    if (cost === 1 && rows.every((factor) => factor === 1) && columns.every((factor) => factor === 1))
      return engine(program, limits);

    const { starts } = program;
    const values = program.values.slice();
    rows.forEach((factor, r) => {
      for (let k = starts[r]; k < starts[r + 1]; k++) values[k] *= factor * columns[program.columns[k]];
    });
    const scaled: StandardProgram = {
      ...program,
      objective: costs.map((c) => c * cost),
      lower: program.lower.map((low, j) => low / columns[j]),
      upper: program.upper.map((high, j) => high / columns[j]),
      values,
      rowLower: program.rowLower.map((low, r) => low * rows[r]),
      rowUpper: program.rowUpper.map((high, r) => high * rows[r]),
    };
    const answer: EngineAnswer = engine(scaled, limits);
    return {
      status: answer.status,
      values: answer.values?.map((x, j) => x * columns[j]),
      duals: answer.duals?.map((y, r) => (y * rows[r]) / cost),
      bound: answer.bound === undefined ? undefined : answer.bound / cost,
    };
  };
}

function isTame(values: Float64Array, [low, high]: readonly [number, number]): boolean {
  return values.every((value) => value === 0 || (Math.abs(value) >= low && Math.abs(value) <= high));
}

function balance(program: StandardProgram, rows: Float64Array, columns: Float64Array): void {
  const { starts, integer } = program;
  const least = new Float64Array(columns.length);
  const most = new Float64Array(columns.length);
  for (let pass = 0; pass < PASSES; pass++) {
    least.fill(Infinity);
    most.fill(0);
    for (let r = 0; r < rows.length; r++) {
      let [low, high] = [Infinity, 0];
      for (let k = starts[r]; k < starts[r + 1]; k++) {
        const size = Math.abs(program.values[k]) * columns[program.columns[k]];
        low = Math.min(low, size);
        high = Math.max(high, size);
      }
      if (high > 0) rows[r] = 1 / powerOfTwo(Math.sqrt(low) * Math.sqrt(high));
      for (let k = starts[r]; k < starts[r + 1]; k++) {
        const column = program.columns[k];
        const size = Math.abs(program.values[k]) * rows[r];
        least[column] = Math.min(least[column], size);
        most[column] = Math.max(most[column], size);
      }
    }
    for (let j = 0; j < columns.length; j++) {
      if (most[j] > 0 && !integer?.[j]) columns[j] = 1 / powerOfTwo(Math.sqrt(least[j]) * Math.sqrt(most[j]));
    }
  }
}

/** The power of two next to a positive number; its reciprocal is a double too. */
function powerOfTwo(value: number): number {
  return 2 ** Math.min(Math.max(Math.round(Math.log2(value)), -500), 500);
}
