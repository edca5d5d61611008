/**
 * The one interface behind which linear and mixed-integer programs are solved. Engines are passed in, as random streams
 * are: `const lp = await loadGlpk()` from `@folkways/core/glpk` or `await loadHighs()` from `@folkways/core/highs`.
 */

/** One row of a program: `lower <= sum_k values[k] * x[columns[k]] <= upper`, either side possibly infinite. */
export interface ProgramRow {
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
  /** `[n]`, true where the variable must be an integer. @defaultValue none */
  readonly integer?: ArrayLike<boolean>;
}

/** Limits on one solve. */
export interface ProgramSolveOptions {
  /** Seconds of wall time. @defaultValue unlimited */
  readonly timeLimit?: number;
  /** Branch-and-bound nodes, where the engine counts them. @defaultValue unlimited */
  readonly nodeLimit?: number;
}

/** What a solve found. */
export interface ProgramResult {
  /** `limit`: stopped by a limit or by numerical trouble; `values` may then hold a feasible point and `bound` what is proven. */
  readonly status: 'optimal' | 'infeasible' | 'unbounded' | 'limit';
  /** Objective value at `values`; NaN never: absent when there is no point. */
  readonly objective?: number;
  /** `[n]` the point found. */
  readonly values?: Float64Array;
  /** `[rows]` the marginal change of the objective per unit of each row's binding side; linear programs only. */
  readonly duals?: Float64Array;
  /** Proven bound on the optimal objective (from below when minimising), when the engine gives one. */
  readonly bound?: number;
}

/** An engine, loaded and ready; `solve` is synchronous. */
export interface ProgramSolver {
  /** Engine name and version. */
  readonly name: string;
  /** Solves one program. @throws RangeError when the program is malformed. */
  solve(program: Program, options?: ProgramSolveOptions): ProgramResult;
}
