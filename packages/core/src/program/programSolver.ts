/**
 * The one interface behind which linear and mixed-integer programs are solved. Engines are passed in, as random streams
 * are: `const lp = await loadGlpk()` from `@folkways/core/glpk` or `await loadHighs()` from `@folkways/core/highs`.
 */

/** One row of a program: `lower <= sum_k values[k] * x[columns[k]] <= upper`, either side possibly infinite. */
export interface ProgramRow {
  /** Column indices in [0, n); a column named twice counts twice. */
  readonly columns: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  /** @defaultValue `-Infinity` */
  readonly lower?: number;
  /** @defaultValue `Infinity` */
  readonly upper?: number;
}

/** A linear or mixed-integer program in n variables. */
export interface Program {
  readonly sense: 'minimize' | 'maximize';
  /** `[n]` objective coefficients. */
  readonly objective: ArrayLike<number>;
  readonly rows: readonly ProgramRow[];
  /** `[n]` lower bounds. @defaultValue 0 for every variable */
  readonly lower?: ArrayLike<number>;
  /** `[n]` upper bounds. @defaultValue `Infinity` for every variable */
  readonly upper?: ArrayLike<number>;
  /**
   * `[n]`, true where the variable must be an integer. Branch and bound need not end on an unbounded region: give integers bounds, or the solve a
   * time limit.
   * @defaultValue none
   */
  readonly integer?: ArrayLike<boolean>;
}

/** Limits on one solve. */
export interface ProgramSolveOptions {
  /** Seconds of wall time, >= 0. @defaultValue unlimited */
  readonly timeLimit?: number;
  /** Branch-and-bound nodes, >= 0; GLPK cannot count them and ignores it. @defaultValue unlimited */
  readonly nodeLimit?: number;
}

/** What a solve found. */
export interface ProgramResult {
  /**
   * `optimal`: the point satisfies every row and bound to 1e-7 of its scale. `infeasible`, `unbounded`: there is no point, or
   * a point and a ray along which the objective improves. `limit`: stopped by a limit or by numerical trouble;
   * `values` may then hold a feasible point and `bound` what is proven.
   */
  readonly status: 'optimal' | 'infeasible' | 'unbounded' | 'limit';
  /** Objective value, computed at `values`; NaN never: absent when there is no point. */
  readonly objective?: number;
  /** `[n]` the point found, inside its bounds; integer variables hold exact integers. */
  readonly values?: Float64Array;
  /**
   * `[rows]`, linear programs only: the change of the optimal objective per unit of the row's binding side, whatever the
   * sense. So when minimising, a row that binds below has a dual >= 0 and one that binds above a dual <= 0; when
   * maximising, the other way round. 0 where neither side binds.
   */
  readonly duals?: Float64Array;
  /**
   * Bound on the optimal objective, from below when minimising: for linear programs what `duals` prove by weak duality
   * (`dualBound`), for integer ones the engine's. Absent where there is none.
   */
  readonly bound?: number;
}

/** An engine, loaded and ready; `solve` is synchronous. */
export interface ProgramSolver {
  /** Engine name and version. */
  readonly name: string;
  /** Solves one program. @throws RangeError when the program is malformed. */
  solve(program: Program, options?: ProgramSolveOptions): ProgramResult;
}
