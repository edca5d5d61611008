/**
 * The GLPK engine (GPL-3.0, so an optional peer): simplex and branch and cut, compiled to WebAssembly by glpk.js.
 *
 * @module \@folkways/core/glpk
 */
import { checkedSolver, type EngineAnswer, type EngineLimits } from './checkedSolver.js';
import { loadPeer } from './loadPeer.js';
import type { ProgramSolver } from './programSolver.js';
import type { StandardProgram } from './standardProgram.js';
import { withSpare } from './withSpare.js';

type GlpkModule = typeof import('glpk.js/node');
type Glpk = Awaited<ReturnType<GlpkModule['default']>>;

/** How the peer is found. */
export interface LoadGlpkOptions {
  /**
   * Imports the package. The `glpk.js/node` entry is the synchronous one and serves Node and Web Workers alike (the package's
   * other entry is asynchronous); a bundler puts `glpk.wasm` beside it.
   * @defaultValue `() => import('glpk.js/node')`
   */
  readonly importPeer?: () => Promise<GlpkModule>;
}

/**
 * Loads GLPK behind the `ProgramSolver` interface.
 * @returns an engine that solves synchronously; about 0.1 ms per small program.
 * @throws MissingPeerError when `glpk.js` is not installed.
 * @throws Error when the module cannot start, as on a browser's main thread: there, load it in a Web Worker or use `loadHighs`, which starts anywhere.
 * @remarks Linear programs carry duals; integer ones are solved to a gap of 0. At a limit the bound of an integer program is its linear
 * relaxation's, and nodes are not counted: GLPK's JavaScript build reports neither. GLPK's simplex can repeat "numerical instability" without end
 * on a degenerate linear program; its pivots are counted, and a program that takes more than 1000 + 20 (rows + variables) is tried another way, at last with
 * presolve for at most 5 s: a linear program always ends, in an answer or in `limit`.
 * @example
 * ```ts
 * import { loadGlpk } from '@folkways/core/glpk';
 * const lp = await loadGlpk();
 * const { status, objective } = lp.solve({ sense: 'maximize', objective: [3, 5], rows: [{ columns: [0, 1], values: [1, 2], upper: 10 }], upper: [4, Infinity] });
 * console.log(status, objective); // optimal 27
 * ```
 */
export async function loadGlpk(options: LoadGlpkOptions = {}): Promise<ProgramSolver> {
  const importPeer = options.importPeer ?? (() => import('glpk.js/node'));
  const glpk = await loadPeer({ where: 'loadGlpk', name: 'glpk.js', licence: 'GPL-3.0' }, importPeer);
  const engines = await withSpare(() =>
    glpk.default().catch((cause: unknown) => {
      const hint = "glpk.js starts in Node and in a Web Worker, not on a browser's main thread; loadHighs does";
      throw new Error(`loadGlpk: the module did not start (${hint})`, { cause });
    }),
  );
  const version = engines.run((engine) => engine.version);
  return checkedSolver(
    `GLPK ${version}`,
    (program, limits) => engines.run((engine) => solve(engine, program, limits)) ?? { status: 'limit' },
  );
}

/** Milliseconds as a signed 32-bit integer is how GLPK counts, the largest one meaning no limit. */
const LONGEST = 2_147_483;

/** Seconds for a linear program under presolve, where GLPK's JavaScript build does not count pivots. */
const UNCOUNTED = 5;

type GlpkProgram = Parameters<Glpk['solve']>[0];
type GlpkResult = ReturnType<Glpk['solve']>['result'];

function solve(glpk: Glpk, program: StandardProgram, limits: EngineLimits): EngineAnswer {
  const start = Date.now();
  const spent = (): number => (Date.now() - start) / 1000;
  const read = (vars: { [key: string]: number }): Float64Array => program.objective.map((_, j) => vars[`x${j}`]);
  const late = (): boolean => spent() >= limits.timeLimit;

  const linear = glpkProgram(glpk, program, false);
  let relaxed = runLinear(glpk, linear, limits);
  // A linear program comes again, scaled otherwise; an integer one is attempted once.
  if (relaxed === 'stuck' && program.integer && !late()) {
    relaxed = runLinear(glpk, linear, { ...limits, timeLimit: limits.timeLimit - spent(), retry: true });
  }
  if (relaxed === 'stuck') return { status: 'limit' };
  if (relaxed.status === glpk.GLP_NOFEAS) return { status: 'infeasible' };
  if (relaxed.status !== glpk.GLP_OPT) return { status: late() ? 'limit' : 'unclear' };
  const relaxation = {
    values: read(relaxed.vars),
    duals: program.rowLower.map((_, r) => relaxed.dual?.[`r${r}`] ?? 0),
  };
  if (program.integer === undefined) return { status: 'optimal', ...relaxation };

  const bound = relaxed.z;
  const { status, vars, z } = glpk.solve(glpkProgram(glpk, program, true), {
    msglev: glpk.GLP_MSG_OFF,
    presol: true,
    mipgap: 0,
    ...seconds(limits.timeLimit - spent()),
  }).result;
  if (status === glpk.GLP_OPT) return { status: 'optimal', values: read(vars), bound: z };
  if (status === glpk.GLP_FEAS) return { status: 'limit', values: read(vars), bound };
  if (status === glpk.GLP_NOFEAS) return { status: 'infeasible' };
  return late() ? { status: 'limit', bound } : { status: 'unclear' };
}

/**
 * A linear program, or `stuck`. Without presolve GLPK makes a given number of pivots and then calls back; as it would go on from there, the
 * callback throws, and the package releases the program. Under presolve it can only be timed.
 */
function runLinear(glpk: Glpk, program: GlpkProgram, limits: EngineLimits): GlpkResult | 'stuck' {
  const msglev = glpk.GLP_MSG_OFF;
  if (limits.retry) {
    const start = Date.now();
    const { result } = glpk.solve(program, {
      msglev,
      presol: true,
      ...seconds(Math.min(limits.timeLimit, UNCOUNTED)),
    });
    return result.status !== glpk.GLP_OPT && Date.now() - start >= 1000 * UNCOUNTED ? 'stuck' : result;
  }
  const ended: readonly number[] = [glpk.GLP_OPT, glpk.GLP_NOFEAS, glpk.GLP_UNBND, glpk.GLP_UNDEF];
  let isStuck = false;
  const call = (result: unknown): void => {
    // The package's types promise a `Result` here; what comes is its inner `result`.
    isStuck = !ended.includes((result as GlpkResult).status);
    if (isStuck) throw new Error('out of pivots');
  };
  const each = Math.ceil(limits.pivotLimit / 2); // the build adds it to the limit before its first call, too
  try {
    return glpk.solve(program, { msglev, presol: false, ...seconds(limits.timeLimit), cb: { call, each } }).result;
  } catch (error) {
    if (isStuck) return 'stuck';
    throw error;
  }
}

function seconds(limit: number): { tmlim?: number } {
  return limit < LONGEST ? { tmlim: Math.max(0.001, limit) } : {};
}

function glpkProgram(glpk: Glpk, program: StandardProgram, integer: boolean): GlpkProgram {
  const { objective, lower, upper, starts, columns, values, rowLower, rowUpper } = program;
  const between = (lb: number, ub: number): { type: number; lb: number; ub: number } => {
    const below = Number.isFinite(lb);
    const above = Number.isFinite(ub);
    const type =
      lb === ub ? glpk.GLP_FX : below && above ? glpk.GLP_DB : below ? glpk.GLP_LO : above ? glpk.GLP_UP : glpk.GLP_FR;
    // glpk.js takes an end from the number, not from the type: an absent end is the largest double.
    return { type, lb: below ? lb : -Number.MAX_VALUE, ub: above ? ub : Number.MAX_VALUE };
  };
  const names = Array.from(objective, (_, j) => `x${j}`);
  return {
    name: 'program',
    objective: {
      direction: program.maximize ? glpk.GLP_MAX : glpk.GLP_MIN,
      name: 'objective',
      vars: names.map((name, j) => ({ name, coef: objective[j] })),
    },
    subjectTo: Array.from(rowLower, (lb, r) => ({
      name: `r${r}`,
      vars: Array.from({ length: starts[r + 1] - starts[r] }, (_, k) => ({
        name: names[columns[starts[r] + k]],
        coef: values[starts[r] + k],
      })),
      bnds: between(lb, rowUpper[r]),
    })),
    bounds: names.map((name, j) => ({ name, ...between(lower[j], upper[j]) })),
    ...(integer ? { generals: names.filter((_, j) => program.integer?.[j]) } : {}),
  };
}
