import { cases, gameArbitrary } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  affinePayoffs,
  exactPayoff,
  Fraction,
  gameToJson,
  type NormalFormGame,
  normalFormGame,
  permuteActions,
  permutePlayers,
  profileAt,
  profileCount,
  profileIndex,
  restrictActions,
} from '../index.js';

const runs = { numRuns: cases(100, 20_000) };
const third = Fraction.of(1, 3);
/** Games with fractions kept beside the floats. */
const games = gameArbitrary({ minPlayers: 1, maxPlayers: 4 }).map((game) =>
  affinePayoffs(game, { scale: game.players.map(() => third) }),
);
/** A game and, per player, an order of some of its actions drawn by sort keys. */
const gameAndKeys = fc.tuple(games, fc.array(fc.nat(), { minLength: 16, maxLength: 16 }));
const orderOf = (count: number, keys: readonly number[]): number[] =>
  Array.from({ length: count }, (_, a) => a).sort((a, b) => keys[a] - keys[b] || a - b);
const inverse = (order: readonly number[]): number[] => order.map((_, a) => order.indexOf(a));

const payoff = (game: NormalFormGame, player: number, profile: readonly number[]): string =>
  String(exactPayoff(game, player, profileIndex(game, profile)));

describe('permutations', () => {
  test('players: payoffs move with names, and the inverse undoes', () => {
    fc.assert(
      fc.property(gameAndKeys, ([game, keys]) => {
        const order = orderOf(game.players.length, keys);
        const moved = permutePlayers(game, order);
        for (let k = 0; k < profileCount(moved); k++) {
          const profile = profileAt(moved, k);
          const old = game.players.map((_, j) => profile[order.indexOf(j)]);
          order.forEach((j, i) => {
            expect(moved.players[i]).toBe(game.players[j]);
            expect(payoff(moved, i, profile)).toBe(payoff(game, j, old));
          });
        }
        expect(permutePlayers(moved, inverse(order))).toEqual(game);
      }),
      runs,
    );
  });

  test('actions: payoffs move with names, and the inverse undoes', () => {
    fc.assert(
      fc.property(gameAndKeys, ([game, keys]) => {
        const orders = game.actions.map((names, i) => orderOf(names.length, keys.slice(i)));
        const moved = permuteActions(game, orders);
        for (let k = 0; k < profileCount(moved); k++) {
          const profile = profileAt(moved, k);
          const old = profile.map((a, i) => orders[i][a]);
          game.players.forEach((_, i) => {
            expect(moved.actions[i][profile[i]]).toBe(game.actions[i][old[i]]);
            expect(payoff(moved, i, profile)).toBe(payoff(game, i, old));
          });
        }
        expect(permuteActions(moved, orders.map(inverse))).toEqual(game);
      }),
      runs,
    );
  });

  test('a restriction keeps the payoffs of the profiles that are left', () => {
    fc.assert(
      fc.property(gameAndKeys, ([game, keys]) => {
        const kept = game.actions.map((names, i) =>
          orderOf(names.length, keys.slice(i)).slice(0, 1 + (keys[i] % names.length)),
        );
        const small = restrictActions(game, kept);
        for (let k = 0; k < profileCount(small); k++) {
          const profile = profileAt(small, k);
          game.players.forEach((_, i) => {
            expect(payoff(small, i, profile)).toBe(
              payoff(
                game,
                i,
                profile.map((a, j) => kept[j][a]),
              ),
            );
          });
        }
      }),
      runs,
    );
  });
});

describe('affinePayoffs', () => {
  test('is exact, and its inverse undoes it', () => {
    fc.assert(
      fc.property(
        games,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer(),
        (game, a, b, c) => {
          const scale = Fraction.of(a, b);
          const shift = Fraction.of(c, 7);
          const scaled = affinePayoffs(game, {
            scale: game.players.map(() => scale),
            shift: game.players.map(() => shift),
          });
          const back = affinePayoffs(scaled, {
            scale: game.players.map(() => Fraction.ONE.divide(scale)),
            shift: game.players.map(() => shift.divide(scale).negate()),
          });
          expect(gameToJson(back)).toBe(gameToJson(game));
        },
      ),
      runs,
    );
  });

  test('floats in, floats out', () => {
    const game = normalFormGame({ actions: [['a', 'b']], payoffs: [[1, 2]] });
    const half = affinePayoffs(game, { scale: [0.5], shift: [0.25] });
    expect(half.rationals).toBeUndefined();
    expect([...half.payoffs[0]]).toEqual([0.75, 1.25]);
    expect(affinePayoffs(game, { scale: ['0.5'], shift: ['1/4'] }).rationals).toBeDefined();
  });
});

test('refusals', () => {
  const game = normalFormGame({
    actions: [['a', 'b'], ['c']],
    payoffs: [
      [1, 2],
      [1e308, 4],
    ].map((row) => row.map(String)),
  });
  expect(() => permutePlayers(game, [0])).toThrow(
    'permutePlayers: "order" expected a permutation of 2 indices, got an array of length 1',
  );
  expect(() => permutePlayers(game, [0, 0])).toThrow('permutePlayers: "order" expected different indices, got 0, 0');
  expect(() => permutePlayers(game, [0, 2])).toThrow('permutePlayers: "order[1]" expected an integer in [0, 1], got 2');
  expect(() => permuteActions(game, [[0, 1]])).toThrow(
    'permuteActions: "orders" expected 2 arrays, got an array of length 1',
  );
  expect(() => restrictActions(game, [[], [0]])).toThrow(
    'restrictActions: "kept[0]" expected at least one index, got an array of length 0',
  );
  expect(() => affinePayoffs(game, { scale: [1, 0] })).toThrow(
    'affinePayoffs: "scale[1]" expected a positive number, got 0',
  );
  expect(() => affinePayoffs(game, { scale: [1] })).toThrow('affinePayoffs: "scale" expected 2 numbers, got 1');
  expect(() => affinePayoffs(game, { scale: [1, 10] })).toThrow(/expected a finite result/);
  expect(() => affinePayoffs(game, { shift: [Number.NaN, 0] })).toThrow(RangeError);
  expect(() => affinePayoffs(game, { shift: ['x', 0] })).toThrow(TypeError);
});
