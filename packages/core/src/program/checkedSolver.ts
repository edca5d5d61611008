/**
 * A solver around an engine: checks what goes in, and believes nothing that comes out before it has been looked at.
 */
import { checkInteger, checkReal } from '../checks.js';
import { anchoredProgram, elasticProgram, rayProgram } from './certificatePrograms.js';
import { standardDualBound } from './dualBound.js';
import type { Program, ProgramResult, ProgramSolveOptions, ProgramSolver } from './programSolver.js';
import { scaledEngine } from './scaledEngine.js';
import { type StandardProgram, standardProgram } from './standardProgram.js';

/** What an engine says of one program; `unclear` when it cannot tell infeasible, unbounded and stuck apart. */
export interface EngineAnswer {
  readonly status: 'optimal' | 'infeasible' | 'unbounded' | 'unclear' | 'limit';
  readonly values?: Float64Array;
  readonly duals?: Float64Array;
  readonly bound?: number;
}

/** Limits as engines get them: seconds and nodes, both possibly infinite. */
export interface EngineLimits {
  readonly timeLimit: number;
  readonly nodeLimit: number;
  /** Simplex pivots that a linear program may take; a count, so that the same program ends the same way on every machine. */
  readonly pivotLimit: number;
  /** True on a last attempt, after answers that did not hold: the engine then goes the other way about presolve. */
  readonly retry: boolean;
}

/** One attempt at one program; never throws. */
export type Engine = (program: StandardProgram, limits: EngineLimits) => EngineAnswer;

/** Rows and bounds may be violated by this, relative to the size of their terms. */
const FEASIBILITY = 1e-7;
/** The least total violation, relative to each row's largest coefficient, that proves infeasibility. */
const INFEASIBLE = 1e-8;
/**
 * Simplex pivots for m rows and n variables. In floating point the simplex method need not end, rounding can lead it back to a basis it has left;
 * in practice it takes 2 to 3 (m + n) pivots (Dantzig 1963), and an attempt that takes many times as many is taken for one that cycles.
 */
const pivotLimit = ({ rowLower, objective }: StandardProgram): number =>
  1000 + 20 * (rowLower.length + objective.length);
/** Seconds for each program that only settles a status: branch and bound on an unbounded region may never end. */
const SETTLING = 5;

/**
 * The `ProgramSolver` of an engine.
 * @remarks An optimal point is checked against every row and bound; integers are rounded and, where that moves a row, the
 * rest is solved again around them (so that no loose big-M passes for a solution). `unclear` is settled by two more programs: the least violation of the
 * rows, and the steepest ray of the recession cone.
 */
export function checkedSolver(name: string, engine: Engine): ProgramSolver {
  const scaled = scaledEngine(engine);
  return {
    name,
    solve(program: Program, options: ProgramSolveOptions = {}): ProgramResult {
      const { timeLimit = Infinity, nodeLimit = Infinity } = options;
      if (timeLimit !== Infinity) checkReal('ProgramSolver.solve', 'timeLimit', timeLimit, { low: 0 });
      if (nodeLimit !== Infinity) checkInteger('ProgramSolver.solve', 'nodeLimit', nodeLimit, 0, 2 ** 31 - 1);
      const standard = standardProgram(program);
      if (standard === undefined) return { status: 'infeasible' };
      const deadline = Date.now() + 1000 * timeLimit;
      // No limit was hit and yet no answer: scaling or presolve can lose a linear program that the engine keeps without them.
      const ways: readonly (readonly [Engine, boolean])[] = [
        [scaled, false],
        [engine, false],
        [scaled, true],
      ];
      let result: ProgramResult = { status: 'limit' };
      for (const [solveWith, retry] of standard.integer === undefined ? ways : ways.slice(0, 1)) {
        result = conclude(standard, (target, cap = Infinity) => {
          const seconds = timeLimit === Infinity ? cap : Math.min(cap, (deadline - Date.now()) / 1000);
          if (seconds <= 0) return { status: 'limit' };
          return solveWith(target, { timeLimit: seconds, nodeLimit, pivotLimit: pivotLimit(target), retry });
        });
        if (result.status !== 'limit' || Date.now() >= deadline) break;
      }
      return result;
    },
  };
}

/** An attempt at a program within a number of seconds. */
type Attempt = (program: StandardProgram, cap?: number) => EngineAnswer;

function conclude(program: StandardProgram, attempt: Attempt): ProgramResult {
  if (program.objective.length === 0)
    return violation(program, new Float64Array(0)) > FEASIBILITY
      ? { status: 'infeasible' }
      : result(program, 'optimal', new Float64Array(0), new Float64Array(program.rowLower.length), 0);
  const answer = attempt(program);
  const { status, values, duals, bound } = answer;
  if (status === 'unbounded') return { status };
  // Numerical trouble looks like infeasibility: a linear program's is believed once the least violation has confirmed it.
  if (status === 'infeasible')
    return { status: program.integer ? status : (isInfeasible(program, attempt) ?? 'limit') };
  if (status === 'unclear') return settle(program, attempt);
  const point = values === undefined ? undefined : settlePoint(program, values, attempt);
  if (point === undefined) {
    // GLPK's presolve has called a rounded point of an infeasible integer program its optimum.
    if (status === 'optimal' && isInfeasible(program, attempt) === 'infeasible') return { status: 'infeasible' };
    return { status: 'limit', ...(bound !== undefined && Number.isFinite(bound) ? { bound } : {}) };
  }
  return result(program, status, point, duals, bound);
}

function result(
  program: StandardProgram,
  status: 'optimal' | 'limit',
  values: Float64Array,
  duals: Float64Array | undefined,
  engineBound: number | undefined,
): ProgramResult {
  const objective = values.reduce((sum, x, j) => sum + program.objective[j] * x, 0);
  const bound = duals === undefined ? engineBound : standardDualBound(program, duals);
  return {
    status,
    objective,
    values,
    ...(duals === undefined ? {} : { duals }),
    ...(bound === undefined || !Number.isFinite(bound) ? {} : { bound }),
  };
}

/** Infeasible, unbounded, or beyond the engine. */
function settle(program: StandardProgram, attempt: Attempt): ProgramResult {
  const relaxation: StandardProgram = { ...program, integer: undefined };
  const status = isInfeasible(relaxation, attempt) ?? hasRay(relaxation, attempt);
  if (program.integer === undefined || status === 'infeasible') return { status };
  if (status === 'unbounded') {
    // With rational data a mixed-integer program whose relaxation has a ray is unbounded as soon as it has a point (Meyer 1974).
    const anchored = attempt(anchoredProgram(program), SETTLING);
    if (anchored.status === 'infeasible') return { status: 'infeasible' };
    if (anchored.values !== undefined && settlePoint(program, anchored.values, attempt)) return { status: 'unbounded' };
  }
  return { status: isInfeasible(program, attempt) ?? 'limit' };
}

function isInfeasible(program: StandardProgram, attempt: Attempt): 'infeasible' | 'limit' | undefined {
  const elastic = elasticProgram(program);
  const { status, values } = attempt(elastic, SETTLING);
  if (status !== 'optimal' || values === undefined || !(violation(elastic, values) <= FEASIBILITY)) return 'limit';
  const least = values.subarray(program.objective.length).reduce((sum, slack) => sum + slack, 0);
  return least > INFEASIBLE ? 'infeasible' : undefined;
}

function hasRay(program: StandardProgram, attempt: Attempt): 'unbounded' | 'limit' {
  const { status, values } = attempt(rayProgram(program), SETTLING);
  if (status !== 'optimal' || values === undefined) return 'limit';
  const gain = values.reduce((sum, d, j) => sum + (program.maximize ? d : -d) * program.objective[j], 0);
  const scale = program.objective.reduce((largest, c) => Math.max(largest, Math.abs(c)), 0);
  return gain > FEASIBILITY * scale ? 'unbounded' : 'limit';
}

/** The point inside its bounds and with exact integers, or `undefined` when it does not satisfy the program. */
function settlePoint(program: StandardProgram, values: Float64Array, attempt: Attempt): Float64Array | undefined {
  const { lower, upper, integer } = program;
  const point = values.map((x, j) => Math.min(Math.max(integer?.[j] ? Math.round(x) : x, lower[j]), upper[j]) + 0);
  if (point.some((x, j) => !(Math.abs(x - values[j]) <= 1e-5 * (1 + Math.abs(x))))) return undefined;
  if (violation(program, point) <= FEASIBILITY) return point;
  if (integer === undefined || integer.every(Boolean)) return undefined;
  const fix = (bound: Float64Array): Float64Array => bound.map((side, j) => (integer[j] ? point[j] : side));
  const rest = attempt({ ...program, lower: fix(lower), upper: fix(upper), integer: undefined }).values;
  if (rest === undefined) return undefined;
  const repaired = rest.map((x, j) => Math.min(Math.max(integer[j] ? point[j] : x, lower[j]), upper[j]) + 0);
  const worse = repaired.reduce((sum, x, j) => sum + program.objective[j] * Math.abs(x - values[j]), 0);
  const size = 1 + Math.abs(values.reduce((sum, x, j) => sum + program.objective[j] * x, 0));
  return violation(program, repaired) <= FEASIBILITY && Math.abs(worse) <= 1e-6 * size ? repaired : undefined;
}

/** The largest violation of a row, relative to the size of its terms and its side. */
function violation(program: StandardProgram, x: Float64Array): number {
  const { starts, columns, values, rowLower, rowUpper, integer } = program;
  let worst = 0;
  for (let r = 0; r < rowLower.length; r++) {
    let sum = 0;
    let size = 0;
    for (let k = starts[r]; k < starts[r + 1]; k++) {
      const term = values[k] * x[columns[k]];
      sum += term;
      // A real variable is known to about 1e-16 of 1, an integer exactly: a big-M times an exact 0 excuses nothing.
      size = Math.max(size, Math.abs(term), integer?.[columns[k]] ? 0 : Math.abs(values[k]));
    }
    const excess = Math.max(rowLower[r] - sum, sum - rowUpper[r]);
    if (excess > 0) worst = Math.max(worst, excess / Math.max(size, Math.abs(sum - excess), Number.MIN_VALUE));
  }
  return worst;
}
