import { cases } from '@folkways/testkit';
import { describe, expect, it } from 'vitest';
import { MissingPeerError } from '../errors.js';
import { checkedSolver, type EngineAnswer } from './checkedSolver.js';
import { dualBound } from './dualBound.js';
import { loadGlpk } from './glpk.js';
import { loadHighs } from './highs.js';
import type { Program } from './programSolver.js';
import { withSpare } from './withSpare.js';

const engines = [await loadGlpk(), await loadHighs()];

/** An equality knapsack without a solution near 0 that branch and bound cannot see through (market split; Cornuejols, Dawande 1998). */
function marketSplit(rows: number, columns: number): Program {
  let state = 12345;
  const random = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % 100;
  };
  const matrix = Array.from({ length: rows }, () => Array.from({ length: columns }, random));
  const slacks = 2 * rows;
  return {
    sense: 'minimize',
    objective: Array.from({ length: columns + slacks }, (_, j) => (j < columns ? 0 : 1)),
    rows: matrix.map((values, r) => ({
      columns: [...values.keys(), columns + 2 * r, columns + 2 * r + 1],
      values: [...values, 1, -1],
      lower: Math.floor(values.reduce((sum, a) => sum + a, 0) / 2),
      upper: Math.floor(values.reduce((sum, a) => sum + a, 0) / 2),
    })),
    upper: Array.from({ length: columns + slacks }, (_, j) => (j < columns ? 1 : Infinity)),
    integer: Array.from({ length: columns + slacks }, (_, j) => j < columns),
  };
}

describe.each(engines)('programs: $name', (engine) => {
  it('degenerate: many bases at one vertex, repeated rows, fixed variables, an empty row', () => {
    const rows = [
      ...Array.from({ length: 12 }, (_, k) => ({ columns: [0, 1, 2], values: [1 + k, 1, 12 - k], upper: 0 })),
      ...Array.from({ length: 3 }, () => ({ columns: [0, 1, 2], values: [1, 1, 1], upper: 1 })),
      { columns: [], values: [], lower: -1, upper: 0 },
    ];
    const result = engine.solve({
      sense: 'maximize',
      objective: [1, 1, 1],
      rows,
      lower: [-1, -1, 0.5],
      upper: [1, 1, 0.5],
    });
    expect(result.status).toBe('infeasible'); // x2 = 1/2 needs 12 * 1/2 <= 1 + 1
    const open = engine.solve({
      sense: 'maximize',
      objective: [1, 1, 1],
      rows,
      lower: [-9, -9, 0.5],
      upper: [9, 9, 0.5],
    });
    expect(open.status).toBe('optimal');
    expect(open.bound).toBeCloseTo(open.objective!, 8);
  });

  it("Beale's cycling example stops at -1/20", () => {
    const { objective, duals } = engine.solve({
      sense: 'minimize',
      objective: [-0.75, 150, -0.02, 6],
      rows: [
        { columns: [0, 1, 2, 3], values: [0.25, -60, -0.04, 9], upper: 0 },
        { columns: [0, 1, 2, 3], values: [0.5, -90, -0.02, 3], upper: 0 },
        { columns: [2], values: [1], upper: 1 },
      ],
    });
    expect(objective).toBeCloseTo(-0.05, 12);
    expect(duals?.[2]).toBeCloseTo(-0.05, 12);
  });

  it('a program on which GLPK under presolve reports numerical instability without end', () => {
    // The distance of a point from the hull of four others, of which two carry it but for the rounding of its decimals.
    const apart = [
      [0.009102106481481482, -0.36589789351851854, -0.43071270833333336, -0.8057127083333333],
      [0.01921564814814815, -0.7724510185185185, -0.1891176851851852, -0.980784351851852],
      [0.0020227083333333334, -0.08131062500000001, -0.04427358796296297, -0.1276069212962963],
    ];
    const columns = [0, 1, 2, 3, 4];
    const { status, objective } = engine.solve({
      sense: 'minimize',
      objective: [0, 0, 0, 0, 1],
      rows: [
        ...apart.flatMap((values) => [
          { columns, values: [...values, -1], upper: 0 },
          { columns, values: [...values, 1], lower: 0 },
        ]),
        { columns: [0, 1, 2, 3], values: [1, 1, 1, 1], lower: 1, upper: 1 },
      ],
    });
    expect(status).toBe('optimal');
    expect(objective).toBeCloseTo(2.8935185e-8, 7);
  });

  it('Klee and Minty cubes', () => {
    const n = 8;
    const { objective } = engine.solve({
      sense: 'maximize',
      objective: Array.from({ length: n }, (_, j) => 2 ** (n - 1 - j)),
      rows: Array.from({ length: n }, (_, i) => ({
        columns: Array.from({ length: i + 1 }, (_, j) => j),
        values: Array.from({ length: i + 1 }, (_, j) => (j === i ? 1 : 2 ** (i - j + 1))),
        upper: 5 ** (i + 1),
      })),
    });
    expect(objective).toBeCloseTo(5 ** n, 8);
  });

  it.each([1e-9, 1e-6, 1e-3, 1e3, 1e6, 1e9])('badly scaled: units of %d', (unit) => {
    // min cost of 30 units of protein and 20 of iron, one nutrient and one food in other units.
    const result = engine.solve({
      sense: 'minimize',
      objective: [2 * unit, 3],
      rows: [
        { columns: [0, 1], values: [3 * unit, 2], lower: 30 },
        { columns: [0, 1], values: [unit * unit, 2 * unit], lower: 20 * unit },
      ],
    });
    expect(result.status).toBe('optimal');
    expect(result.objective).toBeCloseTo(32.5, 6); // 5 and 7.5 in the ordinary units
    expect(result.bound).toBeCloseTo(32.5, 6);
  });

  it('payoffs of 1e-12 and of 1e12 are not lost in tolerances', () => {
    for (const unit of [1e-12, 1e-9, 1e9, 1e12]) {
      const { status, objective, values } = engine.solve({
        sense: 'maximize',
        objective: [unit, 1.0001 * unit],
        rows: [{ columns: [0, 1], values: [1, 1], upper: 1 }],
      });
      expect(status).toBe('optimal');
      expect(values).toEqual(Float64Array.of(0, 1));
      expect((objective ?? 0) / unit).toBeCloseTo(1.0001, 12);
    }
  });

  it('infeasible by a crossing of bounds, by integrality, by parity and by rows', () => {
    const base = { sense: 'minimize' as const, objective: [1, 1], rows: [] };
    expect(engine.solve({ ...base, lower: [2, 0], upper: [1, 1] })).toEqual({ status: 'infeasible' });
    expect(engine.solve({ ...base, lower: [0.2, 0], upper: [0.8, 1], integer: [true, false] }).status).toBe(
      'infeasible',
    );
    const parity = {
      ...base,
      rows: [{ columns: [0, 1], values: [2, 2], lower: 7, upper: 7 }],
      upper: [9, 9],
      integer: [true, true],
    };
    expect(engine.solve(parity).status).toBe('infeasible');
    expect(engine.solve({ ...base, rows: [{ columns: [0, 1], values: [1, 1], lower: 3, upper: 2 }] }).status).toBe(
      'infeasible',
    );
    const gap = [{ columns: [1], values: [-4], lower: -6, upper: -5 }];
    for (const top of [1, 2, 3, 5]) {
      expect(engine.solve({ ...base, rows: gap, upper: [1, top], integer: [true, true] }).status).toBe('infeasible');
    }
    expect(engine.solve({ ...base, rows: [{ columns: [], values: [], lower: 1 }] }).status).toBe('infeasible');
    expect(engine.solve({ ...base, objective: [], rows: [{ columns: [], values: [], lower: 1 }] }).status).toBe(
      'infeasible',
    );
  });

  it('no variables, no rows, free variables, negative upper bounds, repeated columns', () => {
    expect(engine.solve({ sense: 'minimize', objective: [], rows: [] })).toMatchObject({
      status: 'optimal',
      objective: 0,
    });
    expect(engine.solve({ sense: 'maximize', objective: [1, 0], rows: [], upper: [3, 1] })).toMatchObject({
      objective: 3,
      bound: 3,
    });
    expect(engine.solve({ sense: 'maximize', objective: [1], rows: [] })).toEqual({ status: 'unbounded' });
    const free = { sense: 'minimize' as const, objective: [1], lower: [-Infinity] };
    expect(engine.solve({ ...free, rows: [{ columns: [0, 0], values: [1, 1], lower: -7 }] })).toMatchObject({
      objective: -3.5,
    });
    expect(engine.solve({ ...free, sense: 'maximize', rows: [], upper: [-2] })).toMatchObject({ objective: -2 });
  });

  it('an unbounded integer program is told from one without integer points', () => {
    const rows = (low: number) => [{ columns: [0, 1], values: [2, -2], lower: low, upper: 12 }];
    const base = { sense: 'maximize' as const, objective: [3, 5], integer: [true, true] };
    expect(engine.solve({ ...base, rows: rows(11) }).status).toBe('unbounded');
    expect(engine.solve({ sense: 'maximize', objective: [1, 1], rows: [], integer: [true, false] }).status).toBe(
      'unbounded',
    );
  });

  it('a loose big-M is not an optimum: the integer point has to satisfy its rows exactly as given', () => {
    // y = 0 forbids x; with M = 1e9 an engine takes y = 1e-9 for 0 and x = 1 for free.
    const result = engine.solve({
      sense: 'maximize',
      objective: [1, -10],
      rows: [{ columns: [0, 1], values: [1, -1e9], upper: 0 }],
      upper: [1, 1],
      integer: [false, true],
    });
    if (result.status === 'optimal') expect(result.objective).toBeCloseTo(0, 6);
    else expect(result.status).toBe('limit');
  });

  it('stops at a time limit with a proven bound', () => {
    const { status, objective, bound } = engine.solve(marketSplit(4, 40), { timeLimit: 0.3 });
    expect(status).toBe('limit');
    expect(bound).toBeGreaterThanOrEqual(-1e-9);
    if (objective !== undefined) expect(bound).toBeLessThanOrEqual(objective + 1e-9);
    expect(engine.solve(marketSplit(2, 10), { timeLimit: 0 }).status).toBe('limit');
  });

  it('stops at a node limit where the engine counts nodes', () => {
    const { status, bound } = engine.solve(marketSplit(4, 40), { nodeLimit: 1, timeLimit: 0.5 });
    expect(status).toBe('limit');
    expect(bound).toBeGreaterThanOrEqual(-1e-9);
  });

  it('rejects malformed programs', () => {
    const base = { sense: 'minimize' as const, objective: [1, 1], rows: [] };
    const row = (columns: number[], values: number[], extra = {}) => ({
      ...base,
      rows: [{ columns, values, ...extra }],
    });
    for (const program of [
      { ...base, objective: [1, Number.NaN] },
      { ...base, objective: [1, Infinity] },
      { ...base, lower: [0] },
      { ...base, lower: [Number.NaN, 0] },
      { ...base, lower: [Infinity, 0] },
      { ...base, upper: [-Infinity, 0] },
      { ...base, integer: [true] },
      row([2], [1]),
      row([-1], [1]),
      row([0.5], [1]),
      row([0], [Infinity]),
      row([0, 1], [1]),
      row([0], [1], { lower: Number.NaN }),
      row([0], [1], { upper: -Infinity }),
    ]) {
      expect(() => engine.solve(program)).toThrow(RangeError);
    }
    expect(() => engine.solve({ ...base, sense: 'min' as 'minimize' })).toThrow(
      '"sense" expected one of minimize, maximize',
    );
    expect(() => engine.solve(base, { timeLimit: -1 })).toThrow(RangeError);
    expect(() => engine.solve(base, { nodeLimit: 0.5 })).toThrow(RangeError);
  });

  it('holds on to no memory', () => {
    const program = { ...marketSplit(3, 30), integer: undefined };
    const sweep = (count: number): number => {
      for (let k = 0; k < count; k++) expect(engine.solve(program).status).toBe('optimal');
      return process.memoryUsage().rss / 2 ** 20;
    };
    const before = sweep(cases(40, 1000));
    expect(sweep(cases(120, 10_000)) - before).toBeLessThan(cases(40, 120));
  });
});

describe('engines that are missing, crash, or lie', () => {
  it('a missing peer is named with its licence', async () => {
    const importPeer = (): Promise<never> =>
      Promise.reject(Object.assign(new Error("Cannot find package 'x'"), { code: 'ERR_MODULE_NOT_FOUND' }));
    await expect(loadGlpk({ importPeer })).rejects.toThrow(MissingPeerError);
    await expect(loadGlpk({ importPeer })).rejects.toThrow(
      'loadGlpk: the optional package "glpk.js" (licence GPL-3.0) is not installed; run: npm install glpk.js',
    );
    await expect(loadHighs({ importPeer })).rejects.toThrow(
      'loadHighs: the optional package "highs" (licence MIT) is not installed; run: npm install highs',
    );
    await expect(loadHighs({ importPeer: () => Promise.reject(new Error('disk on fire')) })).rejects.toThrow(
      'disk on fire',
    );
  });

  it('a module that does not start says where it would', async () => {
    const importPeer = async () => ({ default: () => Promise.reject('sync fetching of the wasm failed') });
    await expect(loadGlpk({ importPeer })).rejects.toThrow('loadGlpk: the module did not start');
  });

  it('a crash goes by with the spare, a second one is a limit, and a new engine follows', async () => {
    let loaded = 0;
    const engine = await withSpare(async () => ++loaded);
    const failing = (bad: readonly number[]) => (id: number) => {
      if (bad.includes(id)) throw new Error('unreachable');
      return id;
    };
    expect(engine.run(failing([]))).toBe(1);
    expect(engine.run(failing([1]))).toBe(2);
    expect(engine.run(failing([2]))).toBeUndefined();
    await Promise.resolve().then(() => new Promise((resolve) => setTimeout(resolve, 0)));
    expect(engine.run(failing([]))).toBe(3);
  });

  it('a point that breaks its rows is never optimal', () => {
    const liar = checkedSolver(
      'liar',
      (program): EngineAnswer => ({ status: 'optimal', values: program.lower.map(() => 7) }),
    );
    const program: Program = { sense: 'maximize', objective: [1], rows: [{ columns: [0], values: [1], upper: 1 }] };
    expect(liar.solve(program)).toEqual({ status: 'limit' });
    const silent = checkedSolver('silent', (): EngineAnswer => ({ status: 'unclear' }));
    expect(silent.solve(program)).toEqual({ status: 'limit' });
  });

  it('any duals prove a bound', () => {
    const program: Program = {
      sense: 'minimize',
      objective: [1, 1],
      rows: [{ columns: [0, 1], values: [1, 2], lower: 4 }],
      upper: [9, 9],
    };
    expect(dualBound(program, [0.5])).toBe(2);
    expect(dualBound(program, [0.25])).toBe(1);
    expect(dualBound(program, [5])).toBe(20 - 36 - 81);
    expect(dualBound(program, [-1])).toBe(0); // there is no upper side to weigh
    expect(dualBound({ ...program, upper: undefined }, [5])).toBe(-Infinity);
    expect(() => dualBound(program, [])).toThrow(RangeError);
  });
});
