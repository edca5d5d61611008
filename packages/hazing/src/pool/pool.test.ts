import { randomStream, symmetricGame } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { restartGame } from '../instance/restartGame.js';
import { solveHazing } from '../solve/solveHazing.js';
import { bestDeviation } from './bestDeviation.js';
import { expectedPool } from './expectedPool.js';
import { meanInterval } from './meanInterval.js';
import { replicatorDynamics } from './replicatorDynamics.js';
import { type Deviators, simulatePool } from './simulatePool.js';

const game = symmetricGame(
  [
    [4, 11, 14],
    [0, 5, 0],
    [0, 0, 8],
  ],
  { actions: ['A', 'B', 'C'] },
);
const optimum = solveHazing(restartGame(game)).sequence;
const lone: Deviators[] = [{ deviation: { kind: 'best' }, count: 1 }];

describe('the pool on Table 1', () => {
  test('under-hazing (A, then C) loses to a lone deviator: 9 against less than 8', () => {
    const [honest, deviator] = simulatePool(game, ['A'], {
      agents: 10,
      deviators: lone,
      rng: randomStream(1, 0),
    }).types;
    expect(deviator.mean).toBe(9);
    expect(honest.mean).toBeLessThan(8);
    expect(deviator.advantage?.lower).toBeGreaterThan(1);
  });

  test('on the optimum no deviation gains', () => {
    for (const kind of ['best', 'at once'] as const) {
      const deviators = [{ deviation: { kind }, count: 1 }];
      const { types } = simulatePool(game, optimum, { agents: 10, deviators, rounds: 2000, rng: randomStream(2, 0) });
      expect(types[1].upper).toBeLessThan(8);
      // In the long run an honest stranger pool pays 8; at this horizon less the hazing of its one period.
      expect(types[1].mean).toBeLessThan(8 - 7 / 2000);
    }
    for (let round = 0; round < 8; round++) {
      const deviators = [{ deviation: { kind: 'at round' as const, round }, count: 1 }];
      expect(expectedPool(game, optimum, { agents: 4, deviators, rounds: 2000 })[1].mean).toBeLessThan(8 - 7 / 2000);
    }
  });

  test('among the honest, hazing costs exactly its total: over-hazing wastes the difference', () => {
    const rounds = 500;
    const average = (sequence: string[]): number =>
      simulatePool(game, sequence, { agents: 6, rounds, rng: randomStream(3, 0) }).types[0].mean;
    expect(average(['A', 'B'])).toBeCloseTo(8 - 7 / rounds, 12);
    expect(average(['A', 'A'])).toBeCloseTo(8 - 8 / rounds, 12);
    expect(average(['A', 'A', 'A'])).toBeCloseTo(8 - 12 / rounds, 12);
  });

  test('deviators who meet each other get what they both play', () => {
    // Both take the best reply to A, which is A, and leave: 4 each in every round.
    const all = [{ deviation: { kind: 'at once' as const }, count: 4 }];
    expect(simulatePool(game, ['A', 'B'], { agents: 4, deviators: all, rng: randomStream(4, 0) }).types).toMatchObject([
      { type: 'at once', mean: 4, lower: 4, upper: 4 },
    ]);
    // At round 1 both reply A to B: 4 again, where an honest partner would have given 11.
    const second = [{ deviation: { kind: 'at round' as const, round: 1 }, count: 4 }];
    expect(expectedPool(game, ['A', 'B'], { agents: 4, deviators: second, rounds: 10 })[0].mean).toBe(4);
  });
});

describe('exact expectations and the simulation agree', () => {
  test.each<[string, Deviators[]]>([
    ['two at once', [{ deviation: { kind: 'at once' }, count: 2 }]],
    ['one at random', [{ deviation: { kind: 'random', probability: 0.3 }, count: 1 }]],
    [
      'one of each of two kinds',
      [
        { deviation: { kind: 'at round', round: 2 }, count: 1 },
        { deviation: { kind: 'random', probability: 0.1 }, count: 1 },
      ],
    ],
  ])('%s among four', (_, deviators) => {
    const exact = expectedPool(game, ['A', 'B'], { agents: 4, deviators, rounds: 30 });
    const { types } = simulatePool(game, ['A', 'B'], {
      agents: 4,
      deviators,
      rounds: 30,
      replications: 2000,
      rng: randomStream(5, 0),
    });
    exact.forEach(({ type, mean }, k) => {
      expect(types[k].type).toBe(type);
      expect(Math.abs(types[k].mean - mean)).toBeLessThanOrEqual(4.5 * types[k].standardError + 1e-9);
    });
  });
});

describe('bestDeviation', () => {
  test('names the round and what it earns', () => {
    expect(bestDeviation(game, ['A'])).toEqual({ round: 1, average: 9, honest: 8, gain: 1 });
    expect(bestDeviation(game, ['A', 'B'])).toMatchObject({ round: 2, average: (4 + 5 + 14) / 3 });
    expect(bestDeviation(game, [])).toMatchObject({ round: 0, average: 14 });
  });

  test('with a discount factor, honest is the normalised payoff', () => {
    const { honest, gain } = bestDeviation(game, ['A', 'B'], { beta: 0.9 });
    expect(honest).toBeCloseTo(7.33, 12);
    expect(gain).toBeLessThan(0);
  });
});

describe('replicatorDynamics', () => {
  test('deviators stay in an under-hazed pool, until they meet each other too often, and dwindle in a hazed one', () => {
    const run = (sequence: string[]) =>
      replicatorDynamics(game, sequence, { agents: 20, generations: 40, rng: randomStream(6, 0) }).map(
        ({ share }) => share,
      );
    const [weak, strong] = [run(['A']), run(['A', 'B'])];
    expect(weak[0]).toBe(0.1);
    expect(weak.at(-1)).toBeGreaterThan(0.03);
    expect(weak.at(-1)).toBeLessThan(0.2);
    expect(strong.at(-1)).toBeLessThan(0.06);
  });
});

test('Student intervals: mean of 1..10 and its half width', () => {
  const { mean, lower, upper } = meanInterval([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(mean).toBe(5.5);
  expect((upper - lower) / 2).toBeCloseTo(2.2622 * Math.sqrt(55 / 6 / 10), 3);
});

test('options are checked', () => {
  const rng = randomStream(1, 0);
  expect(() => simulatePool(game, ['A'], { agents: 3, rng })).toThrow(/even number, got 3/);
  expect(() => simulatePool(game, ['A'], { agents: 2, deviators: [...lone, ...lone, ...lone], rng })).toThrow(
    /at most 2/,
  );
  expect(() => simulatePool(game, ['Z'], { agents: 2, rng })).toThrow(/costly action/);
  const odd = [{ deviation: { kind: 'never' as 'best' }, count: 1 }];
  expect(() => simulatePool(game, ['A'], { agents: 2, deviators: odd, rng })).toThrow(
    /"deviation.kind" expected one of/,
  );
});

describe('simulatePool, stopped', () => {
  test('ends at a signal or a time limit; an unused limit changes nothing', () => {
    const settings = { agents: 10, deviators: lone, rounds: 20_000 };
    const run = (stopping: object) =>
      simulatePool(game, optimum, { ...settings, ...stopping, rng: randomStream(3, 0) });
    let asked = 0;
    const signal = { get aborted() { return asked++ > 2; } }; // biome-ignore format: a counter
    expect(() => run({ signal })).toThrow('simulatePool: stopped by the signal before there was an answer');
    expect(asked).toBe(5); // three blocks of 6,553 rounds go by; the message asks once more
    expect(() => run({ timeLimit: 0 })).toThrow('simulatePool: stopped by the time limit of 0 s');
    expect(run({ timeLimit: 600 })).toEqual(run({}));
  });
});
