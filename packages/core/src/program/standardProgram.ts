/**
 * A checked program in compressed rows: what an engine receives.
 */
import { checkOneOf, describeValue } from '../checks.js';
import type { Program } from './programSolver.js';

/** A program whose numbers are known to be good. */
export interface StandardProgram {
  readonly maximize: boolean;
  /** `[n]` */
  readonly objective: Float64Array;
  /** `[n]`, integer variables' bounds already rounded inwards. */
  readonly lower: Float64Array;
  /** `[n]` */
  readonly upper: Float64Array;
  /** `[n]`, absent when every variable is real. */
  readonly integer?: readonly boolean[];
  /** Row r's entries are `columns[k]`, `values[k]` for k from `starts[r]` to `starts[r + 1]`; columns differ, values are not 0. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
  /** `[m]` */
  readonly rowLower: Float64Array;
  /** `[m]` */
  readonly rowUpper: Float64Array;
}

const WHERE = 'ProgramSolver.solve';

/**
 * Checks a program and compresses it: repeated columns of a row are added up and zeros dropped.
 * @returns `undefined` when a lower bound exceeds its upper bound, so that no point can be feasible.
 * @throws RangeError when a coefficient is not finite, a column is out of range, lengths differ, or a bound is NaN or infinite on the wrong side.
 * @remarks Cost O(n + nonzeros).
 */
export function standardProgram(program: Program): StandardProgram | undefined {
  checkOneOf(WHERE, 'sense', program.sense, ['minimize', 'maximize']);
  const n = program.objective.length;
  const objective = finite('objective', program.objective);
  const lower = bounds('lower', program.lower, n, 0, Infinity);
  const upper = bounds('upper', program.upper, n, Infinity, -Infinity);
  if (program.integer !== undefined && program.integer.length !== n) {
    throw new RangeError(`${WHERE}: "integer" expected ${n} entries, got ${program.integer.length}`);
  }
  const integer = program.integer === undefined ? [] : Array.from(program.integer, Boolean);
  for (let j = 0; j < n; j++) {
    if (!integer[j]) continue;
    lower[j] = Math.ceil(lower[j]) + 0;
    upper[j] = Math.floor(upper[j]) + 0;
  }

  const m = program.rows.length;
  const starts = new Int32Array(m + 1);
  const columns: number[] = [];
  const values: number[] = [];
  const rowLower = bounds(
    'row.lower',
    program.rows.map((row) => row.lower ?? -Infinity),
    m,
    0,
    Infinity,
  );
  const rowUpper = bounds(
    'row.upper',
    program.rows.map((row) => row.upper ?? Infinity),
    m,
    0,
    -Infinity,
  );
  const seenAt = new Int32Array(n).fill(-1);
  program.rows.forEach((row, r) => {
    if (row.columns.length !== row.values.length) {
      throw new RangeError(
        `${WHERE}: row ${r} expected as many columns as values, got ${row.columns.length} and ${row.values.length}`,
      );
    }
    for (let k = 0; k < row.columns.length; k++) {
      const column = row.columns[k];
      const value = row.values[k];
      if (!Number.isInteger(column) || column < 0 || column >= n) {
        throw new RangeError(`${WHERE}: row ${r} expected columns in [0, ${n - 1}], got ${describeValue(column)}`);
      }
      if (!Number.isFinite(value)) {
        throw new RangeError(`${WHERE}: row ${r} expected finite coefficients, got ${describeValue(value)}`);
      }
      if (value === 0) continue;
      if (seenAt[column] >= starts[r]) {
        values[seenAt[column]] += value;
      } else {
        seenAt[column] = columns.length;
        columns.push(column);
        values.push(value);
      }
    }
    starts[r + 1] = columns.length;
  });

  const crossed = (low: Float64Array, high: Float64Array): boolean => low.some((value, k) => value > high[k]);
  if (crossed(lower, upper) || crossed(rowLower, rowUpper)) return undefined;
  return {
    maximize: program.sense === 'maximize',
    objective,
    lower,
    upper,
    integer: integer.includes(true) ? integer : undefined,
    starts,
    columns: Int32Array.from(columns),
    values: Float64Array.from(values),
    rowLower,
    rowUpper,
  };
}

function finite(name: string, given: ArrayLike<number>): Float64Array {
  const result = Float64Array.from(given);
  const bad = result.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new RangeError(`${WHERE}: "${name}[${bad}]" expected a finite number, got ${describeValue(given[bad])}`);
  return result;
}

function bounds(
  name: string,
  given: ArrayLike<number> | undefined,
  length: number,
  otherwise: number,
  forbidden: number,
): Float64Array {
  if (given === undefined) return new Float64Array(length).fill(otherwise);
  if (given.length !== length)
    throw new RangeError(`${WHERE}: "${name}" expected ${length} entries, got ${given.length}`);
  const result = Float64Array.from(given);
  const bad = result.findIndex((value) => Number.isNaN(value) || value === forbidden);
  if (bad >= 0) {
    throw new RangeError(
      `${WHERE}: "${name}[${bad}]" expected a number other than ${forbidden}, got ${describeValue(given[bad])}`,
    );
  }
  return result;
}
