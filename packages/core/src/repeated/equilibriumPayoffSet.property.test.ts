/**
 * Laws of the equilibrium payoff set.
 */
import { cases, gameArbitrary } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bimatrixGame, type NormalFormGame } from '../game/index.js';
import { clip, convexHull, distanceTo, type Point } from './convexPolygon.js';
import { automataDeviation, automaton, equilibriumPayoffSet, feasiblePayoffs } from './index.js';

const games = gameArbitrary({ maxPlayers: 2, maxActions: 3 });
const discounts = fc.constantFrom(0.1, 0.3, 0.5, 0.7, 0.9);

function pureStage(game: NormalFormGame): { minmax: Point; equilibria: Point[] } {
  const [rows, columns] = game.actions.map((names) => names.length);
  const [u, v] = game.payoffs;
  const bestRow = Array.from({ length: columns }, (_, b) =>
    Math.max(...Array.from({ length: rows }, (_, a) => u[a * columns + b])),
  );
  const bestColumn = Array.from({ length: rows }, (_, a) => Math.max(...v.subarray(a * columns, (a + 1) * columns)));
  const equilibria: Point[] = [];
  for (let a = 0; a < rows; a++) {
    for (let b = 0; b < columns; b++) {
      const k = a * columns + b;
      if (u[k] === bestRow[b] && v[k] === bestColumn[a]) equilibria.push([u[k], v[k]]);
    }
  }
  return { minmax: [Math.min(...bestRow), Math.min(...bestColumn)], equilibria };
}

describe('convex hulls', () => {
  it('hold their points and turn left at every corner', () => {
    const coordinate = fc.oneof(
      fc.integer({ min: -4, max: 4 }),
      fc.integer({ min: -4, max: 4 }).map((x) => x + 2e-16 * 4),
      fc.double({ min: -4, max: 4, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 12 }), (points) => {
        const hull = convexHull(points, 1e-12);
        for (const point of points) expect(distanceTo(hull, point)).toBeLessThan(1e-10);
        for (const corner of hull) {
          expect(points.some((p) => Math.hypot(p[0] - corner[0], p[1] - corner[1]) < 1e-10)).toBe(true);
        }
        for (let i = 0; i < hull.length && hull.length > 2; i++) {
          const [a, b, c] = [0, 1, 2].map((step) => hull[(i + step) % hull.length]);
          expect((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])).toBeGreaterThan(0);
        }
      }),
      { numRuns: cases(500, 20_000) },
    );
  });
});

describe('the equilibrium payoff set', () => {
  it('keeps a stage equilibrium whose coordinate is shared but for rounding', () => {
    const game = bimatrixGame(
      [
        [0, 2],
        [5, -5],
        [0, 0],
      ],
      [
        [0, 0],
        [1, 0],
        [-1, 0],
      ],
    );
    expect(distanceTo(equilibriumPayoffSet(game, { discount: 0.7 }).vertices, [2, 0])).toBeLessThan(1e-12);
  });

  it('holds the stage equilibria, is feasible and individually rational, and is a fixed point of the full operator', () => {
    fc.assert(
      fc.property(games, discounts, (game, discount) => {
        const { vertices, status, punishments } = equilibriumPayoffSet(game, { discount });
        expect(status).not.toBe('limit');
        const { minmax, equilibria } = pureStage(game);
        if (equilibria.length > 0) expect(status).toBe('converged');
        for (const point of equilibria) expect(distanceTo(vertices, point)).toBeLessThan(1e-7);
        if (status === 'empty') return;
        const rational = feasiblePayoffs(game, { atLeast: minmax });
        for (const point of vertices) expect(distanceTo(rational, point)).toBeLessThan(1e-7);
        // Abreu, Pearce and Stacchetti's operator B with all enforceable continuations, not only the binding ones.
        const [rows, columns] = game.actions.map((names) => names.length);
        const [u, v] = game.payoffs;
        const generated: Point[] = [];
        for (let k = 0; k < rows * columns; k++) {
          const [a, b] = [Math.floor(k / columns), k % columns];
          const gainRow = Math.max(...Array.from({ length: rows }, (_, x) => u[x * columns + b])) - u[k];
          const gainColumn = Math.max(...Array.from({ length: columns }, (_, y) => v[a * columns + y])) - v[k];
          const premium = (1 - discount) / discount;
          const first = clip(vertices, 0, punishments[0] + premium * gainRow, 1e-8);
          const both = clip(first, 1, punishments[1] + premium * gainColumn, 1e-8);
          for (const w of both) {
            generated.push([(1 - discount) * u[k] + discount * w[0], (1 - discount) * v[k] + discount * w[1]]);
          }
        }
        const image = convexHull(generated, 1e-9);
        for (const point of vertices) expect(distanceTo(image, point)).toBeLessThan(1e-6);
        for (const point of image) expect(distanceTo(vertices, point)).toBeLessThan(1e-6);
      }),
      { numRuns: cases(150, 3000) },
    );
  });

  it('grows with the discount factor', () => {
    fc.assert(
      fc.property(games, (game) => {
        // With public randomisation the set is monotone (Abreu, Pearce and Stacchetti 1990, theorem 6); .7 is a knife edge of some.
        let smaller: readonly Point[] = [];
        for (const discount of [0.1, 0.3, 0.5, 0.7, 0.9]) {
          const { vertices } = equilibriumPayoffSet(game, { discount });
          for (const point of smaller) expect(distanceTo(vertices, point)).toBeLessThan(1e-6);
          smaller = vertices;
        }
      }),
      { numRuns: cases(60, 1000) },
    );
  });

  it('does not depend on units or on the order of players and actions', () => {
    fc.assert(
      fc.property(games, discounts, (game, discount) => {
        const [rows, columns] = game.actions.map((names) => names.length);
        const matrix = (f: (a: number, b: number) => number): number[][] =>
          Array.from({ length: columns }, (_, b) => Array.from({ length: rows }, (_, a) => f(a, b)));
        const [u, v] = game.payoffs;
        // Players swapped, the new row order reversed, payoffs of the first 3 x - 2.
        const swapped = bimatrixGame(
          matrix((a, b) => v[a * columns + b]).reverse(),
          matrix((a, b) => 3 * u[a * columns + b] - 2).reverse(),
        );
        const one = equilibriumPayoffSet(game, { discount });
        const other = equilibriumPayoffSet(swapped, { discount });
        expect(other.status).toBe(one.status);
        const mapped = one.vertices.map(([x, y]): Point => [y, 3 * x - 2]);
        for (const point of mapped) expect(distanceTo(other.vertices, point)).toBeLessThan(1e-6);
        for (const point of other.vertices)
          expect(distanceTo(mapped.length ? convexHull(mapped, 1e-12) : [], point)).toBeLessThan(1e-6);
      }),
      { numRuns: cases(60, 1000) },
    );
  });

  it('has the payoffs of grim trigger exactly where grim trigger is an equilibrium', () => {
    fc.assert(
      fc.property(games, discounts, (game, discount) => {
        const { vertices } = equilibriumPayoffSet(game, { discount });
        const [rows, columns] = game.actions.map((names) => names.length);
        const [u, v] = game.payoffs;
        const [first, second] = game.actions;
        for (let k = 0; k < rows * columns; k++) {
          const on = [first[Math.floor(k / columns)], second[k % columns]];
          for (let m = 0; m < rows * columns; m++) {
            const off = [first[Math.floor(m / columns)], second[m % columns]];
            const machines = [0, 1].map((i) =>
              automaton({
                actions: game.actions[i],
                opponents: [game.actions[1 - i]],
                initial: 'on',
                states: {
                  on: {
                    play: on[i],
                    next: Object.fromEntries(
                      game.actions[i].map((own) => [
                        own,
                        own !== on[i]
                          ? 'off'
                          : Object.fromEntries(
                              game.actions[1 - i].map((opp) => [opp, opp === on[1 - i] ? 'on' : 'off']),
                            ),
                      ]),
                    ),
                  },
                  ...(rows * columns > 1 ? { off: { play: off[i], next: 'off' } } : {}),
                },
              }),
            );
            const { gain } = automataDeviation(game, machines, { discount, kind: 'subgame-perfect' });
            if (gain < 1e-12) expect(distanceTo(vertices, [u[k], v[k]])).toBeLessThan(1e-7);
          }
        }
      }),
      { numRuns: cases(40, 600) },
    );
  });
});
