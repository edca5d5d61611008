import { cases, gameArbitrary, naiveMetaUtilities } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { metaActionCount, metaActionProfile } from './actionProfiles.js';
import { aggregatePlay } from './aggregatePlay.js';
import { averageUtilities } from './averageUtilities.js';
import { bestReply } from './bestReply.js';
import { lottery } from './lottery.js';
import { marginals } from './marginals.js';
import type { MetaAction, Split } from './metaAction.js';
import { type MetaGame, metaGame } from './metaGame.js';
import { roleHomogeneous } from './roleHomogeneous.js';
import { split } from './split.js';
import { toNormalForm } from './toNormalForm.js';
import { utilities } from './utilities.js';

/** Integer weights with a positive sum, as fractions with sum 1. */
const weights = (count: number, zeros = true): fc.Arbitrary<string[]> =>
  fc
    .array(fc.integer({ min: zeros ? 0 : 1, max: 9 }), { minLength: count, maxLength: count })
    .filter((list) => list.some((weight) => weight > 0))
    .map((list) => list.map((weight) => `${weight}/${list.reduce((sum, value) => sum + value)}`));

const metaGames = (maxLlms = 3): fc.Arbitrary<MetaGame> =>
  fc
    .tuple(gameArbitrary({ maxPlayers: 3, maxActions: 3 }), fc.integer({ min: 1, max: maxLlms }))
    .chain(([game, llms]) => fc.tuple(...game.players.map(() => weights(llms))).map((shares) => ({ game, shares })))
    .filter(({ shares }) => shares[0].every((_, j) => shares.some((row) => !row[j].startsWith('0/'))))
    .map(metaGame);

const splits = ({ game }: MetaGame): fc.Arbitrary<Split> =>
  fc.tuple(...game.actions.map((names) => weights(names.length))).map(split);

const lotteries = (meta: MetaGame, llm: number): fc.Arbitrary<MetaAction> =>
  weights(metaActionCount(meta, llm)).map((list) =>
    lottery(list.map((weight, index) => [metaActionProfile(meta, llm, index), weight] as const)),
  );

const anyAction = (meta: MetaGame, llm: number): fc.Arbitrary<MetaAction> =>
  fc.oneof(
    splits(meta),
    lotteries(meta, llm),
    fc.nat(metaActionCount(meta, llm) - 1).map((index) => metaActionProfile(meta, llm, index)),
  );

const played = fc
  .record({ meta: metaGames() })
  .chain(({ meta }) => fc.tuple(...meta.llms.map((_, j) => anyAction(meta, j))).map((profile) => ({ meta, profile })));

const close = (actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-12): void => {
  expect(actual.length).toBe(expected.length);
  for (let j = 0; j < actual.length; j++) expect(Math.abs(actual[j] - expected[j])).toBeLessThan(tolerance);
};

test('equals the sum over all k^m meetings that the paper prints', () => {
  fc.assert(
    fc.property(
      metaGames().chain((meta) => fc.tuple(fc.constant(meta), ...meta.llms.map(() => splits(meta)))),
      ([meta, ...profile]) => {
        close(
          utilities(meta, profile),
          naiveMetaUtilities(
            meta.game,
            meta.shares,
            profile.map(({ roles }) => roles),
          ),
        );
      },
    ),
    { numRuns: cases(60, 1000) },
  );
});

test('pays out what the base game does: masses times averages sum to the welfare of the aggregate play', () => {
  fc.assert(
    fc.property(
      metaGames().chain((meta) => fc.tuple(fc.constant(meta), ...meta.llms.map(() => splits(meta)))),
      ([meta, ...profile]) => {
        const alone = metaGame({ game: meta.game, shares: meta.game.players.map(() => [1]) });
        const play: Split = { kind: 'split', roles: aggregatePlay(meta, profile) };
        const total = averageUtilities(meta, profile).reduce(
          (sum, average, j) => sum + average * meta.masses[j].toNumber(),
          0,
        );
        close([total], utilities(alone, [play]));
      },
    ),
    { numRuns: cases(60, 1000) },
  );
});

test('Lemma 1: every meta-action is matched by a lottery, for every LLM and whatever the others do', () => {
  fc.assert(
    fc.property(played, ({ meta, profile }) => {
      profile.forEach((action, j) => {
        const homogeneous = profile.with(j, roleHomogeneous(meta, j, action));
        close(utilities(meta, homogeneous), utilities(meta, profile));
      });
    }),
    { numRuns: cases(60, 1000) },
  );
});

test('Lemma 1: the lotteries of an equilibrium are an equilibrium', () => {
  fc.assert(
    fc.property(played, ({ meta, profile }) => {
      const homogeneous = profile.map((action, j) => roleHomogeneous(meta, j, action));
      profile.forEach((_, j) => {
        expect(bestReply(meta, homogeneous, j).gain).toBeCloseTo(bestReply(meta, profile, j).gain, 10);
      });
    }),
    { numRuns: cases(25, 300) },
  );
});

test('the normal form has the payoffs of every joint pure meta-action', () => {
  fc.assert(
    fc.property(metaGames(), fc.nat(), (meta, pick) => {
      const counts = meta.llms.map((_, j) => metaActionCount(meta, j));
      const cells = counts.reduce((product, count) => product * count, 1);
      if (cells > 1000) return;
      const game = toNormalForm(meta);
      expect(game.actions.map((names) => names.length)).toEqual(counts);
      const index = pick % cells;
      let rest = index;
      const profile: MetaAction[] = [];
      for (let j = counts.length - 1; j >= 0; j--) {
        profile[j] = metaActionProfile(meta, j, rest % counts[j]);
        rest = Math.floor(rest / counts[j]);
      }
      close(
        game.payoffs.map((row) => row[index]),
        utilities(meta, profile),
      );
    }),
    { numRuns: cases(100, 1000) },
  );
});

test('a lottery over one role is as good as its marginals; over several it is not', () => {
  fc.assert(
    fc.property(
      metaGames().chain((meta) => {
        const llm = meta.governed.findIndex((roles) => roles.length === 1);
        const pick = llm < 0 ? fc.constant(undefined) : lotteries(meta, llm);
        return fc.tuple(fc.constant(meta), fc.constant(llm), pick, ...meta.llms.map(() => splits(meta)));
      }),
      ([meta, llm, coin, ...others]) => {
        if (coin === undefined || !('kind' in coin) || coin.kind !== 'lottery') return;
        close(
          utilities(meta, (others as MetaAction[]).with(llm, coin)),
          utilities(meta, (others as MetaAction[]).with(llm, marginals(meta, coin))),
        );
      },
    ),
    { numRuns: cases(60, 1000) },
  );
});

test('permuting the LLMs permutes the payoffs', () => {
  fc.assert(
    fc.property(played, ({ meta, profile }) => {
      const reversed = metaGame({ game: meta.game, shares: meta.exactShares.map((row) => [...row].reverse()) });
      close(utilities(reversed, [...profile].reverse()), [...utilities(meta, profile)].reverse());
    }),
    { numRuns: cases(60, 500) },
  );
});
