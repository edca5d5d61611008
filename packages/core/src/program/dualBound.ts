/**
 * What any dual vector proves about a linear program.
 */
import type { Program } from './programSolver.js';
import { type StandardProgram, standardProgram } from './standardProgram.js';

const ROUNDING = 2 ** -48;

/**
 * A bound on the optimal objective of a program (of its linear relaxation, when variables are integer): from below when
 * minimising, from above when maximising. It holds for any `duals` at all, so it does not depend on an engine's tolerances.
 * @param duals - `[rows]`, in the sign convention of `ProgramResult.duals`; an entry of the wrong sign for a one-sided row counts as 0.
 * @returns an infinite number when a variable with an infinite bound has a reduced cost of the wrong sign.
 * @throws RangeError when the program is malformed or has another number of rows.
 * @remarks Weak duality: with d = c - A'y, min c'x >= sum of y times the row sides plus sum over variables of d times the bound that
 * minimises it. Cost O(nonzeros); rounding errors of the sums are not enclosed.
 * Source: A. Neumaier, O. Shcherbina (2004), Safe bounds in linear and mixed-integer linear programming, Math. Programming 99, section 3.
 * @example
 * ```ts
 * import { dualBound } from '@folkways/core';
 * const program = { sense: 'maximize', objective: [3, 5], rows: [{ columns: [0, 1], values: [1, 2], upper: 10 }], upper: [4, 9] } as const;
 * console.log(dualBound(program, [2.5])); // 27
 * ```
 */
export function dualBound(program: Program, duals: ArrayLike<number>): number {
  const standard = standardProgram(program);
  if (duals.length !== program.rows.length) {
    throw new RangeError(`dualBound: "duals" expected ${program.rows.length} entries, got ${duals.length}`);
  }
  if (standard === undefined) return program.sense === 'minimize' ? Infinity : -Infinity;
  return standardDualBound(standard, duals);
}

/** `dualBound` of a program already checked. */
export function standardDualBound(program: StandardProgram, duals: ArrayLike<number>): number {
  const { starts, columns, values, rowLower, rowUpper, lower, upper } = program;
  const sign = program.maximize ? -1 : 1; // maximising c is minimising -c
  const reduced = program.objective.map((c) => sign * c);
  const size = reduced.map(Math.abs); // a reduced cost below the rounding error of its own sum is 0
  let bound = 0;
  for (let r = 0; r < rowLower.length; r++) {
    const dual = sign * duals[r];
    const side = dual > 0 ? rowLower[r] : rowUpper[r];
    if (!(dual !== 0) || !Number.isFinite(side)) continue;
    bound += dual * side;
    for (let k = starts[r]; k < starts[r + 1]; k++) {
      reduced[columns[k]] -= dual * values[k];
      size[columns[k]] += Math.abs(dual * values[k]);
    }
  }
  for (let j = 0; j < reduced.length; j++) {
    if (Math.abs(reduced[j]) > ROUNDING * size[j]) bound += reduced[j] * (reduced[j] > 0 ? lower[j] : upper[j]);
  }
  return sign * bound + 0;
}
