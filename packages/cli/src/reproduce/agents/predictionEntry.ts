/**
 * Sections 5.1 and 5.2 of the paper: predictions along realised paths, and the gap to equilibrium.
 */
import {
  automatonAgent,
  continuationGap,
  matchRounds,
  playMatch,
  posterior,
  psBr,
  weakDistance,
} from '@folkways/agents';
import { type Automaton, followHistory, randomStream, uniformInteger } from '@folkways/core';
import { formatReal } from '../../output/formatReal.js';
import { checkedRow } from '../checkedRow.js';
import { checkLaw } from '../checkLaw.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { drawn, gameOf, menuOf, path, SLUGS, slipping, strategyOf } from './learningGames.js';

const MEASURES = 'packages/agents/src/measure/measures.test.ts';
const GAP = 'packages/agents/src/measure/continuationGap.test.ts';
const LIMIT = 'a limit is shown at finitely many rounds, on these games, by simulation';
const SLIP = 0.05;

export const predictionEntry: LedgerEntry = {
  name: 'Sections 5.1 and 5.2, convergence',
  items: ['Definition 6', 'Definitions 7 to 9', 'Lemma 5.1', 'Proposition 5.2', 'Theorem 5.3', 'Corollary 5.4'],
  async run(context) {
    return {
      rows: [
        distance(context),
        continuation(context),
        prediction(context),
        ...(await convergence(context)),
        selfPlay(),
      ],
    };
  },
};

function distance({ seed, quick }: LedgerContext): LedgerRow {
  const law = checkLaw({ seed, instances: quick ? 60 : 1000, stream: 53 }, (rng) => {
    const slug = drawn(rng, SLUGS);
    const game = gameOf(slug);
    const pairs = [0, 1].map(() => [0, 1].map((role) => drawn(rng, menuOf(slug, role)).automaton));
    if (pairs.flat().some(({ outputs }) => outputs.some((row) => !row.includes(1)))) return undefined;
    const depth = 24;
    const [first, second] = pairs.map((pair) => path(pair, slug, depth, rng));
    const t = first.findIndex((round, k) => round.join() !== second[k].join());
    const wanted = t < 0 ? 0 : 2 ** -t;
    const [f, g] = pairs as [[Automaton, Automaton], [Automaton, Automaton]];
    const { lower, upper } = weakDistance(game, f, g, { depth });
    return lower <= wanted + 1e-9 && wanted <= upper + 1e-9 && upper - lower <= 2 ** -depth + 1e-12;
  });
  return checkedRow(
    {
      item: 'Definition 6',
      about: 'weak distance between laws of play',
      evidence: 'law',
      published: 'd = sum of 2^-t times the total variation of the first t rounds',
      ours: `bracketed to 2^-24; paths that first differ in round t are 2^(1-t) apart: ${law.words}`,
      verdict: 'agrees',
      test: MEASURES,
    },
    law.holds,
  );
}

/** The automaton that goes on from where a history has brought it. */
function goingOn(automaton: Automaton, history: readonly (readonly string[])[], player: number): Automaton {
  return { ...automaton, initial: followHistory(automaton, history, { player }).states[history.length] };
}

function continuation({ seed, quick }: LedgerContext): LedgerRow {
  const law = checkLaw({ seed, instances: quick ? 30 : 500, stream: 54 }, (rng) => {
    const slug = drawn(rng, ['battle-of-the-sexes', 'prisoners-dilemma'] as const);
    const game = gameOf(slug);
    const [f, g] = [0, 1].map(() => [0, 1].map((role) => drawn(rng, slipping(menuOf(slug, role), SLIP)).automaton));
    const history = path(f, slug, uniformInteger(rng, 1, 6), rng);
    const after = weakDistance(game, [f[0], f[1]], [g[0], g[1]], { history, depth: 6 });
    const [moved, other] = [f, g].map(
      (pair) => [goingOn(pair[0], history, 0), goingOn(pair[1], history, 1)] as [Automaton, Automaton],
    );
    const anew = weakDistance(game, moved, other, { depth: 6 });
    return Math.abs(after.lower - anew.lower) < 1e-9 && Math.abs(after.upper - anew.upper) < 1e-9;
  });
  return checkedRow(
    {
      item: 'Definitions 7 to 9',
      about: 'similarity in continuation, weak subjective equilibrium, learning to predict',
      evidence: 'law',
      published: 'the definitions, by distances between conditional laws',
      ours: `the distance after a history is that of the automata going on from their states: ${law.words}`,
      verdict: 'agrees',
      test: MEASURES,
    },
    law.holds,
  );
}

function prediction({ seed, quick }: LedgerContext): LedgerRow {
  const ROUNDS = [0, 5, 40];
  const depth = 8;
  const sums = ROUNDS.map(() => 0);
  let [pairs, unsure] = [0, 0];
  for (let k = 0; pairs < (quick ? 20 : 200); k++) {
    const rng = randomStream(seed + k, 55);
    const slug = drawn(rng, ['battle-of-the-sexes', 'prisoners-dilemma', 'samaritan', 'lemons'] as const);
    const game = gameOf(slug);
    const menu = menuOf(slug, 1);
    const own = drawn(rng, menuOf(slug, 0)).automaton;
    const truth = drawn(rng, menu);
    const full = path([own, truth.automaton], slug, ROUNDS[2], rng);
    const belief = menu.map(({ automaton }) => ({ weight: 1 / menu.length, automata: [own, automaton] as const }));
    for (const [r, rounds] of ROUNDS.entries()) {
      const history = full.slice(0, rounds);
      sums[r] += weakDistance(game, belief, [own, truth.automaton], { history, depth }).upper;
    }
    if (posterior(menu, full, 1)[truth.label] < 0.9) unsure++;
    pairs++;
  }
  const means = sums.map((sum) => sum / pairs);
  return checkedRow(
    {
      item: 'Lemma 5.1',
      about: 'absolute continuity makes predictions along the path come true',
      evidence: 'simulation',
      published: 'the weak distance between predicted and true continuation tends to 0',
      ours: `a menu’s strategy among the eight of its menu: mean distance ${means.map((mean, r) => `${formatReal(mean, 3)} after ${ROUNDS[r]}`).join(', ')} rounds, over ${pairs} pairs; in ${unsure} of them the belief in the truth stays below .9, as the paper says it may`,
      verdict: 'evidence only',
      reason: LIMIT,
      test: MEASURES,
    },
    means[0] > 4 * means[2] && means[2] < 0.05 && unsure > 0,
  );
}

/** PS-BR meets an automaton that is itself a best reply to what PS-BR comes to play: both players' assumptions can be verified. */
async function convergence({ seed, quick }: LedgerContext): Promise<LedgerRow[]> {
  const slug = 'battle-of-the-sexes';
  const game = gameOf(slug);
  const discount = 0.9;
  const [menu, opponentMenu] = [menuOf(slug, 0), menuOf(slug, 1)];
  const agents = [
    psBr({ game, role: 0, menu, opponentMenu, discount }),
    automatonAgent({ game, role: 1, automaton: strategyOf(slug, 1, 'insist_f') }),
  ] as const;
  const match = await playMatch(agents, { game, rounds: 400, rng: randomStream(seed, 56) });
  const played = matchRounds(game, match);
  const rows: { round: number; gaps: number[]; distance: number }[] = [];
  for (const round of [0, 20, 400]) {
    const history = played.slice(0, round);
    const gaps: number[] = [];
    for (const role of [0, 1]) {
      const rng = randomStream(seed, 57);
      const options = { game, agents, role, history, discount, rng, simulations: quick ? 200 : 2000 };
      gaps.push((await continuationGap({ ...options, menu: role === 0 ? menu : opponentMenu })).upper);
    }
    // What the learner will play in the end, against what it predicts of the other.
    const own = strategyOf(slug, 0, 'insist_f');
    const weights = posterior(opponentMenu, history, 1);
    const belief = opponentMenu.map(({ label, automaton }) => ({
      weight: weights[label],
      automata: [own, goingOn(automaton, history, 1)] as const,
    }));
    const truth = [own, strategyOf(slug, 1, 'insist_f')] as const;
    rows.push({ round, gaps, distance: weakDistance(game, belief, truth, { depth: 8 }).upper });
  }
  const [first, , last] = rows;
  const row = (item: string, about: string, published: string, ours: string): LedgerRow =>
    checkedRow(
      { item, about, evidence: 'simulation', published, ours, verdict: 'evidence only', reason: LIMIT, test: GAP },
      last.gaps.every((gap, role) => gap < first.gaps[role] / 4) &&
        last.distance < 0.02 &&
        last.distance < first.distance / 10,
    );
  const gapWords = rows.map(
    ({ round, gaps }) => `${gaps.map((gap) => formatReal(Math.max(0, gap), 2)).join(' and ')} after ${round} rounds`,
  );
  const distances = rows.map(({ round, distance: d }) => `${formatReal(d, 3)} after ${round}`);
  return [
    row(
      'Proposition 5.2',
      'play becomes a weak subjective equilibrium',
      'in the end xi-best responses to predictions within eta of the truth, for all xi and eta',
      `battle of the sexes, PS-BR against insist_f: eta = ${distances.join(', ')} rounds; for xi see Theorem 5.3`,
    ),
    row(
      'Theorem 5.3',
      'play comes weakly near an epsilon-equilibrium of what remains',
      'for every epsilon, from some round on',
      `the same pair: what the players could gain by leaving it is at most ${gapWords.join(', ')}`,
    ),
  ];
}

/** What PS-BR plays in the prisoner's dilemma has probability 0 for some action: it is in no cautious menu. */
function selfPlay(): LedgerRow {
  const slug = 'prisoners-dilemma';
  const game = gameOf(slug);
  const sure = Array.from({ length: 60 }, () => ['F', 'F']);
  const agent = psBr({ game, role: 0, menu: menuOf(slug, 0), opponentMenu: menuOf(slug, 1) });
  const least = [0, 5, 20, 60].map((rounds) => agent.actionProbabilities(sure.slice(0, rounds)).J);
  return checkedRow(
    {
      item: 'Corollary 5.4',
      about: 'the same for PS-BR against PS-BR',
      evidence: 'exact',
      published: 'if Assumption 3 holds for every player',
      ours: `PS-BR, which would have to be in its own copy’s menu, plays J in the prisoner’s dilemma with probability ${least.map((p) => formatReal(p, 6)).join(', ')} after 0, 5, 20, 60 rounds of F, F: below any caution nu`,
      verdict: 'corrected',
      reason:
        'the hypotheses contradict the rule: (1) puts the opponent, PS-BR, in the menu, (2) asks everything in the menu to give every action at least nu at all histories, and a posterior that concentrates lets what is not a best response fall to 0; the conclusion holds where the opponent is a cautious automaton (Theorem 5.3)',
      test: 'packages/agents/src/agent/psBr.property.test.ts',
    },
    least[0] > 0.05 && least[3] < 1e-3,
  );
}
