import { catalog, Fraction, symmetricGame } from '@folkways/core';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equilibriumRange } from '../equilibrium/equilibriumRange.js';
import { claimRegion } from './claimRegion.js';
import { shareSweep } from './shareSweep.js';

const both = (roles: number): string[][] => Array.from({ length: roles }, () => ['p', '1 - p']);
const texts = (f: { numerator: readonly bigint[]; denominator: readonly bigint[] }): string =>
  `(${f.numerator})/(${f.denominator})`;

describe("Prisoner's Dilemma (-2, -4, -5), shares p and 1 - p of both roles", () => {
  const sweep = shareSweep({
    game: catalog['pd-losses'],
    shares: both(2),
    from: '1/2',
    to: 1,
    llms: ['large', 'small'],
  });
  const supportNames = (cell: number): string[] =>
    sweep.cells[cell].result.equilibria.map(({ exact }) =>
      exact!.strategies
        .map((strategy) =>
          strategy.flatMap((w, a) => (w.numerator === 0n ? [] : [['CC', 'CD', 'DC', 'DD'][a]])).join('+'),
        )
        .join(' / '),
    );

  test('the breakpoints are exactly 3/5 and 2/3: "sufficiently large" means p > 2/3', () => {
    expect(sweep.complete).toBe(true);
    expect(sweep.breakpoints.map(({ at }) => [String(at.lower), String(at.upper)])).toEqual([
      ['3/5', '3/5'],
      ['2/3', '2/3'],
    ]);
  });

  test('below 3/5: CD/CD, DC/DC and a mixture in which the LARGER LLM does better by (p - 1/2)/2', () => {
    expect(supportNames(0)).toEqual(['CD / CD', 'CD+DC / CD+DC', 'DC / DC']);
    expect(sweep.cells[0].averages[0].map(texts)).toEqual(['(-5)/(2)', '(-5)/(2)']);
    // -11/4 + p/4 and -10/4 - p/4
    expect(sweep.cells[0].averages[1].map(texts)).toEqual(['(-11,1)/(4)', '(-10,-1)/(4)']);
  });

  test('at 3/5 a continuum, with differences of averages in [-1.6, .05]', () => {
    const { result } = sweep.breakpoints[0];
    const { lower, upper, complete } = equilibriumRange(result!, [1, -1]);
    expect([String(lower), String(upper), complete]).toEqual(['-8/5', '1/20', true]);
    expect(result!.components.map(({ equilibria }) => equilibria.length)).toEqual([5, 1, 1]);
    expect(result!.equilibria.length).toBe(7);
  });

  test('between 3/5 and 2/3: CC/DD, CD/CD, DC/DC and two mixtures', () => {
    expect(supportNames(1).sort()).toEqual(['CC / DD', 'CC+CD / CD+DD', 'CC+DC / DC+DD', 'CD / CD', 'DC / DC']);
  });

  test('above 2/3 the only equilibrium is CC/DD, with averages 3p - 5 and 4p - 4', () => {
    expect(supportNames(2)).toEqual(['CC / DD']);
    expect(sweep.cells[2].averages[0].map(texts)).toEqual(['(-5,3)/(1)', '(-4,4)/(1)']);
  });

  test('the larger LLM does better somewhere exactly below 3/5, and as well up to 2/3', () => {
    const verdicts = claimRegion(sweep, [1, -1]).map(({ from, to, verdict }) => [
      String(from.lower),
      String(to.lower),
      verdict,
    ]);
    expect(verdicts).toEqual([
      ['1/2', '3/5', 'never'],
      ['3/5', '2/3', 'sometimes'],
      ['2/3', '1', 'always'],
    ]);
    const better = claimRegion(sweep, [-1, 1]).map(({ from, to, verdict }) => [
      String(from.lower),
      String(to.lower),
      verdict,
    ]);
    expect(better).toEqual([
      ['1/2', '3/5', 'sometimes'],
      ['3/5', '1', 'never'],
    ]);
  });

  test('a larger share: harmful for the small one at best, non-monotone for the large one', () => {
    expect(sweep.effects[0].kind).toBe('non-monotone');
    expect(sweep.effects[1].best.kind).toBe('harmful');
  });
});

/** Where the claim "the larger LLM does worse in every equilibrium" starts to hold for good. */
function threshold(x: number, y: number, z: number): Fraction {
  const game = symmetricGame([
    [x, z],
    [0, y],
  ]);
  const region = claimRegion(shareSweep({ game, shares: both(2), from: '1/2', to: 1 }), [1, -1]);
  expect(region.at(-1)!.verdict).toBe('always');
  return region.at(-1)!.from.lower;
}

/** p*: derived from the pure equilibria alone. */
function closedForm(x: number, y: number, z: number): Fraction {
  const [X, Y, Z, one] = [x, y, z, 1].map((value) => Fraction.of(value));
  const min = (...list: Fraction[]): Fraction => list.reduce((a, b) => (b.compare(a) < 0 ? b : a));
  const max = (...list: Fraction[]): Fraction => list.reduce((a, b) => (b.compare(a) > 0 ? b : a));
  const candidates = [
    Fraction.of(1, 2),
    min(one.subtract(X.divide(Z.subtract(X))), one.subtract(X.divide(Y))),
    min(Z.subtract(Y).divide(Z.subtract(X)), Z.divide(Y).subtract(one), one),
  ];
  if (z >= x + y) {
    candidates.push(min(z >= 2 * x ? one : X.divide(Z.subtract(X)), Fraction.of(2).subtract(Z.divide(Y))));
  }
  return max(...candidates);
}

describe('the claim that a sufficiently large LLM does worse in every equilibrium', () => {
  test.each([
    [-2, -4, -5, '2/3'],
    [-3, -4, -5, '3/4'],
    [-10, -11, -100, '89/90'],
    [-1, -2, -10, '8/9'],
    [-2, -8, -9, '5/7'],
    [-2, -6, -7, '3/5'],
    [-4, -6, -11, '5/7'],
  ])('(%i, %i, %i): from p* = %s on', (x, y, z, expected) => {
    expect(String(threshold(x, y, z))).toBe(expected);
    expect(String(closedForm(x, y, z))).toBe(expected);
  });

  test('the closed form from pure equilibria agrees with all equilibria on random parameters', () => {
    const parameters = fc
      .uniqueArray(fc.integer({ min: -40, max: -1 }), { minLength: 3, maxLength: 3 })
      .map((list) => list.sort((a, b) => b - a));
    fc.assert(
      fc.property(parameters, ([x, y, z]) => {
        expect(String(threshold(x, y, z))).toBe(String(closedForm(x, y, z)));
      }),
      { numRuns: cases(8, 1000) },
    );
  });
});

describe('Majority coordination, shares p and 1 - p of all three roles', () => {
  const sweep = shareSweep({ game: catalog['majority-coordination'], shares: both(3), from: '1/2', to: 1 });

  test('no breakpoint: the uniform lottery on 000 and 111 for both is the only equilibrium', () => {
    expect(sweep.complete).toBe(true);
    expect(sweep.breakpoints).toEqual([]);
    const [{ exact }] = sweep.cells[0].result.equilibria;
    expect(exact!.strategies.map((strategy) => strategy.map(String).join())).toEqual([
      '1/2,0,0,0,0,0,0,1/2',
      '1/2,0,0,0,0,0,0,1/2',
    ]);
  });

  test('the value: 100/3 + (50/3)(1 - p)(2p - 1)', () => {
    // (50 + 150 p - 100 p^2) / 3
    expect(texts(sweep.cells[0].averages[0][0])).toBe('(50,150,-100)/(3)');
  });

  test('the larger LLM always does better, but its average is not monotone: the peak 35.4166666667 is at p = 3/4', () => {
    expect(claimRegion(sweep, [-1, 1]).map(({ verdict }) => verdict)).toEqual(['always']);
    const { kind, best } = sweep.effects[0];
    expect(kind).toBe('interior optimum');
    expect(String(best.peak!.at.lower)).toBe('3/4');
    expect(best.peak!.value).toBeCloseTo(35.4166666667, 10);
    expect(sweep.effects[1].kind).toBe('beneficial');
  });
});
