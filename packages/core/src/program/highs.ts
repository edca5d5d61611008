/**
 * The HiGHS engine (MIT, an optional peer): dual simplex and branch and cut, compiled to WebAssembly by highs-js.
 *
 * @module \@folkways/core/highs
 */
import type { Highs, InitOptions } from 'highs';
import { checkedSolver, type EngineAnswer, type EngineLimits } from './checkedSolver.js';
import { loadPeer } from './loadPeer.js';
import type { ProgramSolver } from './programSolver.js';
import type { StandardProgram } from './standardProgram.js';
import { withSpare } from './withSpare.js';

/** What `import('highs')` gives: its types describe the CommonJS build, whose default is one level deeper. */
interface HighsModule {
  readonly default: (options?: InitOptions) => Promise<Highs>;
}

/** How the peer is found. */
export interface LoadHighsOptions {
  /**
   * Imports the package.
   * @defaultValue `() => import('highs')`
   */
  readonly importPeer?: () => Promise<HighsModule>;
  /** In a browser, where `highs.wasm` is served when it is not beside the script. */
  readonly locateFile?: (file: string) => string;
}

/**
 * Loads HiGHS behind the `ProgramSolver` interface.
 * @returns an engine that solves synchronously; about 1 ms per small program.
 * @throws MissingPeerError when `highs` is not installed.
 * @remarks Linear programs carry duals; integer ones are solved to a gap of 0, and at a limit carry the bound proven by then.
 * @example
 * ```ts
 * import { loadHighs } from '@folkways/core/highs';
 * const lp = await loadHighs();
 * const { status, objective } = lp.solve({ sense: 'maximize', objective: [3, 5], rows: [{ columns: [0, 1], values: [1, 2], upper: 10 }], upper: [4, Infinity] });
 * console.log(status, objective); // optimal 27
 * ```
 */
export async function loadHighs(options: LoadHighsOptions = {}): Promise<ProgramSolver> {
  const importPeer = options.importPeer ?? (() => import('highs') as unknown as Promise<HighsModule>);
  const highs = await loadPeer({ where: 'loadHighs', name: 'highs', licence: 'MIT' }, importPeer);
  const { locateFile } = options;
  const engines = await withSpare(() => highs.default(locateFile === undefined ? {} : { locateFile }));
  const version = engines.run((engine) => engine.version.string);
  return checkedSolver(
    `HiGHS ${version}`,
    (program, limits) => engines.run((engine) => solveOrRefuse(engine, program, limits)) ?? { status: 'limit' },
  );
}

/** A program that HiGHS refuses (coefficients beyond 1e15) is no crash: the engine lives on. */
function solveOrRefuse(highs: Highs, program: StandardProgram, limits: EngineLimits): EngineAnswer {
  try {
    return solve(highs, program, limits);
  } catch (error) {
    if (error instanceof Error && /failed with HiGHS status/.test(error.message)) return { status: 'limit' };
    throw error;
  }
}

/** An HiGHS model is native memory: it lives within `withModel`, which disposes of it. */
function solve(highs: Highs, program: StandardProgram, limits: EngineLimits): EngineAnswer {
  const { maximize, objective, lower, upper, integer, starts, columns, values, rowLower, rowUpper } = program;
  const { modelStatus, objectiveSense, variableType } = highs.constants;
  const data = {
    numCols: objective.length,
    numRows: rowLower.length,
    sense: maximize ? objectiveSense.maximize : objectiveSense.minimize,
    colCost: objective,
    colLower: lower,
    colUpper: upper,
    rowLower,
    rowUpper,
    matrix: {
      format: 'csr' as const,
      numRows: rowLower.length,
      numCols: objective.length,
      starts,
      indices: columns,
      values,
    },
    ...(integer && { integrality: integer.map((whole) => (whole ? variableType.integer : variableType.continuous)) }),
  };
  return highs.withModel(data, (model): EngineAnswer => {
    model.options.set({
      output_flag: false,
      random_seed: 0,
      mip_rel_gap: 0,
      mip_abs_gap: 0,
      ...(limits.retry ? { presolve: 'off' as const } : {}),
      ...(integer === undefined ? { simplex_iteration_limit: limits.pivotLimit } : {}),
      ...(limits.timeLimit < Infinity ? { time_limit: limits.timeLimit } : {}),
      ...(limits.nodeLimit < Infinity ? { mip_max_nodes: limits.nodeLimit } : {}),
    });
    model.run();
    const status = model.getModelStatus();
    if (status === modelStatus.infeasible) return { status: 'infeasible' };
    if (status === modelStatus.unbounded) return { status: 'unbounded' };
    const bound = integer === undefined ? {} : { bound: Number(model.info.get('mip_dual_bound')) };
    const feasible = model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible;
    const solution = feasible || status === modelStatus.optimal ? model.getSolution() : undefined;
    if (status === modelStatus.optimal || status === modelStatus.empty) {
      const duals = integer === undefined ? { duals: solution?.rowDual } : {};
      return { status: 'optimal', values: solution?.colValue, ...duals, ...bound };
    }
    if (status === modelStatus.unboundedOrInfeasible) return { status: 'unclear' };
    const stopped: number[] = [modelStatus.timeLimit, modelStatus.solutionLimit, modelStatus.iterationLimit];
    if (stopped.includes(status)) return { status: 'limit', values: solution?.colValue, ...bound };
    return { status: 'unclear' };
  });
}
