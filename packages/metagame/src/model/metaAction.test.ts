import { catalog } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { aggregatePlay } from './aggregatePlay.js';
import { bestReply } from './bestReply.js';
import { lottery } from './lottery.js';
import type { MetaAction, PureProfile } from './metaAction.js';
import { metaGame } from './metaGame.js';
import { observability } from './observability.js';
import { roleHomogeneous } from './roleHomogeneous.js';
import { split } from './split.js';
import { toNormalForm } from './toNormalForm.js';
import { utilities } from './utilities.js';

const meta = metaGame({
  game: catalog['pd-losses'],
  shares: [
    [0.8, 0.2],
    [0, 1],
  ],
});

describe('split and lottery', () => {
  test('normalise, merge and drop', () => {
    expect(split([['1/3', '2/3'], new Float64Array([0, 1])]).roles.map((row) => [...row])).toEqual([
      [1 / 3, 2 / 3],
      [0, 1],
    ]);
    expect(
      lottery([
        [[0, 1], '1/4'],
        [[1, 1], 0],
        [[0, 1], 0.75],
      ]).outcomes,
    ).toEqual([{ profile: [0, 1], weight: 1 }]);
  });

  test('refuse what is no distribution', () => {
    expect(() => split([[0.5, 0.4]])).toThrow(new RangeError('split: "roles[0]" expected weights with sum 1, got 0.9'));
    expect(() => split([[1.5, -0.5]])).toThrow(
      new RangeError('split: "roles[0]", weight 0, expected a number in [0, 1], got 1.5'),
    );
    expect(() => split([[]])).toThrow(new RangeError('split: "roles[0]" expected weights with sum 1, got 0'));
    expect(() => split([1] as unknown as number[][])).toThrow(
      new TypeError('split: "roles[0]" expected an array of weights, got 1'),
    );
    expect(() => lottery([])).toThrow(new RangeError('lottery: "outcomes" expected weights with sum 1, got 0'));
    expect(() => lottery([[0, 1]] as unknown as [PureProfile, number][])).toThrow(
      new TypeError('lottery: "outcomes" expected pairs of a profile and a weight, got an array of length 2'),
    );
  });

  test('are told apart: a split and a lottery of the same marginals are paid differently', () => {
    const alone = metaGame({ game: catalog['stag-hunt'], shares: [[1], [1]] });
    const halves = split([
      ['1/2', '1/2'],
      ['1/2', '1/2'],
    ]);
    const coin = lottery([
      [[0, 0], '1/2'],
      [[1, 1], '1/2'],
    ]);
    expect(utilities(alone, [coin])[0]).not.toBeCloseTo(utilities(alone, [halves])[0], 6);
    expect(roleHomogeneous(alone, 0, coin)).toBe(coin);
    expect(roleHomogeneous(alone, 0, halves).outcomes.length).toBe(4);
  });
});

describe('profiles of meta-actions', () => {
  test('ignore roles where the LLM has no clients', () => {
    expect([
      ...utilities(meta, [
        [0, 7],
        [1, 1],
      ]),
    ]).toEqual([
      ...utilities(meta, [
        [0, 0],
        [1, 1],
      ]),
    ]);
  });

  test.each<[MetaAction[], string]>([
    [[[0, 0]], '"profile" expected 2 meta-actions, got 1'],
    [[[0], [0, 0]], '"profile[0]" expected 2 entries, got 1'],
    [
      [
        [2, 0],
        [0, 0],
      ],
      '"profile[0][0]" expected an integer in [0, 1], got 2',
    ],
    [
      [{ kind: 'split', roles: [new Float64Array([0.5, 0.6])] }, [0, 0]],
      '"profile[0].roles" expected 2 entries, got 1',
    ],
    [
      [{ kind: 'split', roles: [new Float64Array([0.5, 0.6]), new Float64Array(2)] }, [0, 0]],
      '"profile[0].roles[0]" expected weights with sum 1, got 1.1',
    ],
    [[{ kind: 'lottery', outcomes: [] }, [0, 0]], '"profile[0]" expected weights with sum 1, got 0'],
  ])('%j is refused', (profile, message) => {
    expect(() => utilities(meta, profile)).toThrow(new RangeError(`utilities: ${message}`));
  });

  test('of unknown kinds are refused', () => {
    const unknown = [null, [0, 0]] as unknown as MetaAction[];
    expect(() => utilities(meta, unknown)).toThrow(
      new TypeError('utilities: "profile[0]" expected a pure profile, a split or a lottery, got null'),
    );
    const coin = lottery([[[0, 0], 1]]) as unknown as PureProfile;
    expect(() => aggregatePlay(meta, [coin, [0, 0]])).toThrow(
      new TypeError('aggregatePlay: "profile" expected pure profiles or splits, got a lottery'),
    );
    expect(() =>
      bestReply(
        meta,
        [
          [0, 0],
          [0, 0],
        ],
        2,
      ),
    ).toThrow(new RangeError('bestReply: "llm" expected an integer in [0, 1], got 2'));
  });
});

describe('the game among the LLMs', () => {
  test('names meta-actions by their base actions, and leaves out roles without clients', () => {
    expect(toNormalForm(meta).actions).toEqual([
      ['C', 'D'],
      ['CC', 'CD', 'DC', 'DD'],
    ]);
    const long = metaGame({ game: catalog.heist, shares: [[1], [1], [1]] });
    expect(toNormalForm(long).actions[0][0]).toBe('Burglar, Driver, Planner');
  });

  test('keeps rationals exactly when everything was given exactly', () => {
    expect(toNormalForm(meta).rationals).toBeDefined();
    const floats = metaGame({
      game: catalog['pd-losses'],
      shares: [
        [1 / 3, 2 / 3],
        [0.5, 0.5],
      ],
    });
    expect(toNormalForm(floats).rationals).toBeUndefined();
  });
});

describe('observability', () => {
  test('an LLM in one shared role does not see that role', () => {
    expect(observability(meta)).toEqual([
      [false, true],
      [true, true],
    ]);
  });

  test('the sole owner of its only role sees it', () => {
    const roles = metaGame({
      game: catalog['pd-losses'],
      shares: [
        [1, 0],
        [0, 1],
      ],
    });
    expect(observability(roles)).toEqual([
      [true, true],
      [true, true],
    ]);
  });
});
