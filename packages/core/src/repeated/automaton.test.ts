import { describe, expect, it } from 'vitest';
import { AutomatonError } from '../errors.js';
import { normalFormGame, symmetricGame } from '../game/index.js';
import { randomStream } from '../random/index.js';
import {
  type AutomatonInput,
  automataDeviation,
  automataProduct,
  automaton,
  automatonFromTables,
  automatonToJson,
  averagePayoffs,
  bestResponse,
  criticalDiscount,
  discountedPayoffs,
  discountedSolver,
  equilibriumPayoffSet,
  feasiblePayoffs,
  finiteHorizonBestResponse,
  followHistory,
  type NextState,
  namedStrategy,
  playAutomata,
  playCycle,
  roundRobin,
  type StrategyName,
  stageDistributions,
  trembling,
} from './index.js';

const actions = ['C', 'D'];
const game = symmetricGame(
  [
    [3, 0],
    [5, 1],
  ],
  { actions },
);
const named = (name: StrategyName): ReturnType<typeof namedStrategy> => namedStrategy(name, { actions });

/** The error a call throws. */
function errorOf(call: () => unknown): AutomatonError {
  try {
    call();
  } catch (error) {
    if (error instanceof AutomatonError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a malformed automaton is a named error with the place', () => {
  const build = (states: AutomatonInput['states'], initial = 'a') =>
    automaton({ label: 'x', actions, initial, states });
  it('missing transition', () => {
    const error = errorOf(() => build({ a: { play: 'C', next: { C: 'a', D: { C: 'a' } } } }));
    expect(error).toMatchObject({ problem: 'missing-transition', state: 'a', actions: ['D', 'D'] });
    expect(error.message).toBe('automaton: "x" expected a transition from state "a" after (D, D), got none');
  });
  it('unknown next state', () => {
    expect(errorOf(() => build({ a: { play: 'C', next: 'b' } }))).toMatchObject({
      problem: 'unknown-state',
      state: 'a',
    });
  });
  it('unknown initial state', () => {
    expect(errorOf(() => build({ a: { play: 'C', next: 'a' } }, 'z')).problem).toBe('unknown-state');
  });
  it('unreachable state', () => {
    const error = errorOf(() => build({ a: { play: 'C', next: 'a' }, b: { play: 'D', next: 'a' } }));
    expect(error).toMatchObject({ problem: 'unreachable-state', state: 'b' });
  });
  it('probabilities', () => {
    const play = (C: number, D: number) => () => build({ a: { play: { C, D }, next: 'a' } });
    expect(errorOf(play(0.5, 0.4))).toMatchObject({ problem: 'probabilities', state: 'a' });
    expect(errorOf(play(1.5, -0.5)).problem).toBe('probabilities');
    expect(errorOf(play(Number.NaN, 1)).problem).toBe('probabilities');
    expect(play(0.5, 0.5 + 1e-10)().outputs[0].reduce((sum, p) => sum + p)).toBeCloseTo(1, 15);
  });
  it('names that are no actions', () => {
    expect(errorOf(() => build({ a: { play: 'E', next: 'a' } }))).toMatchObject({ problem: 'unknown-action' });
    expect(errorOf(() => build({ a: { play: { E: 1 }, next: 'a' } })).problem).toBe('unknown-action');
    expect(errorOf(() => build({ a: { play: 'C', next: { '*': { C: 'a', E: 'a' } } } })).problem).toBe(
      'unknown-action',
    );
    expect(() => build({ a: { play: 'C', next: null as unknown as NextState } })).toThrow(TypeError);
  });
  it('wrong sizes', () => {
    const tables = (outputs: number[][], transitions: number[][][]) => () =>
      automatonFromTables({ actions, outputs, transitions });
    expect(errorOf(tables([[1]], [[[0, 0]]])).problem).toBe('size');
    expect(
      errorOf(
        tables(
          [[1, 0, 0]],
          [
            [
              [0, 0],
              [0, 0],
            ],
          ],
        ),
      ).problem,
    ).toBe('size');
    expect(errorOf(tables([[1, 0]], [])).problem).toBe('size');
    expect(
      errorOf(
        tables(
          [[1, 0]],
          [
            [
              [0, 0],
              [0, 1],
            ],
          ],
        ),
      ).problem,
    ).toBe('unknown-state');
  });
  it('a game it does not fit', () => {
    const other = namedStrategy('titForTat', { actions: ['J', 'F'] });
    const error = errorOf(() => automataProduct(game, [other, other]));
    expect(error.problem).toBe('wrong-game');
    expect(error.message).toContain('expected the actions of Player 1, C/D against C/D, got J/F against J/F');
    expect(errorOf(() => automataProduct(game, [named('bully')])).problem).toBe('wrong-game');
  });
});

describe('probabilities as fractions', () => {
  const third = automaton({
    actions,
    initial: 'a',
    states: { a: { play: { C: '1/3', D: '2/3' }, next: 'a' } },
  });
  it('stay exact', () => {
    expect(third.exactOutputs).toEqual([['1/3', '2/3']]);
    expect(automatonToJson(third).states.a.play).toEqual({ C: '1/3', D: '2/3' });
    expect(automaton(automatonToJson(third))).toEqual(third);
  });
  it('decimals need nothing beside them', () => {
    const tenth = automaton({ actions, initial: 'a', states: { a: { play: { C: 0.1, D: 0.9 }, next: 'a' } } });
    expect(tenth.exactOutputs).toBeUndefined();
    expect(tenth.outputs).toEqual([[0.1, 0.9]]);
  });
  it('slip exactly', () => {
    expect(trembling(third, 0.1).exactOutputs).toEqual([['11/30', '19/30']]);
    expect(trembling(third, 0)).toBe(third);
  });
});

describe('three players', () => {
  // Everyone plays C until someone has played D; payoffs: 2 if all cooperate, a lone defector gets 3, else 0.
  const three = normalFormGame({
    actions: [actions, actions, actions],
    payoffs: [0, 1, 2].map((i) =>
      Array.from({ length: 8 }, (_, k) => {
        const own = (k >> (2 - i)) & 1;
        return k === 0 ? 2 : own === 1 && [1, 2, 4].includes(k) ? 3 : 0;
      }),
    ),
  });
  const grim = automaton({
    label: 'grim',
    actions,
    opponents: [actions, actions],
    initial: 'on',
    states: {
      on: { play: 'C', next: { C: { C: { C: 'on', D: 'off' }, '*': 'off' }, D: 'off' } },
      off: { play: 'D', next: 'off' },
    },
  });
  it('have a critical discount factor of 1/3 in either sense', () => {
    for (const kind of ['nash', 'subgame-perfect'] as const) {
      const { critical, intervals, players } = criticalDiscount(three, [grim, grim, grim], { kind });
      expect(critical).toBe(1 / 3);
      expect(intervals).toHaveLength(1);
      expect(intervals[0]).toMatchObject({ lowerExact: '1/3', lowerBinding: { player: 0, deviation: 'D' } });
      expect(players.map((one) => one.critical)).toEqual([1 / 3, 1 / 3, 1 / 3]);
    }
  });
  it('play, respond and are read back', () => {
    const { value, policy } = bestResponse(three, 1, [grim, grim], { discount: 0.2 });
    expect(value).toBeCloseTo(0.8 * 3, 12);
    expect(playAutomata([grim, policy, grim], { game: three, rounds: 2 }).rounds).toEqual([
      ['C', 'D', 'C'],
      ['D', 'C', 'D'],
    ]);
    expect(automaton(automatonToJson(grim))).toEqual(grim);
    expect(
      followHistory(
        grim,
        [
          ['C', 'C', 'C'],
          ['C', 'D', 'C'],
        ],
        { player: 1 },
      ).states,
    ).toEqual([0, 0, 1]);
  });
});

describe('hand-checked values', () => {
  it('Tit For Tat against Defector at 1/2: half of 0, then 1 for ever; 5, then 1', () => {
    const { payoffs, errorBound } = discountedPayoffs(game, [named('titForTat'), named('defector')], { discount: 0.5 });
    expect(payoffs).toEqual([0.5, 3]);
    expect(errorBound).toBeLessThan(1e-13);
  });
  it('continue from any states', () => {
    const pair = [named('grudger'), named('grudger')];
    expect(discountedPayoffs(game, pair, { discount: 0.5, from: [1, 0] }).payoffs).toEqual([3, 0.5]);
    expect(bestResponse(game, 0, [named('grudger')], { discount: 0.9, from: [1] }).value).toBeCloseTo(1, 12);
    expect(playCycle(game, pair, [0, 1]).preperiod).toEqual([['C', 'D']]);
  });
  it('averages of cycles and of recurrent chains', () => {
    expect(averagePayoffs(game, [named('titForTat'), named('suspiciousTitForTat')])).toEqual([2.5, 2.5]);
    // Random(1/2) against Tit For Tat: each of the four profiles a quarter of the time.
    const [first, second] = averagePayoffs(game, [named('random'), named('titForTat')]);
    expect(first).toBeCloseTo(2.25, 14);
    expect(second).toBeCloseTo(2.25, 14);
    // Absorbed at a random time: Grudger meets Random.
    expect(averagePayoffs(game, [named('grudger'), named('random')])[0]).toBeCloseTo(3, 14);
  });
  it('a finite horizon: defect in the last round against Tit For Tat', () => {
    const { total, value, policy } = finiteHorizonBestResponse(game, 0, [named('titForTat')], { horizon: 3 });
    expect(total).toBe(11);
    expect(value).toBeCloseTo(11 / 3, 15);
    expect(
      playAutomata([policy, named('titForTat')], { game, rounds: 3 })
        .rounds.map(([a]) => a)
        .join(''),
    ).toBe('CCD');
  });
  it('a transient that never ends up anywhere else: slow, nearly deterministic cycles', () => {
    const n = 1000;
    const chain = {
      stateCount: n,
      rowStarts: Int32Array.from({ length: n + 1 }, (_, s) => 2 * s),
      targets: Int32Array.from({ length: 2 * n }, (_, e) => (e % 2 === 0 ? (e / 2 + 1) % n : 0)),
      probabilities: Float64Array.from({ length: 2 * n }, (_, e) => (e % 2 === 0 ? 0.999 : 0.001)),
    };
    const rewards = Float64Array.from({ length: n }, (_, s) => Number(s === n - 1));
    const { values, errorBound } = discountedSolver(chain, 0.9999)(rewards);
    expect(errorBound).toBeLessThan(1e-10);
    // x = 0.9999 * 0.999: v0 = x^(n-1) (1-d) + x^n v0 + 0.9999 * 0.001 v0 (1 + x + ... + x^(n-1))
    const x = 0.9999 * 0.999;
    const v0 = (x ** (n - 1) * 1e-4) / (1 - x ** n - (0.9999 * 0.001 * (1 - x ** n)) / (1 - x));
    expect(Math.abs(values[0] - v0)).toBeLessThan(1e-10);
  });
});

describe('critical discount factors that are not a half-line', () => {
  // Against "C, then D for ever", switching costs today and pays tomorrow only in the middle range.
  it('are reported as sets, points included, and sampling finds the intervals', () => {
    // One player decides at once between 1 now, and 0, 3, -2 in the next rounds: 1 >= 3d - 2d^2 iff d <= 1/2 (or d = 1).
    const choose = normalFormGame({
      actions: [
        ['a', 'b'],
        ['0', '1', '2', '3'],
      ],
      payoffs: [
        [1, 3, -2, 0, 0, 3, -2, 0],
        [0, 0, 0, 0, 0, 0, 0, 0],
      ],
    });
    const clock = automaton({
      label: 'clock',
      actions: ['0', '1', '2', '3'],
      opponents: [['a', 'b']],
      initial: 'start',
      states: {
        start: { play: '0', next: { '*': { a: 'end', b: 'good' } } },
        good: { play: '1', next: 'bad' },
        bad: { play: '2', next: 'end' },
        end: { play: '3', next: 'end' },
      },
    });
    const always = (action: string) =>
      automaton({
        label: action,
        actions: ['a', 'b'],
        opponents: [['0', '1', '2', '3']],
        initial: 's',
        states: { s: { play: action, next: 's' } },
      });
    const stay = criticalDiscount(choose, [always('a'), clock], { kind: 'nash' });
    expect(stay.intervals.map(({ lowerExact, upperExact }) => [lowerExact, upperExact])).toEqual([['0', '1/2']]);
    expect(stay.critical).toBeNull();
    expect(stay.intervals[0].upperBinding).toEqual({ player: 0, state: ['s', 'start'], deviation: 'b' });
    const leave = criticalDiscount(choose, [always('b'), clock], { kind: 'nash' });
    expect(leave.critical).toBe(0.5);
    for (const player of ['a', 'b']) {
      const exact = criticalDiscount(choose, [always(player), clock], { kind: 'nash' });
      const sampled = criticalDiscount(choose, [always(player), clock], { kind: 'nash', method: 'sampled' });
      expect(sampled.complete).toBe(false);
      expect(sampled.intervals).toHaveLength(exact.intervals.length);
      expect(sampled.intervals[0].lower).toBeCloseTo(exact.intervals[0].lower, 9);
      expect(sampled.intervals[0].upper).toBeCloseTo(exact.intervals[0].upper, 9);
    }
  });
  it('may be a single point', () => {
    // 1 now or 2d + ... : with rewards 4d - 4d^2 <= 1 everywhere, equal only at d = 1/2.
    const choose = normalFormGame({
      actions: [
        ['a', 'b'],
        ['0', '1', '2', '3'],
      ],
      payoffs: [
        [1, 4, -4, 0, 0, 4, -4, 0],
        [0, 0, 0, 0, 0, 0, 0, 0],
      ],
    });
    const clock = automaton({
      actions: ['0', '1', '2', '3'],
      opponents: [['a', 'b']],
      initial: 'start',
      states: {
        start: { play: '0', next: { '*': { a: 'end', b: 'good' } } },
        good: { play: '1', next: 'bad' },
        bad: { play: '2', next: 'end' },
        end: { play: '3', next: 'end' },
      },
    });
    const b = automaton({
      actions: ['a', 'b'],
      opponents: [['0', '1', '2', '3']],
      initial: 's',
      states: { s: { play: 'b', next: 's' } },
    });
    const result = criticalDiscount(choose, [b, clock], { kind: 'nash' });
    expect(result.intervals).toHaveLength(1);
    expect(result.intervals[0]).toMatchObject({ lower: 0.5, upper: 0.5, lowerExact: '1/2' });
  });
});

describe('arguments', () => {
  const pair = [named('titForTat'), named('random')];
  it('a randomising automaton without a stream is a clear error, when it comes to randomise', () => {
    expect(() => playAutomata(pair, { game, rounds: 1 })).toThrow(
      'playAutomata: "rng" expected a stream, since "Random" randomises in state "any" (round 1)',
    );
    expect(playAutomata(pair, { game, rounds: 0 }).rounds).toEqual([]);
    expect(playAutomata(pair, { game, rounds: 5, rng: randomStream(1, 0) }).rounds).toHaveLength(5);
    expect(() => playAutomata([pair[0], pair[0]], { game, rounds: 1, noise: 0.1 })).toThrow(RangeError);
    expect(() => playCycle(game, pair)).toThrow(AutomatonError);
  });
  it('are checked', () => {
    const sure = [pair[0], pair[0]];
    for (const discount of [0, 1, -0.5, Number.NaN]) {
      expect(() => discountedPayoffs(game, sure, { discount })).toThrow(RangeError);
      expect(() => bestResponse(game, 0, [sure[0]], { discount })).toThrow(RangeError);
      expect(() => equilibriumPayoffSet(game, { discount })).toThrow(RangeError);
      expect(() => automataDeviation(game, sure, { discount, kind: 'nash' })).toThrow(RangeError);
    }
    expect(() => bestResponse(game, 2, [sure[0]], { discount: 0.5 })).toThrow(
      '"player" expected an integer in [0, 1], got 2',
    );
    expect(() => criticalDiscount(game, sure, { kind: 'perfect' as 'nash' })).toThrow(RangeError);
    expect(() => stageDistributions(game, sure, { rounds: 0 })).toThrow(RangeError);
    expect(() => roundRobin(game, sure, { turns: 0 })).toThrow(RangeError);
    expect(() => roundRobin(game, [], { turns: 1 })).toThrow(AutomatonError);
    expect(() => trembling(sure[0], 2)).toThrow(RangeError);
    expect(() => namedStrategy('pavlov' as StrategyName, { actions })).toThrow(RangeError);
    expect(() => namedStrategy('random', { actions, probability: 2 })).toThrow(RangeError);
    expect(() => namedStrategy('random', { actions: ['C'] })).toThrow(RangeError);
    expect(() => followHistory(sure[0], [['C']])).toThrow(RangeError);
    expect(() => followHistory(sure[0], [['C', 'E']])).toThrow(RangeError);
    const lopsided = normalFormGame({
      actions: [actions, actions],
      payoffs: [
        [1, 2, 3, 4],
        [0, 0, 0, 1],
      ],
    });
    expect(() => roundRobin(lopsided, sure, { turns: 1 })).toThrow(RangeError);
    const three = normalFormGame({ actions: [['a'], ['a'], ['a']], payoffs: [[1], [1], [1]] });
    expect(() => equilibriumPayoffSet(three, { discount: 0.5 })).toThrow(RangeError);
    expect(() => feasiblePayoffs(three)).toThrow(RangeError);
  });
});

describe('stopping', () => {
  const names = { actions: ['C', 'D'] } as const;
  const pair = [namedStrategy('titForTat', names), namedStrategy('grudger', names)];
  const dilemma = symmetricGame([[3, 0], [5, 1]], { actions: ['C', 'D'] }); // biome-ignore format: a matrix

  it('automataProduct and stageDistributions end at a signal or a time limit', () => {
    const signal = { aborted: true };
    expect(() => automataProduct(dilemma, pair, { signal })).toThrow('automataProduct: stopped by the signal');
    expect(() => automataProduct(dilemma, pair, { timeLimit: 0 })).toThrow(
      'automataProduct: stopped by the time limit',
    );
    let asked = 0;
    const late = { get aborted() { return asked++ > 5; } }; // biome-ignore format: a counter
    expect(() => stageDistributions(dilemma, pair, { rounds: 100, signal: late })).toThrow(
      'stageDistributions: stopped by the signal',
    );
    expect(automataProduct(dilemma, pair, { timeLimit: 60 })).toEqual(automataProduct(dilemma, pair));
  });
});
