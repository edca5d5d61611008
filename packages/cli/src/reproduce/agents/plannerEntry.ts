/**
 * Appendix D of the paper: how strategies are inferred and plans are valued.
 */
import { CLIP, followRate, logLikelihoods, posterior, prescribedPaths, psBr, runExperiment } from '@folkways/agents';
import { randomStream } from '@folkways/core';
import { formatReal } from '../../output/formatReal.js';
import { checkedRow } from '../checkedRow.js';
import { checkLaw } from '../checkLaw.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { drawn, gameOf, menuOf, nextOf, randomHistory, SLUGS } from './learningGames.js';

const LIKELIHOOD = 'packages/agents/src/belief/logLikelihoods.golden.test.ts';
const PSBR = 'packages/agents/src/agent/psBr.property.test.ts';

export const plannerEntry: LedgerEntry = {
  name: 'Appendix D, inference and planning',
  items: ['Appendix D.1', 'Appendix D.1, clipping', 'Appendix D.1, Promo’s prior', 'Appendix D.2, Algorithm 1'],
  async run(context) {
    return { rows: [likelihood(context), clipping(), await promoPrior(context), rollouts(context)] };
  },
};

function likelihood({ seed, quick }: LedgerContext): LedgerRow {
  const law = checkLaw({ seed, instances: quick ? 200 : 3000, stream: 87 }, (rng) => {
    const slug = drawn(rng, SLUGS);
    const role = drawn(rng, [0, 1]);
    const game = gameOf(slug);
    const history = randomHistory(rng, game, 10);
    const scores = logLikelihoods(menuOf(slug, role), history, role);
    return menuOf(slug, role).every(({ label, automaton }) => {
      const sum = history.reduce((total, round, t) => {
        const [first, ...others] = nextOf(automaton, history.slice(0, t), role);
        const isFirst = round[role] === game.actions[role][0];
        // The paper's formula where there are two actions; with three, the probability of the action that was played.
        const p =
          others.length === 1
            ? isFirst
              ? first
              : 1 - first
            : [first, ...others][game.actions[role].indexOf(round[role])];
        return total + Math.log(Math.min(1 - CLIP, Math.max(CLIP, p)));
      }, 0);
      return Math.abs(sum - scores[label]) < 1e-9;
    });
  });
  return checkedRow(
    {
      item: 'Appendix D.1',
      about: 'the likelihood of a strategy',
      evidence: 'law',
      published: 'a sum of log p or log (1 - p), for two actions, and no prior in the weights',
      ours: `the log of the probability of the action that was played, times a prior: ${law.words}; Promo has ${gameOf('promo').actions[0].length} actions`,
      verdict: 'corrected',
      reason:
        'the formula is binary and one of the five games is not; the prior that Experiment 2 needs is a line of the prompt there, and a factor of the weights here',
      test: LIKELIHOOD,
    },
    law.holds,
  );
}

/** A strategy that was wrong once against its twin with noise. */
function clipping(): LedgerRow {
  const slug = 'battle-of-the-sexes';
  const menu = menuOf(slug, 1).filter(({ label }) => label === 'insist_j' || label === 'noisy_insist_j');
  const history = [['J', 'F']];
  let clean = 0;
  for (; clean < 1000; clean++) {
    const weights = posterior(menu, history, 1);
    if (weights.insist_j >= weights.noisy_insist_j) break;
    history.push(['J', 'J']);
  }
  const exact = Math.log(0.1 / CLIP) / -Math.log(0.9);
  return checkedRow(
    {
      item: 'Appendix D.1, clipping',
      about: 'probabilities are clipped to [1e-6, 1 - 1e-6]',
      evidence: 'exact',
      published: 'for numerical stability',
      ours: `a strategy that was contradicted once overtakes its twin of noise .1 after ${clean} clean rounds (ln(1e5) / -ln .9 = ${formatReal(exact, 1)})`,
      verdict: 'corrected',
      reason:
        'the clip is a tremble in the belief that play does not have: refuted strategies come back, and beliefs spread again around round 100 of the experiments',
      test: LIKELIHOOD,
    },
    Math.abs(clean - exact) <= 1.5,
  );
}

async function promoPrior({ seed, quick }: LedgerContext): Promise<LedgerRow> {
  const matches = quick ? 30 : 400;
  const expects: readonly (readonly [string, string])[] = [
    [...prescribedPaths.promo.expects],
    ['mad0', 'mad1'],
    ['mad0', 'mad0'],
  ];
  const rates: { strict: number; free: number }[] = [];
  for (const pair of expects) {
    const prior = { byRole: pair.map((label) => ({ label, weight: 0.999 })) };
    const records = await runExperiment({
      game: 'promo',
      agents: { agent: { kind: 'ps-br', lastRound: 200, prior } },
      rounds: 180,
      matches,
      seed,
    });
    const rate = (metric: 'prescribed' | 'parityFree'): number =>
      followRate(records, { metric, window: [161, 180] }).rate;
    rates.push({ strict: rate('prescribed'), free: rate('parityFree') });
  }
  const words = rates.map(
    ({ strict, free }, k) =>
      `${expects[k].join(' and ')}: ${formatReal(100 * strict, 0)} % (${formatReal(100 * free, 0)} % whichever leads)`,
  );
  return checkedRow(
    {
      item: 'Appendix D.1, Promo’s prior',
      about: 'which strategy each player expects',
      evidence: 'simulation',
      published: 'mad0 for Promo opponent 1 and mad1 for opponent 2',
      ours: `on the prescribed path when the players expect ${words.join('; ')}`,
      verdict: 'sharper',
      reason:
        'it must differ by role: player 1 expects mad1 and player 2 mad0; the other way round the same cycle starts with the other leading, and with one label for both cooperation never begins',
      test: 'packages/agents/src/experiment/options.golden.test.ts',
    },
    rates[0].strict > 0.95 && rates[1].strict < 0.05 && rates[1].free > 0.8 && rates[2].free < 0.3,
  );
}

function rollouts({ seed, quick }: LedgerContext): LedgerRow {
  const slug = 'battle-of-the-sexes';
  const game = gameOf(slug);
  const options = { game, role: 0, menu: menuOf(slug, 0), opponentMenu: menuOf(slug, 1), horizon: 5 };
  const exact = psBr(options);
  const draws = quick ? 200 : 4000;
  const worst = [1, 40].map((K) => {
    const sampled = psBr({ ...options, rollouts: K });
    return [
      [],
      [['J', 'F']],
      [
        ['J', 'J'],
        ['F', 'F'],
      ],
    ].reduce((most, history, h) => {
      const rng = randomStream(seed + h, 88);
      let count = 0;
      for (let i = 0; i < draws; i++) if (sampled.act(history, rng) === 'J') count++;
      return Math.max(most, Math.abs(count / draws - exact.actionProbabilities(history).J));
    }, 0);
  });
  const allowed = 4 / Math.sqrt(draws);
  return checkedRow(
    {
      item: 'Appendix D.2, Algorithm 1',
      about: 'plans valued by K simulated rollouts',
      evidence: 'simulation',
      published: 'K rollouts of each plan against the drawn strategy',
      ours: `action frequencies within ${formatReal(worst[1], 2)} of the exact probabilities with K = 40 (${formatReal(worst[0], 2)} with K = 1), ${draws} draws`,
      verdict: 'sharper',
      reason:
        'both are automata, so expectations are computed exactly and faster than one rollout; few rollouts add noise of their own to the choice of a plan',
      test: PSBR,
    },
    worst[1] < allowed + 0.05,
  );
}
