/**
 * Section 6 of the paper: beliefs over payoffs that are learned from noisy draws.
 */
import {
  jointCollisionComplement,
  matchRounds,
  PayoffBelief,
  payoffMenu,
  playMatch,
  posterior,
  psBr,
  smallestPayoffGap,
  weakDistance,
} from '@folkways/agents';
import { randomStream, standardNormal, uniformInteger } from '@folkways/core';
import { checkedRow } from '../checkedRow.js';
import { checkLaw } from '../checkLaw.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { drawn, gameOf, menuOf, randomAutomaton, randomWeights, SLUGS } from './learningGames.js';

const LEMMAS = 'packages/agents/src/measure/lemmas.property.test.ts';
const BELIEFS = 'packages/agents/src/belief/strategyBelief.property.test.ts';
/** Offsets of the small menus that are enumerated. */
const THREE = [-1, 0, 1] as const;

export const privatePayoffsEntry: LedgerEntry = {
  name: 'Section 6, beliefs over payoffs',
  items: ['Definition 13', 'Lemma 6.1', 'Lemma 6.3', 'Lemma 6.4'],
  async run(context) {
    return {
      rows: [factorised(context), await publicBelief(context), predictiveLaw(context), jointSampling(context)],
    };
  },
};

/** The same draws for every matrix: densities multiplied over all 3^4 matrices of a small menu. */
function factorised({ seed, quick }: LedgerContext): LedgerRow {
  const game = gameOf('prisoners-dilemma');
  const noise = smallestPayoffGap(game);
  const law = checkLaw({ seed, instances: quick ? 100 : 2000, stream: 71 }, (rng) => {
    const belief = new PayoffBelief(payoffMenu('reproduce', game, 0, noise, THREE));
    const seen = Array.from({ length: uniformInteger(rng, 0, 8) }, () => {
      const profile = uniformInteger(rng, 0, 3);
      return { profile, payoff: game.payoffs[0][profile] + noise * standardNormal(rng) };
    });
    for (const { profile, payoff } of seen) belief.observe(profile, payoff);
    const marginal = new Float64Array(12);
    let total = 0;
    for (let code = 0; code < 81; code++) {
      const choice = [0, 1, 2, 3].map((cell) => Math.floor(code / 3 ** cell) % 3);
      const log = seen.reduce((sum, { profile, payoff }) => {
        const z = (payoff - game.payoffs[0][profile]) / noise - THREE[choice[profile]];
        return sum - z ** 2 / 2;
      }, 0);
      total += Math.exp(log);
      for (const [cell, o] of choice.entries()) marginal[3 * cell + o] += Math.exp(log);
    }
    return marginal.every((mass, k) => Math.abs(mass / total - belief.probabilities[k]) < 1e-9);
  });
  return checkedRow(
    {
      item: 'Definition 13',
      about: 'PS-BR with private payoffs: draw a strategy and a payoff matrix',
      evidence: 'law',
      published: 'from the product of two posteriors',
      ours: `the posterior over matrices, cell by cell, against all 81 matrices of a small menu: ${law.words}`,
      verdict: 'agrees',
      test: BELIEFS,
    },
    law.holds,
  );
}

async function publicBelief({ seed, quick }: LedgerContext): Promise<LedgerRow> {
  const matches = quick ? 10 : 100;
  let same = 0;
  for (let k = 0; k < matches; k++) {
    const rng = randomStream(seed + k, 72);
    const slug = drawn(rng, SLUGS);
    const game = gameOf(slug);
    const agents = [0, 1].map((role) =>
      psBr({ game, role, menu: menuOf(slug, role), opponentMenu: menuOf(slug, 1 - role), payoffs: 'sample' }),
    );
    const options = { game, rounds: 30, rng, recordBeliefs: true, payoffNoise: 'smallest gap' as const };
    const match = await playMatch([agents[0], agents[1]], options);
    // Beliefs before the last round.
    const expected = Object.values(posterior(menuOf(slug, 1), matchRounds(game, match).slice(0, 29), 1));
    const found = match.beliefs?.[0].slice(29 * expected.length) ?? [];
    if (expected.every((weight, g) => Math.abs(weight - found[g]) < 1e-9)) same++;
  }
  return checkedRow(
    {
      item: 'Lemma 6.1',
      about: 'the belief over strategies concentrates as before',
      evidence: 'law',
      published: 'Lemma 4.2 for the law of public actions',
      ours: `rewards do not enter it: equal to the posterior of the public history in ${same} of ${matches} matches with learned payoffs; its rate is that of Lemma 4.2`,
      verdict: 'agrees',
      test: BELIEFS,
    },
    same === matches,
  );
}

function predictiveLaw({ seed, quick }: LedgerContext): LedgerRow {
  const game = gameOf('prisoners-dilemma');
  const law = checkLaw({ seed, instances: quick ? 40 : 1000, stream: 75 }, (rng) => {
    const plans = Array.from({ length: uniformInteger(rng, 2, 3) }, () => randomAutomaton(rng, game.actions[0]));
    const other = randomAutomaton(rng, game.actions[1]);
    const weights = randomWeights(rng, plans.length);
    const mixture = plans.map((own, m) => ({ weight: weights[m], automata: [own, other] as const }));
    const { lower } = weakDistance(game, mixture, [plans[0], other], { depth: 5 });
    return lower <= 1 - weights[0] + 1e-9;
  });
  return checkedRow(
    {
      item: 'Lemma 6.3',
      about: 'the predictive law is near that of the true payoffs',
      evidence: 'law',
      published: 'within 1 - the belief in the true payoffs',
      ours: law.words,
      verdict: 'agrees',
      test: LEMMAS,
    },
    law.holds,
  );
}

function jointSampling({ seed, quick }: LedgerContext): LedgerRow {
  const game = gameOf('samaritan');
  const strategies = menuOf('samaritan', 1).map(({ automaton }) => automaton.outputs[automaton.initial]);
  const law = checkLaw({ seed, instances: quick ? 100 : 2000, stream: 76 }, (rng) => {
    const belief = new PayoffBelief(payoffMenu('reproduce', game, 0, 1, THREE));
    for (let k = uniformInteger(rng, 0, 10); k > 0; k--)
      belief.observe(uniformInteger(rng, 0, 3), 4 * standardNormal(rng));
    const weights = randomWeights(rng, strategies.length);
    const hypotheses: { weight: number; values: number[] }[] = [];
    for (let code = 0; code < 81; code++) {
      const choice = [0, 1, 2, 3].map((cell) => Math.floor(code / 3 ** cell) % 3);
      const p = choice.reduce((product, o, cell) => product * belief.probabilities[3 * cell + o], 1);
      // Means in [-2, 3], moved to [0, 1].
      const u = choice.map((o, cell) => (game.payoffs[0][cell] + THREE[o] + 2) / 5);
      for (const [g, q] of strategies.entries()) {
        const values = [u[0] * q[0] + u[1] * q[1], u[2] * q[0] + u[3] * q[1]];
        hypotheses.push({ weight: weights[g] * p, values });
      }
    }
    const expected = [0, 1].map((a) => hypotheses.reduce((sum, { weight, values }) => sum + weight * values[a], 0));
    const sampled = hypotheses.reduce(
      (sum, { weight, values }) => sum + weight * expected[values[1] > values[0] ? 1 : 0],
      0,
    );
    return Math.max(...expected) - sampled <= jointCollisionComplement(weights, belief) + 1e-12;
  });
  return checkedRow(
    {
      item: 'Lemma 6.4',
      about: 'answering one draw of strategy and payoffs loses at most the joint D',
      evidence: 'law',
      published: 'for every belief',
      ours: `in the stage game, over all pairs of a strategy and one of 81 matrices: ${law.words}`,
      verdict: 'agrees',
      test: LEMMAS,
    },
    law.holds,
  );
}
