/**
 * Section 4 of the paper: Bayesian learners, PS-BR and what it assumes.
 */
import { CLIP, identifiability, logLikelihoods, type MenuSlug, menus, posterior, psBr } from '@folkways/agents';
import { type NormalFormGame, profileIndex, uniformInteger } from '@folkways/core';
import { PAPER_GAMES } from '../../agents/paperTables.js';
import { formatSignificant } from '../../output/formatReal.js';
import { listInWords } from '../../output/listInWords.js';
import { checkedRow } from '../checkedRow.js';
import { checkLaw } from '../checkLaw.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { drawn, gameOf, histories, menuOf, nextOf, randomHistory, SLUGS } from './learningGames.js';

const BELIEFS = 'packages/agents/src/belief/strategyBelief.property.test.ts';
const PSBR = 'packages/agents/src/agent/psBr.property.test.ts';
const MEASURES = 'packages/agents/src/measure/measures.test.ts';

export const learnersEntry: LedgerEntry = {
  name: 'Section 4, learners',
  items: ['Definition 4', 'Assumption 2', 'Definition 5', 'Assumption 3'],
  run: (context) => ({
    rows: [bayes(context), grainOfTruth(), definition(context), identifiable()],
  }),
};

function bayes({ seed, quick }: LedgerContext): LedgerRow {
  const law = checkLaw({ seed, instances: quick ? 300 : 5000, stream: 43 }, (rng) => {
    const slug = drawn(rng, SLUGS);
    const role = uniformInteger(rng, 0, 1);
    const menu = menuOf(slug, role);
    const history = randomHistory(rng, gameOf(slug), 12);
    // Products of clipped probabilities, one history at a time.
    const weights = menu.map(({ automaton }) =>
      history.reduce((product, round, t) => {
        const next = nextOf(automaton, history.slice(0, t), role);
        const p = next[gameOf(slug).actions[role].indexOf(round[role])];
        return product * Math.min(1 - CLIP, Math.max(CLIP, p));
      }, 1),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const found = posterior(menu, history, role);
    return menu.every(({ label }, g) => Math.abs(found[label] - weights[g] / sum) < 1e-9);
  });
  return checkedRow(
    {
      item: 'Definition 4',
      about: 'reasonably reasoning: Bayes’ rule, and in the end best responses on path',
      evidence: 'law',
      published: 'the definition',
      ours: `the posterior is Bayes’ rule on probabilities clipped to [${CLIP}, 1 - ${CLIP}]: ${law.words}; for the second part see Proposition 4.3`,
      verdict: 'agrees',
      test: BELIEFS,
    },
    law.holds,
  );
}

/** Two copies of PS-BR: after some history each label of the menu plays otherwise than the copy does. */
function grainOfTruth(): LedgerRow {
  let [labels, told, longest] = [0, 0, 0];
  for (const slug of SLUGS) {
    const game = gameOf(slug);
    for (const role of [0, 1]) {
      const agent = psBr({ game, role, menu: menuOf(slug, role), opponentMenu: menuOf(slug, 1 - role) });
      for (const { automaton } of menuOf(slug, role)) {
        labels++;
        const length = [0, 1, 2].find((rounds) =>
          histories(game, rounds).some((history) => {
            const own = agent.actionProbabilities(history);
            const next = nextOf(automaton, history, role);
            return game.actions[role].some((name, a) => Math.abs(own[name] - next[a]) > 1e-6);
          }),
        );
        if (length === undefined) continue;
        told++;
        longest = Math.max(longest, length);
      }
    }
  }
  return checkedRow(
    {
      item: 'Assumption 2',
      about: 'grain of truth',
      evidence: 'exact',
      published:
        'the law of play is absolutely continuous with respect to the belief; of a menu: the opponent is in it',
      ours: `an opponent from the menu is in it; a copy of PS-BR plays otherwise than each of the ${labels} labels of the five games, ${told} of them within ${longest + 1} rounds`,
      verdict: 'corrected',
      reason:
        'in self-play, which is what the experiments are, the opponent is itself a learner and in no menu of Appendix G: the menu form, Assumption 3 (1), fails by construction, and nothing supports the general one; both hold against automata of the menu',
      test: PSBR,
    },
    told === labels,
  );
}

/** Expected discounted payoff of one automaton against another, by plain recursion over what both may do. */
function pairValue(
  game: NormalFormGame,
  role: number,
  pair: readonly Parameters<typeof nextOf>[0][],
  history: string[][],
  rounds: number,
  discount: number,
): number {
  if (rounds === 0) return 0;
  const [first, second] = pair.map((automaton, player) => nextOf(automaton, history, player));
  let sum = 0;
  for (const [a, p] of first.entries()) {
    for (const [b, q] of second.entries()) {
      if (p * q === 0) continue;
      const names = [game.actions[0][a], game.actions[1][b]];
      const later = pairValue(game, role, pair, [...history, names], rounds - 1, discount);
      sum += p * q * (game.payoffs[role][profileIndex(game, [a, b])] + discount * later);
    }
  }
  return sum;
}

function definition({ seed, quick }: LedgerContext): LedgerRow {
  const law = checkLaw({ seed, instances: quick ? 40 : 1000, stream: 44 }, (rng) => {
    const slug = drawn(rng, SLUGS);
    const game = gameOf(slug);
    const role = uniformInteger(rng, 0, 1);
    const [menu, opponentMenu] = [menuOf(slug, role), menuOf(slug, 1 - role)];
    const history = randomHistory(rng, game, 6);
    const horizon = uniformInteger(rng, 1, slug === 'promo' ? 2 : 3);
    const discount = drawn(rng, [0.5, 0.95]);
    const weights = posterior(opponentMenu, history, 1 - role);
    const wanted = game.actions[role].map(() => 0);
    for (const other of opponentMenu) {
      const values = menu.map(({ automaton }) => {
        const pair = role === 0 ? [automaton, other.automaton] : [other.automaton, automaton];
        return pairValue(game, role, pair, history, horizon, discount);
      });
      const best = values.findIndex((value) => value >= Math.max(...values) - 1e-9);
      for (const [a, p] of nextOf(menu[best].automaton, history, role).entries()) {
        wanted[a] += weights[other.label] * p;
      }
    }
    const agent = psBr({ game, role, menu, opponentMenu, horizon, discount });
    const given = agent.actionProbabilities(history);
    return game.actions[role].every((name, a) => Math.abs(given[name] - wanted[a]) < 1e-9);
  });
  return checkedRow(
    {
      item: 'Definition 5',
      about: 'PS-BR: draw a strategy from the posterior, play a best response to it',
      evidence: 'law',
      published: 'the definition',
      ours: `exact action probabilities against a sum over posterior and plans: ${law.words}`,
      verdict: 'agrees',
      test: PSBR,
    },
    law.holds,
  );
}

function identifiable(): LedgerRow {
  const slugs = Object.keys(menus) as MenuSlug[];
  let [labels, deterministic] = [0, 0];
  const twins = slugs.flatMap((slug) =>
    [0, 1].flatMap((role) => {
      for (const { automaton } of menus[slug][role]) {
        labels++;
        if (automaton.outputs.some((row) => row.includes(0))) deterministic++;
      }
      const { duplicates } = identifiability({ menu: menus[slug][role], opponentMenu: menus[slug][1 - role] });
      return duplicates.map((group) => group.join(' = '));
    }),
  );
  const [menu, opponentMenu] = [menuOf('prisoners-dilemma', 1), menuOf('prisoners-dilemma', 0)];
  const { onPath } = identifiability({ menu, opponentMenu });
  const alike = onPath
    .find(({ against }) => against === 'grim_trigger')
    ?.classes.find((labelled) => labelled.includes('grim_trigger')) as readonly string[];
  const F = [
    ['J', 'J'],
    ['J', 'F'],
    ['J', 'J'],
  ];
  const scores = logLikelihoods(menu, F, 1);
  return checkedRow(
    {
      item: 'Assumption 3',
      about: 'finite menu with the truth in it, every action likely, and separation on path',
      evidence: 'exact',
      published: 'satisfied by a menu of templates with a small tremble',
      ours: `${deterministic} of the ${labels} labels give some action probability 0; never to be separated: ${[...new Set(twins)].join(', ')}; alike on the cooperative path of ${PAPER_GAMES[1].name}: ${listInWords(alike)}`,
      verdict: 'corrected',
      reason: `(2) and (3) fail for the paper’s menus: they do not tremble, only likelihoods are clipped, twins can never exceed one half each, and labels that agree on the path keep their prior odds (log-likelihoods of tft and wsls: ${formatSignificant(scores.tft, 4)} and ${formatSignificant(scores.wsls, 4)})`,
      test: MEASURES,
    },
    twins.length >= 4 && alike.length === 5 && deterministic > labels / 2 && scores.tft === scores.wsls,
  );
}
