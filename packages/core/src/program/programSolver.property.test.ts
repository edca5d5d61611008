import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadGlpk } from './glpk.js';
import { loadHighs } from './highs.js';
import type { Program, ProgramResult } from './programSolver.js';

const engines = [await loadGlpk(), await loadHighs()];
const entry = fc.integer({ min: -4, max: 4 });

/** Programs with integer data in a box, so that every answer is a vertex or "infeasible". */
const boxedProgram = (integer: boolean): fc.Arbitrary<Program & { lower: number[]; upper: number[] }> =>
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 4 })).chain(([n, m]) =>
    fc.record({
      sense: fc.constantFrom('minimize' as const, 'maximize' as const),
      objective: fc.array(entry, { minLength: n, maxLength: n }),
      rows: fc.array(
        fc
          .tuple(
            fc.array(entry, { minLength: n, maxLength: n }),
            fc.integer({ min: -9, max: 9 }),
            fc.integer({ min: 0, max: 8 }),
            fc.integer({ min: 0, max: 3 }),
          )
          .map(([values, low, width, sides]) => ({
            columns: values.map((_, j) => j),
            values,
            ...(sides === 0 ? {} : { lower: low }),
            ...(sides === 1 ? {} : { upper: sides === 3 ? low : low + width }),
          })),
        { minLength: m, maxLength: m },
      ),
      lower: fc.array(fc.integer({ min: -3, max: 1 }), { minLength: n, maxLength: n }),
      upper: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: n, maxLength: n }),
      integer: fc.constant(Array.from({ length: n }, () => integer)),
    }),
  );

interface HalfSpace {
  readonly a: readonly number[];
  readonly b: number;
}

/** a'x <= b, all of them. */
function halfSpaces(program: Program & { lower: number[]; upper: number[] }): HalfSpace[] {
  const n = program.objective.length;
  const unit = (j: number, sign: number): number[] => Array.from({ length: n }, (_, k) => (k === j ? sign : 0));
  return [
    ...program.rows.flatMap((row) => {
      const a = Array.from(row.values);
      return [
        ...(row.upper === undefined ? [] : [{ a, b: row.upper }]),
        ...(row.lower === undefined ? [] : [{ a: a.map((x) => -x), b: -row.lower }]),
      ];
    }),
    ...program.upper.map((b, j) => ({ a: unit(j, 1), b })),
    ...program.lower.map((b, j) => ({ a: unit(j, -1), b: -b })),
  ];
}

const determinant = (rows: readonly (readonly number[])[]): number =>
  rows.length === 0
    ? 1
    : rows[0].reduce(
        (sum, x, j) =>
          sum + (j % 2 === 0 ? x : -x) * determinant(rows.slice(1).map((row) => row.filter((_, k) => k !== j))),
        0,
      );

function* subsets(n: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) yield [];
  else for (let i = from; i <= n - size; i++) for (const rest of subsets(n, size - 1, i + 1)) yield [i, ...rest];
}

/** The optimum over all vertices, in exact integer arithmetic up to the last division; undefined when there is none. */
function vertexOptimum(program: Program & { lower: number[]; upper: number[] }): number | undefined {
  const spaces = halfSpaces(program);
  const n = program.objective.length;
  let best: number | undefined;
  for (const chosen of subsets(spaces.length, n)) {
    const rows = chosen.map((k) => spaces[k]);
    const signed = determinant(rows.map((row) => row.a));
    if (signed === 0) continue;
    const scale = Math.abs(signed);
    const point = Array.from(
      { length: n },
      (_, j) => Math.sign(signed) * determinant(rows.map(({ a, b }) => a.map((x, k) => (k === j ? b : x)))),
    );
    if (!spaces.every(({ a, b }) => a.reduce((sum, x, j) => sum + x * point[j], 0) <= b * scale)) continue;
    const value = point.reduce((sum, x, j) => sum + x * program.objective[j], 0) / scale;
    if (best === undefined || (program.sense === 'minimize' ? value < best : value > best)) best = value;
  }
  return best;
}

function gridOptimum(program: Program & { lower: number[]; upper: number[] }): number | undefined {
  const spaces = halfSpaces(program);
  let best: number | undefined;
  const visit = (point: number[]): void => {
    if (point.length < program.lower.length) {
      const j = point.length;
      for (let x = program.lower[j]; x <= program.upper[j]; x++) visit([...point, x]);
      return;
    }
    if (!spaces.every(({ a, b }) => a.reduce((sum, x, j) => sum + x * point[j], 0) <= b)) return;
    const value = point.reduce((sum, x, j) => sum + x * program.objective[j], 0);
    if (best === undefined || (program.sense === 'minimize' ? value < best : value > best)) best = value;
  };
  visit([]);
  return best;
}

function expectOptimum(result: ProgramResult, optimum: number | undefined): void {
  expect(result.status).toBe(optimum === undefined ? 'infeasible' : 'optimal');
  if (optimum !== undefined) expect(result.objective).toBeCloseTo(optimum, 7);
}

describe.each(engines)('the laws of programs: $name', (engine) => {
  it('a linear program has the optimum of its vertices', () => {
    fc.assert(
      fc.property(boxedProgram(false), (program) => expectOptimum(engine.solve(program), vertexOptimum(program))),
      { numRuns: cases(80, 5000) },
    );
  });

  it('an integer program has the optimum of its grid', () => {
    fc.assert(
      fc.property(boxedProgram(true), (program) => {
        const result = engine.solve(program);
        expectOptimum(result, gridOptimum(program));
        for (const x of result.values ?? []) expect(x).toBe(Math.round(x));
        if (result.bound !== undefined) expect(result.bound).toBeCloseTo(result.objective ?? Number.NaN, 6);
      }),
      { numRuns: cases(60, 2000) },
    );
  });

  it('strong duality: the duals prove the objective, have the sign of their side, and vanish off it', () => {
    fc.assert(
      fc.property(boxedProgram(false), (program) => {
        const { status, objective, duals, bound, values } = engine.solve(program);
        if (status !== 'optimal' || duals === undefined || values === undefined) return;
        expect(bound).toBeCloseTo(objective ?? Number.NaN, 7);
        program.rows.forEach((row, r) => {
          const activity = Array.from(row.values).reduce((sum, a, j) => sum + a * values[j], 0);
          const towards = program.sense === 'minimize' ? duals[r] : -duals[r];
          if (towards > 1e-7) expect(activity).toBeCloseTo(row.lower ?? Number.NaN, 6);
          if (towards < -1e-7) expect(activity).toBeCloseTo(row.upper ?? Number.NaN, 6);
        });
      }),
      { numRuns: cases(60, 3000) },
    );
  });

  it('duals are the marginal values of the sides', () => {
    const program = (low: number, high: number): Program => ({
      sense: 'minimize',
      objective: [2, 3, -1],
      rows: [
        { columns: [0, 1], values: [1, 1], lower: low },
        { columns: [2, 0], values: [1, 1], upper: high },
      ],
    });
    const { duals, objective } = engine.solve(program(4, 10));
    expect(duals?.[0]).toBeCloseTo((engine.solve(program(4.5, 10)).objective! - objective!) / 0.5, 9);
    expect(duals?.[1]).toBeCloseTo((engine.solve(program(4, 10.5)).objective! - objective!) / 0.5, 9);
  });

  it('negating the objective and the sense negates value and duals; scaling a row leaves the optimum', () => {
    fc.assert(
      fc.property(boxedProgram(false), fc.constantFrom(1e-3, 7, 1e4), (program, factor) => {
        const plain = engine.solve(program);
        const negated = engine.solve({
          ...program,
          sense: program.sense === 'minimize' ? 'maximize' : 'minimize',
          objective: Array.from(program.objective, (c) => -c),
        });
        const scaled = engine.solve({
          ...program,
          rows: program.rows.map(({ columns, values, lower = -Infinity, upper = Infinity }) => ({
            columns,
            values: Array.from(values, (a) => a * factor),
            lower: lower * factor,
            upper: upper * factor,
          })),
        });
        expect([negated.status, scaled.status]).toEqual([plain.status, plain.status]);
        if (plain.objective === undefined) return;
        expect(-(negated.objective ?? Number.NaN)).toBeCloseTo(plain.objective, 7);
        expect(scaled.objective).toBeCloseTo(plain.objective, 7);
      }),
      { numRuns: cases(30, 1000) },
    );
  });

  it('open programs: a ray is found exactly when the recession cone improves', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(entry, entry), { minLength: 1, maxLength: 3 }),
        fc.tuple(entry, entry),
        (rows, objective) => {
          // x >= 0, a'x <= 1: the origin is feasible, so the program is unbounded exactly when max c'd over the cone in the box is > 0.
          const program: Program = {
            sense: 'maximize',
            objective,
            rows: rows.map((values) => ({ columns: [0, 1], values, upper: 1 })),
          };
          const cone = {
            ...program,
            rows: rows.map((values) => ({ columns: [0, 1], values, upper: 0 })),
            lower: [0, 0],
            upper: [1, 1],
          };
          const expected = (vertexOptimum(cone) ?? 0) > 0 ? 'unbounded' : 'optimal';
          expect(engine.solve(program).status).toBe(expected);
          // Branch and bound may wander off an unbounded region for ever; what it says in time has to be true.
          const whole = engine.solve({ ...program, integer: [true, true] }, { timeLimit: 0.2 }).status;
          if (whole !== 'limit') expect(whole).toBe(expected);
        },
      ),
      { numRuns: cases(40, 1500) },
    );
  });
});
