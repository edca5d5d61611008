/**
 * Payoffs at the ends of the doubles, games without a choice, and calls without an engine.
 */
import { describe, expect, it } from 'vitest';
import { bimatrixGame } from '../game/bimatrixGame.js';
import { normalFormGame } from '../game/normalFormGame.js';
import { loadGlpk } from '../program/glpk.js';
import { loadHighs } from '../program/highs.js';
import { correlatedEquilibrium } from './correlatedEquilibrium.js';
import { correlatedPayoffs } from './correlatedPayoffs.js';
import { extremeEquilibria } from './extremeEquilibria.js';
import { isolatedEquilibria } from './isolatedEquilibria.js';
import { logitEquilibrium } from './logitEquilibrium.js';
import { maxmin } from './maxmin.js';
import { minmax } from './minmax.js';
import { regret } from './regret.js';
import { stackelbergCommitment } from './stackelbergCommitment.js';
import { zeroSumValue } from './zeroSumValue.js';

const pennies = (unit: number | string, other: number | string) =>
  bimatrixGame(
    [
      [unit, other],
      [other, unit],
    ],
    [
      [other, unit],
      [unit, other],
    ],
  );
const engines = [await loadGlpk(), await loadHighs()];

describe('payoffs at the ends of the doubles', () => {
  it.each([
    ['1e300 and -1e300', pennies(1e300, -1e300)],
    ['1e-300 and 0, as fractions', pennies('1e-300', '0')],
    ['the smallest double and 0', pennies(5e-324, 0)],
  ])('matching pennies with %s is matching pennies', (_, game) => {
    const half = ['1/2', '1/2'];
    const { equilibria } = extremeEquilibria(game);
    expect(equilibria.map(({ strategies }) => strategies.map((x) => x.map(String)))).toEqual([[half, half]]);
    expect(logitEquilibrium(game).status).toBe('equilibrium');
    expect(isolatedEquilibria(game)).toMatchObject({ complete: true, equilibria: [{ regret: 0 }] });
    for (const lp of engines) {
      const { lower, upper } = minmax(game, 0, { lp });
      expect(lower).toBeLessThanOrEqual(upper);
      expect(correlatedEquilibrium(game, { lp }).probabilities.every((p) => Math.abs(p - 1 / 4) < 1e-9)).toBe(true);
    }
  });

  it('a span beyond the doubles is refused by what computes in doubles, and no obstacle to what is exact', () => {
    const game = pennies(1.7e308, -1.7e308);
    expect(extremeEquilibria(game).equilibria).toHaveLength(1);
    const [lp] = engines;
    for (const solve of [
      () => minmax(game, 0, { lp }),
      () => maxmin(game, 0, { lp }),
      () => zeroSumValue(game, { lp }),
      () => correlatedEquilibrium(game, { lp }),
      () => correlatedPayoffs(game, { lp }),
      () => stackelbergCommitment(game, { lp }),
      () => isolatedEquilibria(game),
      () => logitEquilibrium(game),
      () =>
        regret(game, [
          [1, 0],
          [1, 0],
        ]),
    ])
      expect(solve).toThrow(/payoffs expected to span less than 1\.8e308, got -1\.7e\+308 to 1\.7e\+308/);
  });

  it('a program that HiGHS refuses does not cost the engine', () => {
    const game = bimatrixGame(
      [
        ['1e300', '1/3'],
        ['1e-300', '1e300'],
      ],
      [
        ['1', '0'],
        ['0', '1e-300'],
      ],
    );
    for (const lp of engines) {
      for (let k = 0; k < 3; k++) expect(correlatedEquilibrium(game, { lp }).violation).toBeLessThan(1e-6);
      expect(minmax(pennies(1, -1), 0, { lp }).closed).toBe(true);
    }
  });
});

describe('games without a choice', () => {
  it('a continuum is called undecided at once', () => {
    const game = normalFormGame({ actions: [['a', 'b', 'c', 'd', 'e']], payoffs: [[1, 1, 1, 1, 1]] });
    const { equilibria, complete, undecided } = isolatedEquilibria(game);
    expect(equilibria).toHaveLength(5);
    expect([complete, undecided.length]).toEqual(['unknown', 26]);
  });
});

describe('calls without an engine', () => {
  const game = pennies(1, -1);
  it.each([
    [undefined, 'got undefined'],
    [{}, 'got undefined'],
    [{ lp: 'glpk' }, 'got "glpk"'],
    [{ lp: loadGlpk() }, 'got a promise \\(await it\\)'],
  ])('are told where engines come from: %o', (options, found) => {
    const wanted = new RegExp(`"lp" expected an engine, from await loadGlpk\\(\\) .*, ${found}$`);
    for (const solve of [minmax, maxmin]) expect(() => solve(game, 0, options as never)).toThrow(wanted);
    for (const solve of [correlatedEquilibrium, correlatedPayoffs, stackelbergCommitment, zeroSumValue]) {
      expect(() => solve(game, options as never)).toThrow(wanted);
      expect(() => solve(game, options as never)).toThrow(TypeError);
    }
  });
});
