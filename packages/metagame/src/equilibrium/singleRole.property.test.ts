import { extremeEquilibria, Fraction, pureEquilibria, regret } from '@folkways/core';
import { cases, gameArbitrary } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { metaActionProfile } from '../model/actionProfiles.js';
import { aggregatePlay } from '../model/aggregatePlay.js';
import { bestReply } from '../model/bestReply.js';
import type { MetaAction, Split } from '../model/metaAction.js';
import { type MetaGame, metaGame } from '../model/metaGame.js';
import { toNormalForm } from '../model/toNormalForm.js';
import { oneShotEquilibria } from './oneShotEquilibria.js';

/** Every LLM has clients in exactly one role: two LLMs per role share it. */
const singleRole = fc
  .tuple(
    gameArbitrary({ maxPlayers: 2, maxActions: 3 }),
    fc.integer({ min: 1, max: 6 }),
    fc.integer({ min: 1, max: 6 }),
  )
  .map(([game, p, q]) =>
    metaGame({
      game,
      shares: [
        [`${p}/7`, `${7 - p}/7`, 0, 0],
        [0, 0, `${q}/7`, `${7 - q}/7`],
      ],
    }),
  );

const isEquilibrium = (meta: MetaGame, profile: readonly MetaAction[]): boolean =>
  profile.every((_, j) => bestReply(meta, profile, j).gain < 1e-9);

test('single-role lemma: every base equilibrium, played as a split by all, is an equilibrium of the meta-game', () => {
  fc.assert(
    fc.property(singleRole, (meta) => {
      for (const { strategies } of extremeEquilibria(meta.game).equilibria) {
        const play: Split = {
          kind: 'split',
          roles: strategies.map((strategy) => Float64Array.from(strategy, (weight) => weight.toNumber())),
        };
        expect(isEquilibrium(meta, [play, play, play, play])).toBe(true);
      }
    }),
    { numRuns: cases(40, 1000) },
  );
});

test('single-role lemma: the aggregate of a pure equilibrium of the meta-game is an equilibrium of the base game', () => {
  fc.assert(
    fc.property(singleRole, (meta) => {
      for (const joint of pureEquilibria(toNormalForm(meta)).profiles) {
        const profile = joint.map((action, j) => metaActionProfile(meta, j, action));
        const play = aggregatePlay(meta, profile);
        expect(
          regret(
            meta.game,
            play.map((row) => [...row]),
          ),
        ).toBeLessThan(1e-9);
      }
    }),
    { numRuns: cases(40, 1000) },
  );
});

test('one LLM per role: the meta-game is the base game', () => {
  fc.assert(
    fc.property(gameArbitrary({ maxPlayers: 2, maxActions: 3 }), (game) => {
      const meta = metaGame({
        game,
        shares: [
          [1, 0],
          [0, 1],
        ],
      });
      const found = oneShotEquilibria(meta).equilibria.map(({ exact }) => exact!.strategies.map(String));
      expect(found).toEqual(extremeEquilibria(game).equilibria.map(({ strategies }) => strategies.map(String)));
    }),
    { numRuns: cases(40, 500) },
  );
});

test('"at most one role" must be "exactly one": a role without any LLM has no play to speak of, and is refused', () => {
  const game = fc.sample(gameArbitrary({ minPlayers: 2, maxPlayers: 2 }), 1)[0];
  expect(() => metaGame({ game, shares: [[Fraction.ONE], [Fraction.ZERO]] })).toThrow(/with sum 1, got 0/);
});

test('one LLM that advises everyone maximises welfare, over every profile', () => {
  fc.assert(
    fc.property(gameArbitrary(), (game) => {
      const { equilibria, complete } = oneShotEquilibria(metaGame({ game, shares: game.players.map(() => [1]) }));
      const welfare = Array.from(game.payoffs[0], (_, k) => game.payoffs.reduce((sum, row) => sum + row[k], 0));
      const most = Math.max(...welfare);
      expect(complete).toBe(true);
      expect(equilibria.length).toBe(welfare.filter((sum) => sum === most).length);
      for (const { utilities } of equilibria) expect(utilities).toEqual([most]);
    }),
    { numRuns: cases(40, 500) },
  );
});
