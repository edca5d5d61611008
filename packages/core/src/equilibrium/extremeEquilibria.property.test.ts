import { bimatrixGame, extremeEquilibria, Fraction, type NormalFormGame, regret } from '@folkways/core';
import { cases, gameArbitrary } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestReplyVertices } from './bestReplyVertices.js';

type Matrix = number[][];
const matrices = (game: NormalFormGame): [Matrix, Matrix] => {
  const columns = game.actions[1].length;
  const matrix = (i: number): Matrix =>
    game.actions[0].map((_, a) => Array.from(game.payoffs[i].subarray(a * columns, (a + 1) * columns)));
  return [matrix(0), matrix(1)];
};
const transpose = (M: Matrix): Matrix => M[0].map((_, j) => M.map((row) => row[j]));
const listed = (game: NormalFormGame): string[] =>
  extremeEquilibria(game)
    .equilibria.map(({ strategies }) => strategies.join(' | '))
    .sort();

/** Small integers: nearly every game drawn with bound 1 or 2 is degenerate. */
const twoPlayers = (maxActions: number, payoffBound: number): fc.Arbitrary<NormalFormGame> =>
  gameArbitrary({ maxPlayers: 2, maxActions, payoffBound });
const mixedBounds = (maxActions: number): fc.Arbitrary<NormalFormGame> =>
  fc.constantFrom(1, 2, 5, 1000).chain((bound) => twoPlayers(maxActions, bound));

describe('extremeEquilibria', () => {
  it('is what trying all supports in fractions gives, degenerate games included', () => {
    fc.assert(
      fc.property(mixedBounds(4), (game) => {
        expect(listed(game)).toEqual(bruteForce(...matrices(game)).sort());
      }),
      { numRuns: cases(60, 3000) },
    );
  });

  it('decides signs beyond doubles: payoffs of 16 digits that differ in the last one', () => {
    const digits = fc
      .integer({ min: 0, max: 2 })
      .chain((base) => fc.integer({ min: -1, max: 1 }).map((last) => base * 3_000_000_000_000_000 + last));
    const square = fc.array(fc.array(digits, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
    let exactDecisions = 0;
    fc.assert(
      fc.property(square, square, (A, B) => {
        expect(listed(bimatrixGame(A, B))).toEqual(bruteForce(A, B).sort());
        const payoffs = A.map((row) => row.map((value) => BigInt(value + 1)));
        exactDecisions += bestReplyVertices(payoffs, () => false)!.exactDecisions;
      }),
      { numRuns: cases(30, 3000) },
    );
    expect(exactDecisions).toBeGreaterThan(0);
  });

  it('returns only exact equilibria, at least one, each once', () => {
    fc.assert(
      fc.property(mixedBounds(6), (game) => {
        const { equilibria, complete } = extremeEquilibria(game);
        expect(complete).toBe(true);
        expect(equilibria.length).toBeGreaterThan(0);
        expect(new Set(equilibria.map(({ strategies }) => strategies.join(' | '))).size).toBe(equilibria.length);
        for (const { strategies } of equilibria) expect(regret(game, strategies).numerator).toBe(0n);
      }),
      { numRuns: cases(40, 2000) },
    );
  });

  it('spans subsets in which all vertices are in equilibrium with all, and cannot grow', () => {
    fc.assert(
      fc.property(twoPlayers(4, 1), (game) => {
        const { equilibria, components } = extremeEquilibria(game);
        const known = new Set(equilibria.map(({ strategies }) => strategies.join(' | ')));
        const all = [0, 1].map(
          (i) => new Map(equilibria.map(({ strategies }) => [strategies[i].join(), strategies[i]])),
        );
        for (const { strategies } of components.flatMap(({ subsets }) => subsets)) {
          const inEquilibrium = (x: readonly Fraction[], y: readonly Fraction[]): boolean =>
            known.has([x, y].join(' | '));
          const [left, right] = strategies;
          expect(left.every((x) => right.every((y) => inEquilibrium(x, y)))).toBe(true);
          const outside = (i: number) => [...all[i].values()].filter((s) => !strategies[i].includes(s));
          expect(outside(0).some((x) => right.every((y) => inEquilibrium(x, y)))).toBe(false);
          expect(outside(1).some((y) => left.every((x) => inEquilibrium(x, y)))).toBe(false);
        }
      }),
      { numRuns: cases(25, 1000) },
    );
  });

  it('follows a permutation of actions and of players', () => {
    fc.assert(
      fc.property(mixedBounds(5), (game) => {
        const [A, B] = matrices(game);
        const turned = extremeEquilibria(bimatrixGame(transpose(B), transpose(A)));
        expect(turned.equilibria.map(({ strategies: [y, x] }) => [x, y].join(' | ')).sort()).toEqual(listed(game));
        const reversed = extremeEquilibria(bimatrixGame([...A].reverse(), [...B].reverse()));
        expect(reversed.equilibria.map(({ strategies: [x, y] }) => [[...x].reverse(), y].join(' | ')).sort()).toEqual(
          listed(game),
        );
      }),
      { numRuns: cases(25, 1000) },
    );
  });

  it('ignores positive affine changes of payoffs, also against a single opposing action', () => {
    fc.assert(
      fc.property(mixedBounds(5), fc.integer({ min: 1, max: 9 }), fc.integer(), (game, factor, shift) => {
        const [A, B] = matrices(game);
        const changed = bimatrixGame(
          A.map((row) => row.map((value) => factor * value + shift)),
          B.map((row, i) => row.map((value) => value * 7 + (i === 0 ? shift : 0))),
        );
        expect(listed(changed)).toEqual(listed(game));
      }),
      { numRuns: cases(25, 1000) },
    );
  });

  it('ignores a strictly dominated action', () => {
    fc.assert(
      fc.property(mixedBounds(5), (game) => {
        const [A, B] = matrices(game);
        const worse = A.reduce((low, row) => low.map((value, j) => Math.min(value, row[j])), A[0]).map((v) => v - 1);
        const wider = extremeEquilibria(bimatrixGame([...A, worse], [...B, B[0]]));
        expect(wider.equilibria.map(({ strategies: [x, y] }) => [x.slice(0, -1), y].join(' | ')).sort()).toEqual(
          listed(game),
        );
      }),
      { numRuns: cases(25, 1000) },
    );
  });
});

/** All vertices of both best-reply polyhedra from all pairs of supports, then all pairs of vertices in equilibrium. */
function bruteForce(A: Matrix, B: Matrix): string[] {
  const xs = vertices(transpose(B));
  const ys = vertices(A);
  const found: string[] = [];
  for (const x of xs) {
    for (const y of ys) {
      if (isBestReply(A, x, y) && isBestReply(transpose(B), y, x)) found.push([x, y].join(' | '));
    }
  }
  return found;
}

/** Vertices of { (x, v): v >= M x } over the simplex; M has a row for each reply. */
function vertices(M: Matrix): Fraction[][] {
  const d = M[0].length;
  const found = new Map<string, Fraction[]>();
  for (let support = 1; support < 1 << d; support++) {
    for (let replies = 1; replies < 1 << M.length; replies++) {
      const on = Array.from({ length: d }, (_, a) => a).filter((a) => (support >> a) & 1);
      const best = M.filter((_, c) => (replies >> c) & 1);
      if (on.length !== best.length) continue;
      // Unknowns x_on and v: payoffs of the chosen replies equal v, probabilities sum to 1.
      const rows = best.map((row) => [...on.map((a) => Fraction.of(row[a])), Fraction.of(-1), Fraction.ZERO]);
      const solution = solve([...rows, [...on.map(() => Fraction.ONE), Fraction.ZERO, Fraction.ONE]]);
      if (solution === undefined || solution.slice(0, -1).some((p) => p.numerator < 0n)) continue;
      const x = Array.from({ length: d }, (_, a) => (on.includes(a) ? solution[on.indexOf(a)] : Fraction.ZERO));
      const level = solution[on.length];
      if (M.every((row) => product(row, x).compare(level) <= 0)) found.set(x.join(), x);
    }
  }
  return [...found.values()];
}

const product = (row: number[], x: Fraction[]): Fraction =>
  row.reduce((sum, value, a) => sum.add(x[a].multiply(Fraction.of(value))), Fraction.ZERO);

function isBestReply(M: Matrix, own: Fraction[], other: Fraction[]): boolean {
  const payoffs = M.map((row) => product(row, other));
  return payoffs.every((payoff, i) => own[i].numerator === 0n || payoffs.every((top) => top.compare(payoff) <= 0));
}

/** Gauss-Jordan in fractions; undefined when singular. */
function solve(rows: Fraction[][]): Fraction[] | undefined {
  const n = rows.length;
  for (let k = 0; k < n; k++) {
    const at = rows.findIndex((row, i) => i >= k && row[k].numerator !== 0n);
    if (at < 0) return undefined;
    [rows[k], rows[at]] = [rows[at], rows[k]];
    rows[k] = rows[k].map((value) => value.divide(rows[k][k]));
    for (let i = 0; i < n; i++) {
      if (i !== k) rows[i] = rows[i].map((value, j) => value.subtract(rows[i][k].multiply(rows[k][j])));
    }
  }
  return rows.map((row) => row[n]);
}
