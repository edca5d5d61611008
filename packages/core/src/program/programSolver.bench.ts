/**
 * Both engines on the same programs: many small ones, where the overhead of a call counts, and one larger one, where the simplex does.
 */
import { bench, describe } from 'vitest';
import { randomStream } from '../random/stream.js';
import { uniformInteger } from '../random/uniform.js';
import { loadGlpk } from './glpk.js';
import { loadHighs } from './highs.js';
import type { Program } from './programSolver.js';

const engines = [await loadGlpk(), await loadHighs()];

/** A packing program: maximise c x under m rows with coefficients 0..99, 0 <= x <= 1. */
function packing(n: number, m: number, integer: boolean): Program {
  const rng = randomStream(n, m);
  const numbers = (count: number): number[] => Array.from({ length: count }, () => uniformInteger(rng, 0, 99));
  const columns = Array.from({ length: n }, (_, j) => j);
  return {
    sense: 'maximize',
    objective: numbers(n),
    rows: Array.from({ length: m }, () => ({ columns, values: numbers(n), upper: 10 * n })),
    upper: columns.map(() => 1),
    ...(integer ? { integer: columns.map(() => true) } : {}),
  };
}

for (const [title, program] of [
  ['a linear program, 12 variables and 10 rows', packing(12, 10, false)],
  ['a linear program, 200 variables and 150 rows', packing(200, 150, false)],
  ['an integer program, 20 variables and 5 rows', packing(20, 5, true)],
] as const) {
  const [a, b] = engines.map((engine) => engine.solve(program).objective ?? Number.NaN);
  if (!(Math.abs(a - b) <= 1e-7 * Math.abs(a))) throw new Error(`${title}: ${a} and ${b}`);
  describe(title, () => {
    for (const engine of engines) {
      bench(engine.name, () => {
        engine.solve(program);
      });
    }
  });
}
