/**
 * Lemma 4.1 of the paper: what drawing a strategy from one's belief costs.
 */
import { samplingGaps } from '@folkways/agents';
import { type RandomStream, uniformInteger } from '@folkways/core';
import { formatReal } from '../../output/formatReal.js';
import { checkedRow } from '../checkedRow.js';
import { checkLaw } from '../checkLaw.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { drawn, gameOf, menuOf, randomPayoffsLike, randomWeights, SLUGS, slipping } from './learningGames.js';

const GAPS = 'packages/agents/src/measure/samplingGaps.paper.test.ts';

export const samplingEntry: LedgerEntry = {
  name: 'Lemma 4.1, what sampling costs',
  items: ['Lemma 4.1', 'Lemma 4.1, Algorithm 1'],
  run: (context) => ({ rows: [committing(context), resampling()] }),
};

function committing({ seed, quick }: LedgerContext): LedgerRow {
  let most = 0;
  const law = checkLaw({ seed, instances: quick ? 60 : 2000, stream: 45 }, (rng) => {
    const gaps = randomGaps(rng);
    const { best, commit, range, collisionComplement } = gaps;
    if (collisionComplement > 1e-9) most = Math.max(most, (best - commit) / range / collisionComplement);
    return (best - commit) / range <= collisionComplement + 1e-9;
  });
  return checkedRow(
    {
      item: 'Lemma 4.1',
      about: 'PS-BR loses at most D = 1 - sum of squared beliefs',
      evidence: 'law',
      published: 'for every history and belief',
      ours: `drawing once and following the best response to the draw: ${law.words}; largest loss ${formatReal(most, 3)} D, on exact trees of beliefs`,
      verdict: 'agrees',
      test: GAPS,
    },
    law.holds && most > 0,
  );
}

function randomGaps(rng: RandomStream) {
  const slug = drawn(rng, SLUGS);
  const role = uniformInteger(rng, 0, 1);
  const game = randomPayoffsLike(rng, gameOf(slug));
  const prior = randomWeights(rng, menuOf(slug, 1 - role).length);
  const opponentMenu = slipping(menuOf(slug, 1 - role), drawn(rng, [0, 0.01]));
  const discount = drawn(rng, [0.3, 0.9, 0.99]);
  return samplingGaps({ game, role, opponentMenu, prior, discount, horizon: slug === 'promo' ? 3 : 5 });
}

/** In the prisoner's dilemma: grim trigger with 1 - p, always-cooperate with p. */
function resampling(): LedgerRow {
  const menu = menuOf('prisoners-dilemma', 1);
  const opponentMenu = ['grim_trigger', 'allc'].map((label) => menu.find((entry) => entry.label === label)!);
  const cases = [
    { discount: 0.95, p: 0.01, horizon: 520 },
    { discount: 0.99, p: 0.001, horizon: 2600 },
  ].map(({ discount, p, horizon }) => {
    const game = gameOf('prisoners-dilemma');
    const gaps = samplingGaps({ game, role: 0, opponentMenu, prior: [1 - p, p], discount, horizon });
    const loss = (gaps.best - gaps.resample) / gaps.range;
    return { discount, p, loss, D: gaps.collisionComplement, bound: gaps.resampleBound };
  });
  const words = cases.map(
    ({ discount, p, loss, D, bound }) =>
      `discount ${discount}, p = ${p}: loss ${formatReal(loss, 4)}, D ${formatReal(D, 4)}, bound ${formatReal(bound, 3)}`,
  );
  return checkedRow(
    {
      item: 'Lemma 4.1, Algorithm 1',
      about: 'the same for an agent that draws anew in every round',
      evidence: 'exact',
      published: 'loss at most D',
      ours: `fails in the prisoner’s dilemma with belief grim trigger 1 - p, always-cooperate p: ${words.join('; ')}`,
      verdict: 'corrected',
      reason:
        'the proofs of Lemma 4.1 and Proposition 4.3 take the drawn best response to be followed for ever, but Algorithm 1 draws again every round, and one unlucky draw ends cooperation; what holds is a loss of at most the expected discounted sum of future D',
      test: GAPS,
    },
    cases.every(({ loss, D, bound }) => loss > 2 * D && loss <= bound) && Math.abs(cases[0].loss - 0.0454) < 5e-4,
  );
}
