import { describe, expect, it } from 'vitest';
import { bimatrixGame, symmetricGame } from '../game/bimatrixGame.js';
import { normalFormGame } from '../game/normalFormGame.js';
import { loadGlpk } from '../program/glpk.js';
import { maxmin } from './maxmin.js';
import { minmax } from './minmax.js';

const lp = await loadGlpk();
const two = ['0', '1'];

/** Player 0 gets 1 unless it names the state that both punishers call: each wants them to differ from its guess. */
const guessingGame = normalFormGame({
  actions: [two, two, two],
  // u = 0 when the two punishers agree and differ from player 0's guess, else 1: correlated punishers toss one coin.
  payoffs: [
    [1, 1, 1, 0, 0, 1, 1, 1],
    [0, 0, 0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0, 0, 0],
  ],
});

describe('minmax', () => {
  it('two players: the value of the matrix game, with the punishment', () => {
    const pennies = bimatrixGame(
      [
        [1, -1],
        [-1, 1],
      ],
      [
        [-1, 1],
        [1, -1],
      ],
    );
    const result = minmax(pennies, 0, { lp });
    expect(result).toMatchObject({ lower: 0, upper: 0, closed: true, nodes: 0 });
    expect(result.punishment).toEqual({ kind: 'independent', strategies: [null, Float64Array.of(0.5, 0.5)] });
    expect(minmax(pennies, 0, { lp, punishers: 'pure' }).upper).toBe(1);
  });

  it("the prisoner's dilemma is punished by defection", () => {
    const game = symmetricGame([
      [3, -5],
      [5, 0],
    ]);
    for (const punishers of ['pure', 'independent', 'correlated'] as const) {
      expect(minmax(game, 1, { lp, punishers })).toMatchObject({ lower: 0, upper: 0, closed: true });
    }
  });

  it('three players: one coin, two coins, no coin', () => {
    // Correlated: (0,0) or (1,1) at half each leaves 1/2. Independent: b, c heads: max(1 - (1-b)(1-c), 1 - bc) is least at b = c = 1/2.
    expect(minmax(guessingGame, 0, { lp, punishers: 'correlated' })).toMatchObject({ lower: 0.5, upper: 0.5 });
    const independent = minmax(guessingGame, 0, { lp });
    expect(independent.closed).toBe(true);
    expect(independent.upper).toBeCloseTo(0.75, 9);
    expect(independent.lower).toBeCloseTo(0.75, 8);
    expect(minmax(guessingGame, 0, { lp, punishers: 'pure' })).toMatchObject({ lower: 1, upper: 1 });
    const guarantee = maxmin(guessingGame, 0, { lp });
    expect(guarantee.lower).toBeCloseTo(0.5, 12);
    expect(guarantee.strategy).toEqual(Float64Array.of(0.5, 0.5));
  });

  it('one action, constant payoffs, punishers without a choice, a single player', () => {
    const lonely = normalFormGame({ actions: [['a', 'b']], payoffs: [[1, 7]] });
    const mute = normalFormGame({
      actions: [two, ['only'], ['only']],
      payoffs: [
        [1, 7],
        [0, 0],
        [0, 0],
      ],
    });
    const flat = normalFormGame({
      actions: [two, two, two],
      payoffs: [new Array(8).fill(3), new Array(8).fill(0), new Array(8).fill(0)],
    });
    for (const punishers of ['pure', 'independent', 'correlated'] as const) {
      expect(minmax(lonely, 0, { lp, punishers })).toMatchObject({ lower: 7, upper: 7, closed: true });
      expect(minmax(mute, 0, { lp, punishers })).toMatchObject({ lower: 7, upper: 7, closed: true });
      expect(minmax(mute, 1, { lp, punishers })).toMatchObject({ lower: 0, upper: 0, closed: true });
      expect(minmax(flat, 0, { lp, punishers })).toMatchObject({ lower: 3, upper: 3, closed: true });
    }
    const { punishment } = minmax(mute, 0, { lp });
    expect(punishment).toEqual({ kind: 'independent', strategies: [null, Float64Array.of(1), Float64Array.of(1)] });
    expect(minmax(mute, 0, { lp, punishers: 'correlated' }).punishment).toEqual({
      kind: 'correlated',
      lottery: [{ profile: [null, 0, 0], probability: 1 }],
    });
    expect(maxmin(lonely, 0, { lp })).toMatchObject({ lower: 7, upper: 7 });
  });

  it('regions so small that their corners are nearly one point are still settled', () => {
    const payoffs = [3, -6, 1, -1, 3, 1, -2, 3, 0, 4, -2, -6];
    const zeros = payoffs.map(() => 0);
    const game = normalFormGame({ actions: [['a', 'b', 'c'], two, two], payoffs: [payoffs, zeros, zeros] });
    const { lower, upper, closed } = minmax(game, 0, { lp });
    expect(closed).toBe(true);
    expect(upper - lower).toBeLessThan(1e-8);
  });

  it('a limit leaves an honest bracket open', () => {
    const cut = minmax(guessingGame, 0, { lp, nodeLimit: 1 });
    expect(cut.closed).toBe(false);
    expect(cut.lower).toBeCloseTo(0.5, 12);
    expect(cut.upper).toBeCloseTo(0.75, 9);
    expect(minmax(guessingGame, 0, { lp, timeLimit: 0 }).closed).toBe(false);
    expect(minmax(guessingGame, 0, { lp, signal: { aborted: true } }).closed).toBe(false);
    expect(minmax(guessingGame, 0, { lp, tolerance: 0.3 }).closed).toBe(true);
    const seen: number[] = [];
    minmax(guessingGame, 0, { lp, onProgress: ({ lower, upper }) => seen.push(upper - lower) });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
  });

  it('four players: the regions are products', () => {
    // Player 0 wins unless all three others agree against its guess: independent coins leave 7/8, one coin 1/2.
    const payoffs = Array.from({ length: 16 }, (_, k) => {
      const [guess, ...others] = [8, 4, 2, 1].map((bit) => (k & bit ? 1 : 0));
      return others.every((other) => other !== guess) ? 0 : 1;
    });
    const zeros = new Array(16).fill(0);
    const game = normalFormGame({ actions: [two, two, two, two], payoffs: [payoffs, zeros, zeros, zeros] });
    const result = minmax(game, 0, { lp, tolerance: 1e-4 });
    expect(result.closed).toBe(true);
    expect(result.upper).toBeCloseTo(7 / 8, 3);
    expect(result.lower).toBeLessThanOrEqual(7 / 8);
    expect(minmax(game, 0, { lp, punishers: 'correlated' }).upper).toBeCloseTo(0.5, 12);
  });

  it('rejects what it cannot mean', () => {
    expect(() => minmax(guessingGame, 3, { lp })).toThrow('minmax: "player" expected an integer in [0, 2], got 3');
    expect(() => minmax(guessingGame, 0, { lp, punishers: 'angry' as 'pure' })).toThrow('"punishers" expected one of');
    expect(() => minmax(guessingGame, 0, { lp, tolerance: -1 })).toThrow(RangeError);
    expect(() => minmax(guessingGame, 0, { lp, nodeLimit: 0 })).toThrow(RangeError);
    expect(() => maxmin(guessingGame, -1, { lp })).toThrow(RangeError);
    const stuck = { name: 'stuck', solve: () => ({ status: 'limit' as const }) };
    expect(minmax(guessingGame, 0, { lp: stuck, punishers: 'correlated' })).toMatchObject({ lower: 0.5, upper: 0.5 });
    const size = 65;
    const large = Array.from({ length: size }, (_, a) => Array.from({ length: size }, (_, s) => (a === s ? 1 : 0)));
    expect(() => minmax(bimatrixGame(large, large), 0, { lp: stuck })).toThrow(
      'minmax: stuck left a matrix game of 65 x 65 unsolved (limit)',
    );
  });
});
