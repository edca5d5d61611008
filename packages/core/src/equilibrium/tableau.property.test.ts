import { Fraction } from '@folkways/core';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { floatTableau, integerTableau, type Tableau } from './tableau.js';

/** The slow form: Gauss-Jordan in fractions on all columns; of the rows that may leave, the one whose ratios are lexicographically least. */
function fractionTableau(M: readonly (readonly number[])[]): Tableau {
  const d = M[0].length;
  const zero = Fraction.ZERO;
  const rows = M.map((row, i) => [
    ...row.map((value) => Fraction.of(value)),
    ...M.map((_, c) => (c === i ? Fraction.ONE : zero)),
    Fraction.ONE,
  ]);
  const basis = M.map((_, i) => d + i);
  return {
    basis,
    pivot(entering) {
      const ratios = (row: readonly Fraction[]): Fraction[] =>
        [row[row.length - 1], ...row.slice(d, -1)].map((value) => value.divide(row[entering]));
      const candidates = rows.flatMap((row, i) =>
        row[entering].compare(zero) > 0 ? [{ i, ratios: ratios(row) }] : [],
      );
      candidates.sort((a, b) => a.ratios.reduce((sign, value, j) => sign || value.compare(b.ratios[j]), 0));
      const [{ i: leaving }] = candidates;
      const top = rows[leaving].map((value) => value.divide(rows[leaving][entering]));
      rows.forEach((row, i) => {
        rows[i] = i === leaving ? top : row.map((value, j) => value.subtract(row[entering].multiply(top[j])));
      });
      const left = basis[leaving];
      basis[leaving] = entering;
      return left;
    },
  };
}

test('both tableaux pivot as one in fractions does, ties included', () => {
  // Small integers: ties are frequent, and doubles tell them from differences.
  const problem = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([k, d]) =>
    fc.record({
      M: fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: d, maxLength: d }), {
        minLength: k,
        maxLength: k,
      }),
      choices: fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
    }),
  );
  fc.assert(
    fc.property(problem, ({ M, choices }) => {
      const slow = fractionTableau(M);
      const exact = integerTableau(M.map((row) => row.map(BigInt)));
      const floats = floatTableau(M);
      for (const choice of choices) {
        const free = Array.from({ length: M.length + M[0].length }, (_, v) => v).filter((v) => !slow.basis.includes(v));
        const entering = free[choice % free.length];
        const leaving = slow.pivot(entering);
        expect([exact.pivot(entering), floats.pivot(entering)]).toEqual([leaving, leaving]);
        expect([exact.basis, floats.basis]).toEqual([slow.basis, slow.basis]);
      }
    }),
    { numRuns: cases(200, 10_000) },
  );
});

test('in doubles, ratios that differ by rounding are tied, and pivots as small as rounding are none', () => {
  // The lexicographic rule prefers the later of two tied rows.
  expect(floatTableau([[1 + 1e-13], [1]]).pivot(0)).toBe(2);
  expect(floatTableau([[1 + 1e-7], [1]]).pivot(0)).toBe(1);
  expect(floatTableau([[1], [1 + 1e-7]]).pivot(0)).toBe(2);
  expect(floatTableau([[1e-11], [1e-12]]).pivot(0)).toBe(-1);
  expect(floatTableau([[1e-11], [1e-9]]).pivot(0)).toBe(2);
});
