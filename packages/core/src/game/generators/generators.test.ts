import { describe, expect, test } from 'vitest';
import {
  commonInterestGame,
  covarianceGame,
  gameToJson,
  type NormalFormGame,
  permutePlayers,
  pureEquilibria,
  type RandomStream,
  randomGame,
  randomStream,
  randomSymmetricGame,
  SizeError,
  zeroSumGame,
} from '../../index.js';

const generators: Record<string, (rng: RandomStream) => NormalFormGame> = {
  randomGame: (rng) => randomGame([2, 3], rng),
  'randomGame of three': (rng) => randomGame([2, 2, 2], rng, { low: -3, high: 3 }),
  zeroSumGame: (rng) => zeroSumGame([3, 2], rng, { low: -9, high: 9 }),
  commonInterestGame: (rng) => commonInterestGame([2, 2, 2], rng),
  randomSymmetricGame: (rng) => randomSymmetricGame({ actions: 3 }, rng),
  'randomSymmetricGame of three': (rng) => randomSymmetricGame({ players: 3, actions: 2 }, rng),
  covarianceGame: (rng) => covarianceGame([2, 2], rng, { correlation: -0.5, integerScale: 1000 }),
};
const names = Object.keys(generators);
const rows = (game: NormalFormGame): string[] => game.payoffs.map((payoffs) => payoffs.join(' '));

describe('every generator', () => {
  test('value stability: these games never change', () => {
    expect(names.map((name) => [name, ...rows(generators[name](randomStream(2026, 1)))])).toMatchInlineSnapshot(`
      [
        [
          "randomGame",
          "97 31 0 36 26 74",
          "20 14 78 50 45 99",
        ],
        [
          "randomGame of three",
          "-3 0 0 1 -3 -1 3 1",
          "-1 1 -1 -3 2 2 1 -1",
          "1 2 0 3 3 0 0 -1",
        ],
        [
          "zeroSumGame",
          "2 6 -9 3 4 0",
          "-2 -6 9 -3 -4 0",
        ],
        [
          "commonInterestGame",
          "97 31 0 36 26 74 20 14",
          "97 31 0 36 26 74 20 14",
          "97 31 0 36 26 74 20 14",
        ],
        [
          "randomSymmetricGame",
          "97 31 0 36 26 74 20 14 78",
          "97 36 20 31 26 14 0 74 78",
        ],
        [
          "randomSymmetricGame of three",
          "97 31 31 0 36 26 26 74",
          "97 31 36 26 31 0 26 74",
          "97 36 31 26 31 26 0 74",
        ],
        [
          "covarianceGame",
          "-1389 -1190 1365 342",
          "461 1187 -470 -178",
        ],
      ]
    `);
  });

  test.each(names)('%s is a function of the stream, and exact with integers', (name) => {
    const game = generators[name](randomStream(5, 0));
    expect(gameToJson(game)).toBe(gameToJson(generators[name](randomStream(5, 0))));
    expect(gameToJson(game)).not.toBe(gameToJson(generators[name](randomStream(5, 1))));
    expect(game.rationals).toBeDefined();
  });
});

test('integers fill the closed interval, reals the half-open one', () => {
  const integers = randomGame([40, 40], randomStream(1, 0), { low: -2, high: 2 });
  expect(new Set(integers.payoffs[0])).toEqual(new Set([-2, -1, 0, 1, 2]));
  const reals = randomGame([40, 40], randomStream(1, 0), { low: -2, high: 2, integers: false });
  expect(reals.rationals).toBeUndefined();
  expect(Math.min(...reals.payoffs[1])).toBeGreaterThanOrEqual(-2);
  expect(Math.max(...reals.payoffs[1])).toBeLessThan(2);
});

test('zero-sum games sum to zero; common interest has its best profile as an equilibrium', () => {
  const [own, other] = zeroSumGame([5, 7], randomStream(3, 0)).payoffs;
  expect(own.every((payoff, k) => payoff + other[k] === 0)).toBe(true);
  const common = commonInterestGame([3, 3, 3], randomStream(3, 0));
  const best = common.payoffs[0].indexOf(Math.max(...common.payoffs[0]));
  expect(pureEquilibria(common).profiles).toContainEqual([Math.floor(best / 9), Math.floor(best / 3) % 3, best % 3]);
});

test.each([2, 3, 4])('a symmetric game of %i players is its own image under every exchange of players', (players) => {
  const game = randomSymmetricGame({ players, actions: 3 }, randomStream(8, players));
  for (let i = 0; i + 1 < players; i++) {
    const order = game.players.map((_, j) => (j === i ? i + 1 : j === i + 1 ? i : j));
    expect(permutePlayers(game, order).payoffs).toEqual(game.payoffs);
  }
});

test.each([
  [2, -1],
  [2, 0],
  [2, 0.7],
  [3, -0.5],
  [3, 1],
])('covariance game of %i players, correlation %d', (players, correlation) => {
  const sizes = players === 2 ? [100, 100] : [22, 22, 22];
  const { payoffs } = covarianceGame(sizes, randomStream(4, 0), { correlation });
  const count = payoffs[0].length;
  const mean = (values: (k: number) => number): number => {
    let sum = 0;
    for (let k = 0; k < count; k++) sum += values(k);
    return sum / count;
  };
  const error = 6 / Math.sqrt(count);
  for (let i = 0; i < players; i++) {
    expect(Math.abs(mean((k) => payoffs[i][k]))).toBeLessThan(error);
    for (let j = 0; j < players; j++) {
      const wanted = i === j ? 1 : correlation;
      expect(Math.abs(mean((k) => payoffs[i][k] * payoffs[j][k]) - wanted)).toBeLessThan(1.5 * error);
    }
  }
  if (correlation === -1 / (players - 1)) {
    for (let k = 0; k < count; k++) expect(payoffs.reduce((sum, own) => sum + own[k], 0)).toBeCloseTo(0, 12);
  }
  if (correlation === 1) expect(payoffs[1]).toEqual(payoffs[0]);
});

test('refusals', () => {
  const rng = randomStream(0, 0);
  expect(() => randomGame([], rng)).toThrow('randomGame: "sizes" expected at least one player, got none');
  expect(() => randomGame([2, 0], rng)).toThrow('randomGame: "sizes[1]" expected an integer in [1, 67108864], got 0');
  expect(() => randomGame([100_000, 100_000], rng)).toThrow(SizeError);
  expect(() => randomGame([2], rng, { low: 3, high: 2 })).toThrow(RangeError);
  expect(() => randomGame([2], rng, { low: 0.5 })).toThrow(RangeError);
  expect(() => covarianceGame([2, 2, 2], rng, { correlation: -0.6 })).toThrow(RangeError);
  expect(() => covarianceGame([2], rng, { correlation: 0 })).toThrow(/at least two players/);
});
