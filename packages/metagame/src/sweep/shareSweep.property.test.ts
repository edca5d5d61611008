import { Fraction, normalFormGame } from '@folkways/core';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type OneShotEquilibria, oneShotEquilibria } from '../equilibrium/oneShotEquilibria.js';
import { metaGame } from '../model/metaGame.js';
import { rationalValue } from './rationalFunction.js';
import { isExact } from './realRoots.js';
import { type ShareSweep, shareSweep } from './shareSweep.js';

/** Two roles with 2 x 2 or 2 x 3 actions, or three roles with two, and small integer payoffs, ties included. */
const games = fc.constantFrom([2, 2], [2, 2], [2, 3], [2, 2, 2]).chain((sizes) => {
  const cells = sizes.reduce((product, size) => product * size, 1);
  const payoffs = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: cells, maxLength: cells });
  return fc
    .tuple(...sizes.map(() => payoffs))
    .map((arrays) =>
      normalFormGame({ actions: sizes.map((size) => Array.from({ length: size }, (_, a) => `${a}`)), payoffs: arrays }),
    );
});

const families = fc.constantFrom(['p', 'p'], ['p', '1-p'], ['p', '1/3'], ['p/2', '(1+p)/2'], ['1', 'p']);

/** The third role goes with the first. */
const rows = (family: readonly string[], roles: number): string[] =>
  Array.from({ length: roles }, (_, i) => family[i % 2]);

const sharesAt = (family: readonly string[], p: Fraction, roles: number): Fraction[][] => {
  const values: Record<string, Fraction> = {
    p,
    '1-p': Fraction.ONE.subtract(p),
    '1/3': Fraction.of(1, 3),
    'p/2': p.divide(Fraction.of(2)),
    '(1+p)/2': p.add(Fraction.ONE).divide(Fraction.of(2)),
    '1': Fraction.ONE,
  };
  return rows(family, roles).map((text) => [values[text], Fraction.ONE.subtract(values[text])]);
};

const sweepOf = (game: Parameters<typeof metaGame>[0]['game'], family: readonly string[]): ShareSweep =>
  shareSweep({
    game,
    shares: rows(family, game.players.length).map((text) => [text, `1 - (${text})`]),
    from: 0,
    to: 1,
  });

const supports = ({ equilibria }: OneShotEquilibria): string[] =>
  equilibria.map(({ exact }) =>
    exact!.strategies.map((strategy) => strategy.map((weight) => (weight.numerator === 0n ? 0 : 1)).join('')).join('|'),
  );
const averages = (result: OneShotEquilibria): string[] =>
  result.equilibria.map(({ exact }) => exact!.averages.join(' ')).sort();

test('inside a cell the equilibria of a fresh solve have the supports and the payoffs that the cell says', () => {
  fc.assert(
    fc.property(games, families, fc.integer({ min: 1, max: 996 }), (game, family, k) => {
      const sweep = sweepOf(game, family);
      expect(sweep.complete).toBe(true);
      expect(sweep.breakpoints.length).toBe(sweep.cells.length - 1);
      for (const cell of sweep.cells) {
        const width = cell.to.lower.subtract(cell.from.upper);
        const p = cell.from.upper.add(width.multiply(Fraction.of(k, 997)));
        const fresh = oneShotEquilibria(metaGame({ game, shares: sharesAt(family, p, game.players.length) }));
        expect(supports(fresh).sort()).toEqual(supports(cell.result).sort());
        expect(averages(fresh)).toEqual(
          cell.averages.map((list) => list.map((f) => String(rationalValue(f, p))).join(' ')).sort(),
        );
      }
    }),
    { numRuns: cases(5, 400) },
  );
});

test('at a rational breakpoint, or across it, something changes', () => {
  fc.assert(
    fc.property(games, families, (game, family) => {
      const { cells, breakpoints } = sweepOf(game, family);
      breakpoints.forEach(({ at, result }, i) => {
        expect(isExact(at)).toBe(result !== undefined);
        expect(at.upper.subtract(at.lower).toNumber()).toBeLessThanOrEqual(1e-9);
        if (result === undefined) return;
        const there = supports(result).sort().join();
        const sides = [cells[i], cells[i + 1]].map((cell) => supports(cell.result).sort().join());
        const isJump = sides.some((side) => side !== there);
        const payoffs = (cell: (typeof cells)[number]): string =>
          cell.averages.map((list) => list.map((f) => `${f.numerator}/${f.denominator}`).join()).join(';');
        const isBend = payoffs(cells[i]) !== payoffs(cells[i + 1]);
        const components = [cells[i].result, result, cells[i + 1].result].map((r) =>
          r.components.map(({ subsets }) => subsets.length).join(),
        );
        expect(isJump || isBend || new Set(components).size > 1).toBe(true);
      });
    }),
    { numRuns: cases(5, 200) },
  );
});

test('irrational breakpoints are real: the supports just before and just after differ', () => {
  const game = normalFormGame({
    actions: [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ],
    payoffs: [
      [0, 2, 0, -3, 2, 1, 1, -2],
      [-3, 0, -3, 3, 1, -3, -1, -1],
      [2, -2, -1, 1, -3, -3, 0, 2],
    ],
  });
  const { cells, breakpoints } = sweepOf(game, ['p', 'p']);
  const near = Fraction.of(1, 10n ** 10n);
  const solved = (p: Fraction): string =>
    supports(oneShotEquilibria(metaGame({ game, shares: sharesAt(['p', 'p'], p, 3) })))
      .sort()
      .join();
  expect(breakpoints.filter(({ at }) => !isExact(at)).length).toBe(4);
  breakpoints.forEach(({ at }, i) => {
    if (isExact(at)) return;
    const [before, after] = [solved(at.lower.subtract(near)), solved(at.upper.add(near))];
    expect(before).toBe(supports(cells[i].result).sort().join());
    expect(after).toBe(
      supports(cells[i + 1].result)
        .sort()
        .join(),
    );
    expect(before).not.toBe(after);
  });
});
