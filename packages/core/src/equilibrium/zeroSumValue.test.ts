import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bimatrixGame } from '../game/bimatrixGame.js';
import { normalFormGame } from '../game/normalFormGame.js';
import { loadGlpk } from '../program/glpk.js';
import { loadHighs } from '../program/highs.js';
import { Fraction } from '../rational/fraction.js';
import { exactZeroSumValue, zeroSumValue } from './zeroSumValue.js';

const engines = [await loadGlpk(), await loadHighs()];
const matrices = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([m, n]) =>
    fc.array(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: n, maxLength: n }), { minLength: m, maxLength: m }),
  );

/** The textbook value of a 2 x 2 game: a saddle point, or (ad - bc) / (a + d - b - c). */
function twoByTwo([[a, b], [c, d]]: number[][]): number {
  const lower = Math.max(Math.min(a, b), Math.min(c, d));
  const upper = Math.min(Math.max(a, c), Math.max(b, d));
  return lower === upper ? lower : (a * d - b * c) / (a + d - b - c);
}

/** Exactly: does the pair hold the value from both sides? */
function proves(matrix: number[][], value: Fraction, row: Fraction[], column: Fraction[]): boolean {
  const total = (parts: Fraction[]): Fraction => parts.reduce((sum, part) => sum.add(part), Fraction.ZERO);
  const cell = (a: number, s: number): Fraction => Fraction.of(matrix[a][s]);
  return (
    [row, column].every((x) => total(x).equals(Fraction.ONE) && x.every((p) => p.compare(Fraction.ZERO) >= 0)) &&
    column.every((_, s) => total(row.map((p, a) => p.multiply(cell(a, s)))).compare(value) >= 0) &&
    row.every((_, a) => total(column.map((p, s) => p.multiply(cell(a, s)))).compare(value) <= 0)
  );
}

describe('exactZeroSumValue', () => {
  it('rock paper scissors, a saddle point, one cell, fractions and decimals', () => {
    const rps = exactZeroSumValue([
      [0, -1, 1],
      [1, 0, -1],
      [-1, 1, 0],
    ]);
    expect([rps.value, ...rps.row, ...rps.column].map(String)).toEqual(['0', ...new Array(6).fill('1/3')]);
    expect(
      String(
        exactZeroSumValue([
          [1, 2],
          [0, 5],
        ]).value,
      ),
    ).toBe('1');
    expect(exactZeroSumValue([[-7]])).toMatchObject({
      value: Fraction.of(-7),
      row: [Fraction.ONE],
      column: [Fraction.ONE],
    });
    expect(
      String(
        exactZeroSumValue(
          bimatrixGame(
            [
              ['1/3', 0],
              [0, '1/7'],
            ],
            [
              ['-1/3', 0],
              [0, '-1/7'],
            ],
          ),
        ).value,
      ),
    ).toBe('1/10');
    expect(
      String(
        exactZeroSumValue([
          [0.1, 0.3],
          [0.3, 0.1],
        ]).value,
      ),
    ).toBe('1/5');
  });

  it('every answer proves itself', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const { value, row, column } = exactZeroSumValue(matrix);
        expect(proves(matrix, value, row, column)).toBe(true);
      }),
      { numRuns: cases(80, 5000) },
    );
  });

  it('2 x 2 and diagonal 3 x 3 games have their formulas', () => {
    const pair = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(pair, pair, (first, second) => {
        expect(exactZeroSumValue([first, second]).value.toNumber()).toBeCloseTo(twoByTwo([first, second]), 12);
      }),
    );
    fc.assert(
      fc.property(fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 1, max: 30 }))), ([a, b, c]) => {
        // A diagonal game is worth the harmonic sum: 1 / (1/a + 1/b + 1/c).
        const { value } = exactZeroSumValue([
          [a, 0, 0],
          [0, b, 0],
          [0, 0, c],
        ]);
        expect(value.equals(Fraction.of(a * b * c, a * b + b * c + c * a))).toBe(true);
      }),
    );
  });
});

describe.each(engines)('zeroSumValue: $name', (lp) => {
  it('encloses the exact value within rounding', () => {
    fc.assert(
      fc.property(matrices, fc.constantFrom(1, 1e-9, 1e9), (matrix, unit) => {
        const exact = exactZeroSumValue(matrix).value.toNumber() * unit;
        const scaled = matrix.map((line) => line.map((value) => value * unit));
        const { lower, upper, value, row, column } = zeroSumValue(scaled, { lp });
        expect(lower).toBeLessThanOrEqual(upper);
        expect(value).toBeGreaterThanOrEqual(lower);
        expect(Math.abs(value - exact)).toBeLessThanOrEqual(1e-10 * unit);
        expect(upper - lower).toBeLessThanOrEqual(1e-9 * unit);
        for (const x of [row, column]) expect(x.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
      }),
      { numRuns: cases(50, 2000) },
    );
  });

  it('the other player has minus the value; a constant moves it; games and matrices agree', () => {
    fc.assert(
      fc.property(matrices, fc.integer({ min: -50, max: 50 }), (matrix, shift) => {
        const { value } = zeroSumValue(matrix, { lp });
        const transposed = matrix[0].map((_, s) => matrix.map((line) => -line[s]));
        expect(zeroSumValue(transposed, { lp }).value).toBeCloseTo(-value, 9);
        expect(
          zeroSumValue(
            matrix.map((line) => line.map((u) => u + shift)),
            { lp },
          ).value,
        ).toBeCloseTo(value + shift, 9);
        const game = bimatrixGame(
          matrix,
          matrix.map((line) => line.map((u) => -u)),
        );
        expect(zeroSumValue(game, { lp }).value).toBe(value);
      }),
      { numRuns: cases(40, 500) },
    );
  });

  it('a constant matrix, one row, one column', () => {
    expect(
      zeroSumValue(
        [
          [4, 4],
          [4, 4],
        ],
        { lp },
      ),
    ).toMatchObject({ value: 4, lower: 4, upper: 4 });
    expect(zeroSumValue([[4, -2, 9]], { lp })).toMatchObject({ value: -2, column: Float64Array.of(0, 1, 0) });
    expect(zeroSumValue([[4], [-2], [9]], { lp })).toMatchObject({ value: 9, row: Float64Array.of(0, 0, 1) });
  });

  it('rejects what is not a zero-sum game', () => {
    expect(() => zeroSumValue([], { lp })).toThrow(RangeError);
    expect(() => zeroSumValue([[]], { lp })).toThrow(RangeError);
    expect(() => zeroSumValue([[1, 2], [3]], { lp })).toThrow('"game[1]" expected 2 payoffs, got 1');
    expect(() => zeroSumValue([[Number.NaN]], { lp })).toThrow('"game[0][0]" expected a finite number');
    expect(() => zeroSumValue(bimatrixGame([[1]], [[1]]), { lp })).toThrow(
      'expected payoffs that add up to 0, got 1 and 1',
    );
    const three = normalFormGame({ actions: [['a'], ['b'], ['c']], payoffs: [[0], [0], [0]] });
    expect(() => zeroSumValue(three, { lp })).toThrow('expected two players, got 3');
  });
});
