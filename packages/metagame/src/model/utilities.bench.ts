import { normalFormGame, randomStream, uniformReal } from '@folkways/core';
import { naiveMetaUtilities } from '@folkways/testkit';
import { bench, describe } from 'vitest';
import { metaGame } from './metaGame.js';
import { split } from './split.js';
import { toNormalForm } from './toNormalForm.js';
import { utilities } from './utilities.js';

const rng = randomStream(1, 0);
const simplex = (count: number): number[] => {
  const draws = Array.from({ length: count }, () => Math.ceil(100 * uniformReal(rng)));
  const sum = draws.reduce((total, draw) => total + draw, 0);
  return draws.map((draw) => draw / sum);
};
const roles = 5;
const actions = 4;
const llms = 4;
const game = normalFormGame({
  actions: Array.from({ length: roles }, () => ['a', 'b', 'c', 'd']),
  payoffs: Array.from({ length: roles }, () =>
    Array.from({ length: actions ** roles }, () => Math.round(100 * uniformReal(rng))),
  ),
});
const meta = metaGame({ game, shares: Array.from({ length: roles }, () => simplex(llms)) });
const profile = Array.from({ length: llms }, () => split(Array.from({ length: roles }, () => simplex(actions))));

describe('utilities of 5 roles, 4 actions, 4 LLMs (goal: 50 times the naive sum)', () => {
  bench('folkways', () => {
    utilities(meta, profile);
  });
  bench(
    'the k^m sum',
    () => {
      naiveMetaUtilities(
        game,
        meta.shares,
        profile.map((action) => action.roles),
      );
    },
    { iterations: 3, time: 0, warmupIterations: 1, warmupTime: 0 },
  );
});

const heist = normalFormGame({
  actions: [
    ['B', 'D'],
    ['D', 'P'],
    ['P', 'B'],
  ],
  payoffs: [
    [0, 1, '-2.1', 1, 1, 1, '-2.1', 0],
    [0, '-2.1', 1, '-2.1', 1, 1, 1, 0],
    [0, 1, 1, 1, '-2.1', '-2.1', 1, 0],
  ],
});
const shares = [
  [0.8, 0.1, 0.1],
  [0.1, 0.8, 0.1],
  [0.1, 0.1, 0.8],
];
describe('the normal form of the heist, 3 LLMs with 8 meta-actions (goal: 50 ms)', () => {
  bench('toNormalForm', () => {
    toNormalForm(metaGame({ game: heist, shares }));
  });
});
