/**
 * Signals and time limits: what cannot give half an answer throws, what can says that it was stopped.
 */
import { describe, expect, it } from 'vitest';
import { extremeEquilibria } from './equilibrium/extremeEquilibria.js';
import { isolatedEquilibria } from './equilibrium/isolatedEquilibria.js';
import { lemkeHowson } from './equilibrium/lemkeHowson.js';
import { logitEquilibrium } from './equilibrium/logitEquilibrium.js';
import { minmax } from './equilibrium/minmax.js';
import { supportEnumeration } from './equilibrium/supportEnumeration.js';
import { StoppedError } from './errors.js';
import { symmetricGame } from './game/bimatrixGame.js';
import { randomGame } from './game/generators/randomGame.js';
import { loadGlpk } from './program/glpk.js';
import { randomStream } from './random/stream.js';
import { criticalDiscount } from './repeated/criticalDiscount.js';
import { equilibriumPayoffSet } from './repeated/equilibriumPayoffSet.js';
import { namedStrategy } from './repeated/namedStrategy.js';
import { roundRobin } from './repeated/roundRobin.js';
import type { StopOptions } from './stopCheck.js';

const aborted = AbortSignal.abort();
const lp = await loadGlpk();
const large = randomGame([7, 7], randomStream(1, 0));
const three = randomGame([3, 3, 3], randomStream(2, 0));
const dilemma = symmetricGame(
  [
    [3, 0],
    [5, 1],
  ],
  { actions: ['C', 'D'] },
);
const names = { actions: ['C', 'D'] } as const;
const pair = [namedStrategy('grudger', names), namedStrategy('titForTat', names)];

const answers: Record<string, (options: StopOptions) => unknown> = {
  lemkeHowson: (options) => lemkeHowson(large, options),
  'lemkeHowson, large': (options) => lemkeHowson(randomGame([25, 25], randomStream(3, 0)), options),
  'criticalDiscount, Nash': (options) => criticalDiscount(dilemma, pair, { kind: 'nash', ...options }),
  'criticalDiscount, subgame perfect': (options) =>
    criticalDiscount(dilemma, pair, { kind: 'subgame-perfect', ...options }),
  'criticalDiscount, sampled': (options) =>
    criticalDiscount(dilemma, pair, { kind: 'nash', method: 'sampled', ...options }),
  roundRobin: (options) => roundRobin(dilemma, pair, { turns: 100, noise: 0.01, ...options }),
};

describe.each(Object.entries(answers))('%s', (_, solve) => {
  it('throws StoppedError, by a signal and by the time limit, and runs to its end without', () => {
    expect(() => solve({ signal: aborted })).toThrow(StoppedError);
    expect(() => solve({ signal: aborted })).toThrow(/: stopped by the signal before there was an answer$/);
    expect(() => solve({ timeLimit: 0 })).toThrow(/: stopped by the time limit of 0 s before there was an answer$/);
    expect(() => solve({ signal: new AbortController().signal, timeLimit: 100 })).not.toThrow();
  });
});

const parts: Record<string, (options: StopOptions) => unknown> = {
  extremeEquilibria: (options) => extremeEquilibria(large, options).complete === false,
  supportEnumeration: (options) => supportEnumeration(large, options).triedAll === false,
  isolatedEquilibria: (options) => isolatedEquilibria(three, options).complete === false,
  logitEquilibrium: (options) => logitEquilibrium(three, options).status === 'approximate',
  minmax: (options) => minmax(three, 0, { lp, ...options }).closed === false,
  equilibriumPayoffSet: (options) => equilibriumPayoffSet(dilemma, { discount: 0.6, ...options }).status === 'limit',
};

describe.each(Object.entries(parts))('%s', (_, isPart) => {
  it('says that it was stopped, and is finished otherwise', () => {
    expect(isPart({ signal: aborted })).toBe(true);
    expect(isPart({ timeLimit: 0 })).toBe(true);
    expect(isPart({ signal: new AbortController().signal, timeLimit: 100 })).toBe(false);
  });

  it.each([
    [-1, RangeError],
    [NaN, RangeError],
    [Infinity, RangeError],
    ['1', TypeError],
  ])('refuses the time limit %o', (timeLimit, error) => {
    expect(() => isPart({ timeLimit } as StopOptions)).toThrow(error);
    expect(() => isPart({ timeLimit } as StopOptions)).toThrow(/"timeLimit" expected a number in \[0, Infinity\)/);
  });
});

it('a payoff set that was stopped is an outer approximation of the finished one', () => {
  const stopped = equilibriumPayoffSet(dilemma, { discount: 0.6, timeLimit: 0 });
  expect(stopped).toMatchObject({ converged: false, iterations: 0, error: 5 });
  expect(stopped.vertices).toEqual([
    [0, 5],
    [1, 1],
    [5, 0],
    [3, 3],
  ]);
});
