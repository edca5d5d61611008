/**
 * Value stability: the same stream gives the same result in every release. A changed digest is a breaking change for users who
 * compare runs: it needs a changeset that says so.
 */
import { digest } from '@folkways/testkit';
import { expect, test } from 'vitest';
import {
  automaton,
  catalog,
  commonInterestGame,
  covarianceGame,
  type NormalFormGame,
  playAutomata,
  randomGame,
  randomStream,
  randomSymmetricGame,
  standardNormal,
  trembling,
  uniformInteger,
  uniformReal,
  zeroSumGame,
} from './index.js';

const payoffs = ({ payoffs: columns }: NormalFormGame): unknown => columns;
const actions = ['J', 'F'];
const coin = automaton({ actions, initial: 's', states: { s: { play: { J: '1/3', F: '2/3' }, next: 's' } } });
const copycat = automaton({
  actions,
  initial: 'J',
  states: {
    J: { play: 'J', next: { '*': { J: 'J', F: 'F' } } },
    F: { play: 'F', next: { '*': { J: 'J', F: 'F' } } },
  },
});

test('the first draws of a stream', () => {
  const rng = randomStream(1, 2);
  expect([
    uniformInteger(rng, 0, 99),
    uniformInteger(rng, 0, 99),
    uniformReal(rng),
    standardNormal(rng),
  ]).toMatchSnapshot();
});

const rng = () => randomStream(20260101, 7);

test.each<[string, () => unknown]>([
  ['randomStream', () => Array.from({ length: 1000 }, (_, index) => uniformReal(randomStream(index, 2 ** 40 + index)))],
  [
    'uniformInteger',
    () =>
      Array.from(
        { length: 1000 },
        (
          (s) => () =>
            uniformInteger(s, -5, 2 ** 33)
        )(rng()),
      ),
  ],
  [
    'standardNormal',
    () =>
      Array.from(
        { length: 1000 },
        (
          (s) => () =>
            standardNormal(s)
        )(rng()),
      ),
  ],
  ['randomGame', () => payoffs(randomGame([3, 4, 2], rng()))],
  ['randomGame of reals', () => payoffs(randomGame([3, 3], rng(), { integers: false, low: -1, high: 1 }))],
  ['randomSymmetricGame', () => payoffs(randomSymmetricGame({ actions: 3, players: 3 }, rng()))],
  ['zeroSumGame', () => payoffs(zeroSumGame([4, 5], rng()))],
  ['commonInterestGame', () => payoffs(commonInterestGame([2, 2, 2], rng()))],
  ['covarianceGame', () => payoffs(covarianceGame([3, 3], rng(), { correlation: -0.4 }))],
  [
    'playAutomata',
    () => playAutomata([coin, copycat], { game: catalog['prisoners-dilemma'], rounds: 500, rng: rng() }),
  ],
  [
    'playAutomata with noise',
    () =>
      playAutomata([copycat, trembling(copycat, 0.1)], {
        game: catalog['prisoners-dilemma'],
        rounds: 500,
        noise: 0.05,
        rng: rng(),
      }),
  ],
])('%s', (_, compute) => {
  expect(digest(compute())).toMatchSnapshot();
});
