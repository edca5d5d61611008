/**
 * Payoff sets recorded from QuantEcon's Abreu-Sannikov, and by hand where it crashed (points and segments).
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bimatrixGame, type NormalFormGame } from '../game/index.js';
import { equilibriumPayoffSet, type Point } from './index.js';

interface Case {
  id?: string;
  game?: string;
  stageGame: [number, number][][];
  delta: number;
  vertices?: [number, number][] | null;
  mustContainVertex?: [number, number];
  mustFail?: string;
  tolerance?: number;
  error?: string | null;
}
const fixture: { tests: Case[]; grid: Case[] } = JSON.parse(
  readFileSync(new URL('./fixtures/payoff-sets.golden.json', import.meta.url), 'utf8'),
);
const gameOf = (cells: [number, number][][]): NormalFormGame =>
  bimatrixGame(
    cells.map((row) => row.map(([u]) => u)),
    cells.map((row) => row.map(([, v]) => v)),
  );
const near = (a: Point, b: Point, tolerance: number): boolean =>
  Math.abs(a[0] - b[0]) <= tolerance && Math.abs(a[1] - b[1]) <= tolerance;
const same = (got: readonly Point[], wanted: readonly Point[], tolerance: number): void => {
  const show = JSON.stringify({ got, wanted });
  expect(got.length, show).toBe(wanted.length);
  for (const point of wanted)
    expect(
      got.some((other) => near(point, other, tolerance)),
      show,
    ).toBe(true);
};

describe('published examples', () => {
  it.each(fixture.tests)('$id', ({ stageGame, delta, vertices, mustContainVertex, mustFail, tolerance }) => {
    const result = equilibriumPayoffSet(gameOf(stageGame), { discount: delta });
    if (mustFail !== undefined) {
      expect(result).toMatchObject({ status: 'empty', vertices: [] });
      expect(result.reason).toMatch(/^no pure-action subgame-perfect equilibrium/);
      return;
    }
    expect(result.status).toBe('converged');
    if (vertices) same(result.vertices, vertices, tolerance ?? 1e-6);
    if (mustContainVertex) expect(result.vertices.some((v) => near(v, mustContainVertex, tolerance!))).toBe(true);
  });
});

/** By hand, for the rows where the recorded library needs two dimensions and crashes. */
function byHand(game: string, delta: number): Point[] {
  switch (game) {
    case 'pd-9-1-10-3': // (9,9) for ever from 1/7 on. (C,D) needs a promise c = 3 + 2 (1-d)/d to the first, at .24 of 9.33; but to have (D,C) promised is
      // worth at most 10 (1-d) + d y with (c, y) on the line from (9,9) to (10,1): 9.12 at .24, and less, or none, below
      return delta < 1 / 7
        ? [[3, 3]]
        : [
            [3, 3],
            [9, 9],
          ];
    case 'pd-axelrod-3-0-5-1': // (C,D) needs a promise c = 1 + (1-d)/d to the first, at .24 of 4.167; (D,C) is worth at most 5 (1-d) + d y with (c, y) on the line
      // from (3,3) to (5,0): 4.1 at .24, and less, or none, below
      return [[1, 1]];
    case 'stag-hunt-4-0-3-2': // the two pure equilibria; (S,H) needs a promise of 2 + 2 (1-d)/d > 4
      return [
        [2, 2],
        [4, 4],
      ];
    case 'battle-of-sexes-3-2': // the two pure equilibria; (0,0) now needs promises of 2 + 2 (1-d)/d and 2 + 2 (1-d)/d, or 3 and 3
      return [
        [2, 3],
        [3, 2],
      ];
    default:
      throw new Error(game);
  }
}

describe('the grid', () => {
  it.each(fixture.grid)('$game at $delta', ({ game, stageGame, delta, vertices }) => {
    const result = equilibriumPayoffSet(gameOf(stageGame), { discount: delta });
    expect(result.status).toBe('converged');
    same(result.vertices, vertices ?? byHand(game!, delta), 1e-6);
  });
});
