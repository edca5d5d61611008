/**
 * The `ilp` algorithm: OptRep as an integer linear program, solved by an engine that is passed in.
 *
 * Source: the restart paper, Algorithm 2. By Lemma 3 it is enough to count plays: x_i >= 0 integer, y_i = 1 if i is played.
 */
import type { Program, ProgramRow, ProgramSolver } from '@folkways/core';
import { type OptRep, type OptRepLimits, type OptRepSolution, oneAction } from './optRep.js';
import { reduceOptRep } from './reduceOptRep.js';

/** Engines call a number an integer within this; a count is only believed after a check in integers. */
const INTEGRALITY = 1e-6;

/**
 * Solves an OptRep by the paper's integer program: minimise sum c x subject to sum c x >= T + 1 and, for each action with
 * t_i >= 0, x_i <= M_i y_i and sum of c_j x_j over earlier thresholds >= (t_i + 1) y_i, with M_i = ceil((T + 1) / c_i), the tightest
 * constant that cuts off no optimum. Actions with t < 0 need no y, and those with t >= T no variable.
 * @returns `optimal` only if the engine says so and the rounded counts, checked in integers, cost what it says. Otherwise
 * `unproven` with the bound it has proven: a slack of 1e-6 in y can open an action that is not open.
 * @remarks n variables and at most n binaries, 2 n rows. Memory O(n^2) for the prefix sums.
 */
export function integerProgram(problem: OptRep, limits: OptRepLimits, engine: ProgramSolver): OptRepSolution {
  const { goalThreshold: T, costs, thresholds } = problem;
  const { opener, upper, base, divisor } = reduceOptRep(problem); // refuses totals past 2^53 and knows a feasible answer
  const order: number[] = [];
  for (let i = 0; i < costs.length; i++) if (thresholds[i] < T) order.push(i);
  order.sort((i, j) => thresholds[i] - thresholds[j] || i - j);
  const program = programOf(T, order, costs, thresholds);
  const seconds = limits.secondsLeft();
  const timeLimit = seconds === Infinity ? undefined : Math.max(0, seconds);
  const result = engine.solve(program, { timeLimit });
  const entries = program.rows.reduce((sum, row) => sum + row.columns.length, program.objective.length);
  const work = { steps: 1, entries };
  const least = divisor * (Math.floor(T / divisor) + 1);
  const bound = result.status === 'optimal' ? result.objective : result.bound;
  const proven =
    bound === undefined || !Number.isFinite(bound)
      ? least
      : Math.max(least, Math.ceil(bound - INTEGRALITY * Math.max(1, Math.abs(bound))));
  const counts = result.values === undefined ? undefined : roundedCounts(problem, order, result.values);
  if (counts === undefined) {
    const fallback = oneAction(problem, opener, upper / base);
    const reason = `${engine.name} returned ${result.values === undefined ? `no point (${result.status})` : 'counts that are not stable'}`;
    return { status: 'unproven', counts: fallback, lowerBound: Math.min(proven, upper * divisor), work, reason };
  }
  const total = order.reduce((sum, i) => sum + costs[i] * counts[i], 0);
  if (total === least || (result.status === 'optimal' && total <= proven)) {
    return { status: 'optimal', counts, lowerBound: total, work };
  }
  const reason =
    result.status === 'optimal'
      ? `${engine.name} claims ${result.objective}, but its counts cost ${total}`
      : `${engine.name} stopped at its limit`;
  return { status: 'unproven', counts, lowerBound: Math.min(proven, total), work, reason };
}

/** Columns 0..m-1 are the counts in threshold order, the rest one binary per action with t >= 0. */
function programOf(T: number, order: readonly number[], costs: Float64Array, thresholds: Float64Array): Program {
  const m = order.length;
  const gated = order.map((_, k) => k).filter((k) => thresholds[order[k]] >= 0);
  const c = order.map((i) => costs[i]);
  const most = c.map((cost) => Math.ceil((T + 1) / cost));
  const prefix = (length: number): number[] => Array.from({ length }, (_, k) => k);
  const rows: ProgramRow[] = [{ columns: prefix(m), values: c, lower: T + 1 }];
  gated.forEach((k, g) => {
    const y = m + g;
    rows.push({ columns: [k, y], values: [1, -most[k]], upper: 0 });
    rows.push({ columns: [...prefix(k), y], values: [...c.slice(0, k), -(thresholds[order[k]] + 1)], lower: 0 });
  });
  return {
    sense: 'minimize',
    objective: [...c, ...gated.map(() => 0)],
    rows,
    upper: [...most, ...gated.map(() => 1)],
    integer: new Array<boolean>(m + gated.length).fill(true),
  };
}

/** The counts rounded, if they are whole enough and stable in exact arithmetic. */
function roundedCounts(problem: OptRep, order: readonly number[], values: Float64Array): Float64Array | undefined {
  const { goalThreshold: T, costs, thresholds } = problem;
  const counts = new Float64Array(costs.length);
  let total = 0;
  for (let k = 0; k < order.length; k++) {
    const i = order[k];
    counts[i] = Math.round(values[k]);
    if (counts[i] === 0) continue;
    if (!(counts[i] > 0) || total <= thresholds[i]) return undefined;
    total += costs[i] * counts[i];
    if (!Number.isSafeInteger(total)) return undefined;
  }
  return total > T ? counts : undefined;
}
