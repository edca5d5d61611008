/**
 * Section 3 of the paper: games, strategies, the law of play, equilibrium.
 */
import { mmStar } from '@folkways/agents';
import { bestResponse, discountedPayoffs, Fraction, stageDistributions } from '@folkways/core';
import { PAPER_GAMES } from '../../agents/paperTables.js';
import { formatSignificant } from '../../output/formatReal.js';
import { checkedRow } from '../checkedRow.js';
import { checkLaw } from '../checkLaw.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { drawn, gameOf, histories, menuOf, nextOf, randomAutomaton, SLUGS } from './learningGames.js';

const MEASURES = 'packages/agents/src/measure/measures.test.ts';
const VALUES = 'packages/agents/src/measure/reference.golden.test.ts';
/** Rounds over which probabilities of all histories are added up. */
const ROUNDS = 4;

export const setupEntry: LedgerEntry = {
  name: 'Section 3, setting',
  items: ['eq. (1)', 'Assumption 1', 'Definitions 1, 2', 'Definition 3'],
  run: (context) => ({ rows: [payoffRange(), nonMm(), playPath(context), epsilonNash(context)] }),
};

function payoffRange(): LedgerRow {
  const ranges = PAPER_GAMES.map(({ slug, name }) => {
    const payoffs = gameOf(slug).payoffs.flatMap((list) => [...list]);
    return { name, low: Math.min(...payoffs), high: Math.max(...payoffs) };
  });
  const outside = ranges.filter(({ low, high }) => low < 0 || high > 1);
  return checkedRow(
    {
      item: 'eq. (1)',
      about: 'stage payoffs in [0, 1]',
      evidence: 'exact',
      published: 'u_i: A -> [0, 1]',
      ours: ranges.map(({ name, low, high }) => `${name} [${low}, ${high}]`).join(', '),
      verdict: 'corrected',
      reason: `the payoffs of ${outside.length} of the five games leave [0, 1]; every bound in units of the payoff range is compared after rescaling by it, which changes no best response`,
      test: 'packages/agents/src/measure/samplingGaps.paper.test.ts',
    },
    outside.length === ranges.length,
  );
}

function nonMm(): LedgerRow {
  const results = PAPER_GAMES.map(({ slug, name }) => ({ name, ...mmStar(gameOf(slug)) }));
  const words = results.map(
    ({ name, players }) =>
      `${name} ${players.map(({ phiExact, Phi }) => `${Fraction.of(Phi)} and ${phiExact}`).join(', ')}`,
  );
  const tied = results.filter(({ phi, Phi }) => phi.every((value, i) => value === Phi[i])).map(({ name }) => name);
  return checkedRow(
    {
      item: 'Assumption 1',
      about: 'the stage game is not MM*',
      evidence: 'exact',
      published: 'Phi >= phi for some player, so some pure lead is worth the minmax',
      ours: `Phi and phi of each player: ${words.join('; ')}; none is MM*, ${tied.join(', ')} by equality`,
      verdict: 'agrees',
      test: MEASURES,
    },
    results.every(({ isMmStar }) => !isMmStar) && tied.join() === 'PD',
  );
}

function playPath({ seed, quick }: LedgerContext): LedgerRow {
  const game = gameOf('prisoners-dilemma');
  const all = histories(game, ROUNDS);
  const law = checkLaw({ seed, instances: quick ? 40 : 1000, stream: 41 }, (rng) => {
    const pair = [0, 1].map(() => randomAutomaton(rng, game.actions[0]));
    const { profiles } = stageDistributions(game, pair, { rounds: ROUNDS });
    const last = new Float64Array(4);
    let total = 0;
    for (const history of all) {
      const probability = history.reduce((mass, round, t) => {
        const before = history.slice(0, t);
        return pair.reduce((product, automaton, player) => {
          const next = nextOf(automaton, before, player);
          return product * next[game.actions[player].indexOf(round[player])];
        }, mass);
      }, 1);
      total += probability;
      const [a, b] = history[ROUNDS - 1].map((name) => game.actions[0].indexOf(name));
      last[2 * a + b] += probability;
    }
    const same = last.every((mass, k) => Math.abs(mass - profiles[ROUNDS - 1][k]) < 1e-12);
    return Math.abs(total - 1) < 1e-12 && same;
  });
  return checkedRow(
    {
      item: 'Definitions 1, 2',
      about: 'strategies, and the law of play that they induce',
      evidence: 'law',
      published: 'the probability of a history is the product of the actions’ probabilities',
      ours: `over all ${all.length} histories of ${ROUNDS} rounds these sum to 1 and give the law of the last round: ${law.words}`,
      verdict: 'agrees',
      test: MEASURES,
    },
    law.holds,
  );
}

function epsilonNash({ seed, quick }: LedgerContext): LedgerRow {
  const discount = 0.9;
  let equilibria = 0;
  const law = checkLaw({ seed, instances: quick ? 150 : 3000, stream: 42 }, (rng) => {
    const slug = drawn(rng, SLUGS);
    const game = gameOf(slug);
    const pair = [0, 1].map((role) => drawn(rng, menuOf(slug, role)).automaton);
    const gaps = [0, 1].map((role) => {
      const response = bestResponse(game, role, [pair[1 - role]], { discount });
      const value = (own: (typeof pair)[number]): number => {
        const both = role === 0 ? [own, pair[1]] : [pair[0], own];
        return discountedPayoffs(game, both, { discount }).payoffs[role];
      };
      const attained = Math.abs(value(response.policy) - response.value) < 1e-9;
      const unbeaten = menuOf(slug, role).every(({ automaton }) => value(automaton) <= response.value + 1e-9);
      return attained && unbeaten ? response.value - value(pair[role]) : Number.NaN;
    });
    if (gaps.every((gap) => gap < 1e-9)) equilibria++;
    return gaps.every((gap) => gap >= -1e-9);
  });
  return checkedRow(
    {
      item: 'Definition 3',
      about: 'epsilon-Nash equilibrium of the repeated game',
      evidence: 'law',
      published: 'no strategy gains more than epsilon',
      ours: `the gain is computed exactly on automata; the best response attains it and no strategy of the menu exceeds it: ${law.words} of pairs (${equilibria} of them equilibria at discount ${formatSignificant(discount)})`,
      verdict: 'agrees',
      test: VALUES,
    },
    law.holds && equilibria > 0,
  );
}
