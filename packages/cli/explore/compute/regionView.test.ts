import { catalog, catalogEntries, profileCount } from '@folkways/core';
import { loadHighs } from '@folkways/core/highs';
import { individualRationality, metaGame } from '@folkways/metagame';
import { expect, test } from 'vitest';
import { adviceView } from './adviceView.js';
import { matchView } from './matchView.js';
import { regionView } from './regionView.js';
import { repeatedView } from './repeatedView.js';
import { sweepView } from './sweepView.js';

test('the floors without an engine are those with one, at many shares of every small game', async () => {
  const lp = await loadHighs();
  for (const { game } of catalogEntries.filter((entry) => profileCount(entry.game) <= 9)) {
    for (const p of [0.25, 0.5, 0.66, 0.9]) {
      const meta = metaGame({ game, shares: game.players.map(() => [p, 1 - p]) });
      const bounds = individualRationality(meta, { lp });
      regionView(meta).floors.forEach((floor, j) => {
        expect(floor).toBeCloseTo(bounds[j].upper / meta.masses[j].toNumber(), 6);
      });
    }
  }
});

test('the dilemma at 9/10: the target that the paper sustains is in the region', async () => {
  const meta = metaGame({
    game: catalog['pd-losses'],
    shares: [
      [0.9, 0.1],
      [0.9, 0.1],
    ],
  });
  const { rational, floors } = regionView(meta);
  expect(floors.map((floor) => floor.toFixed(6))).toEqual(['-2.300000', '-4.000000']);
  expect(Math.max(...rational.map(({ x }) => x))).toBeCloseTo(-2, 9);
  const answer = repeatedView(meta, 'welfare', await loadHighs());
  expect(answer).toMatchObject({ sustainable: true, target: [-2, -2] });
  expect(answer.cutoff).toBeCloseTo(4 / 9, 6);
});

test('the advice changes at 2/3, and the map says so', () => {
  const game = catalog['pd-losses'];
  const at = (p: string, rest: string) =>
    adviceView(
      metaGame({
        game,
        shares: [
          [p, rest],
          [p, rest],
        ],
      }),
    );
  expect(at('0.67', '0.33').rows.map(({ advice }) => advice)).toEqual([['CC', 'DD']]);
  expect(at('0.66', '0.34').rows).toHaveLength(5);
  const { breakpoints, strips } = sweepView(game, [
    ['p', '1 - p'],
    ['p', '1 - p'],
  ]);
  expect(breakpoints.map(({ label }) => label)).toEqual(['1/3', '2/5', '3/5', '2/3']);
  const [only] = strips.filter(({ advice }) => advice.join() === 'CC,DD');
  expect(only.spans).toEqual([{ from: 0.6, to: 1 }]);
});

test('a match is the same from the same moves, and each round tells what was believed before it', () => {
  const settings = {
    game: catalog['prisoners-dilemma'],
    slug: 'prisoners-dilemma',
    seat: 0,
    prior: 0.999,
    seed: 1,
  } as const;
  const view = matchView({ ...settings, moves: [0, 0, 1] });
  expect(view.beliefs).toHaveLength(4);
  expect(view.beliefs[0][view.labels.indexOf('grim_trigger')]).toBeCloseTo(0.999, 9);
  for (const weights of view.beliefs) expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
  expect(matchView({ ...settings, moves: [0, 0, 1, 1] }).rounds.slice(0, 3)).toEqual(view.rounds);
});
