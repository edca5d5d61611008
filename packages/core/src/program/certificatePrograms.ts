/**
 * Programs that have an optimum and tell what is wrong with one that has none.
 */
import type { StandardProgram } from './standardProgram.js';

/**
 * The same program with two slacks per row, minimising their sum: how far the rows are from being satisfiable. Slacks count in
 * units of the row's largest coefficient. Variables n, n + 1, ... are the slacks.
 */
export function elasticProgram(program: StandardProgram): StandardProgram {
  const n = program.objective.length;
  const m = program.rowLower.length;
  const columns: number[] = [];
  const values: number[] = [];
  const starts = new Int32Array(m + 1);
  for (let r = 0; r < m; r++) {
    let largest = 0;
    for (let k = program.starts[r]; k < program.starts[r + 1]; k++) {
      columns.push(program.columns[k]);
      values.push(program.values[k]);
      largest = Math.max(largest, Math.abs(program.values[k]));
    }
    columns.push(n + 2 * r, n + 2 * r + 1);
    values.push(largest || 1, -(largest || 1));
    starts[r + 1] = columns.length;
  }
  const padded = (given: Float64Array, value: number): Float64Array => {
    const longer = new Float64Array(n + 2 * m).fill(value);
    longer.set(given);
    return longer;
  };
  return {
    ...program,
    maximize: false,
    objective: padded(new Float64Array(n), 1),
    lower: padded(program.lower, 0),
    upper: padded(program.upper, Infinity),
    integer: program.integer && Array.from({ length: n + 2 * m }, (_, j) => program.integer?.[j] ?? false),
    starts,
    columns: Int32Array.from(columns),
    values: Float64Array.from(values),
  };
}

/** The steepest direction, in [-1, 1]^n, along which the linear relaxation can be left without end. */
export function rayProgram(program: StandardProgram): StandardProgram {
  const endless = (side: Float64Array, value: number): Float64Array =>
    side.map((s) => (Number.isFinite(s) ? 0 : value));
  return {
    ...program,
    lower: endless(program.lower, -1),
    upper: endless(program.upper, 1),
    integer: undefined,
    rowLower: endless(program.rowLower, -Infinity),
    rowUpper: endless(program.rowUpper, Infinity),
  };
}

/** The same points, sought near the finite ends of the variables: bounded, so that branching ends. */
export function anchoredProgram(program: StandardProgram): StandardProgram {
  const { lower, upper } = program;
  const objective = lower.map((low, j) => (Number.isFinite(low) ? 1 : Number.isFinite(upper[j]) ? -1 : 0));
  return { ...program, maximize: false, objective };
}
