/**
 * Section 5.3 of the paper: best replies to one round's forecast.
 */
import { collisionComplement, myopicPsBr, posterior, weakDistance } from '@folkways/agents';
import { type Automaton, type NormalFormGame, regret, uniformInteger, uniformReal } from '@folkways/core';
import { formatReal } from '../../output/formatReal.js';
import { checkLaw } from '../checkLaw.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { lawRow } from './lawRow.js';
import {
  drawn,
  gameOf,
  menuOf,
  nextOf,
  randomAutomaton,
  randomHistory,
  randomWeights,
  SLUGS,
} from './learningGames.js';

const LEMMAS = 'packages/agents/src/measure/lemmas.property.test.ts';
const PSBR = 'packages/agents/src/agent/psBr.property.test.ts';

export const stageEntry: LedgerEntry = {
  name: 'Section 5.3, one round ahead',
  items: ['Definition 10', 'Definition 11', 'Lemma 5.5', 'Lemma 5.6', 'Lemma 5.7'],
  run: (context) => ({
    rows: [stageNash(context), myopic(context), nearbyBeliefs(context), stageSampling(context), oneStep(context)],
  }),
};

type Matrix = readonly (readonly number[])[];

/** Payoffs in [0, 1], two to four own actions against three. */
const randomMatrix = (rng: Parameters<typeof uniformReal>[0]): number[][] =>
  Array.from({ length: uniformInteger(rng, 2, 4) }, () => Array.from({ length: 3 }, () => uniformReal(rng)));
const rowValue = (row: readonly number[], q: readonly number[]): number => row.reduce((sum, u, j) => sum + u * q[j], 0);
const best = (u: Matrix, q: readonly number[]): number => Math.max(...u.map((row) => rowValue(row, q)));
const payoff = (u: Matrix, a: readonly number[], q: readonly number[]): number =>
  u.reduce((sum, row, i) => sum + a[i] * rowValue(row, q), 0);

function stageNash({ seed, quick }: LedgerContext): LedgerRow {
  const law = checkLaw({ seed, instances: quick ? 300 : 5000, stream: 61 }, (rng) => {
    const game = gameOf(drawn(rng, SLUGS));
    const mixed = game.actions.map((names) => randomWeights(rng, names.length));
    const gaps = [0, 1].map((role) => {
      const columns = game.actions[1].length;
      const u = game.actions[role].map((_, a) =>
        game.actions[1 - role].map((_, b) => game.payoffs[role][role === 0 ? a * columns + b : b * columns + a]),
      );
      return best(u, mixed[1 - role]) - payoff(u, mixed[role], mixed[1 - role]);
    });
    return Math.abs(regret(game, mixed) - Math.max(...gaps)) < 1e-9;
  });
  return lawRow('Definition 10', 'stage epsilon-Nash equilibrium', 'no action gains more than epsilon', {
    ours: `the regret of a mixed profile against its definition: ${law.words}`,
    test: LEMMAS,
    holds: law.holds,
  });
}

/** Plays of the first best reply to each label's next action, weighed by the posterior. */
function enumeratedMyopic(
  game: NormalFormGame,
  slug: (typeof SLUGS)[number],
  role: number,
  history: string[][],
): number[] {
  const opponentMenu = menuOf(slug, 1 - role);
  const weights = posterior(opponentMenu, history, 1 - role);
  const columns = game.actions[1].length;
  const wanted = game.actions[role].map(() => 0);
  for (const { label, automaton } of opponentMenu) {
    const q = nextOf(automaton, history, 1 - role);
    const values = game.actions[role].map((_, a) =>
      q.reduce((sum, p, b) => sum + p * game.payoffs[role][role === 0 ? a * columns + b : b * columns + a], 0),
    );
    wanted[values.findIndex((value) => value >= Math.max(...values) - 1e-9)] += weights[label];
  }
  return wanted;
}

function myopic({ seed, quick }: LedgerContext): LedgerRow {
  const law = checkLaw({ seed, instances: quick ? 200 : 3000, stream: 62 }, (rng) => {
    const slug = drawn(rng, SLUGS);
    const game = gameOf(slug);
    const role = uniformInteger(rng, 0, 1);
    const history = randomHistory(rng, game, 8);
    const agent = myopicPsBr({ game, role, menu: menuOf(slug, role), opponentMenu: menuOf(slug, 1 - role) });
    const given = agent.actionProbabilities(history);
    const wanted = enumeratedMyopic(game, slug, role, history);
    return game.actions[role].every((name, a) => Math.abs(given[name] - wanted[a]) < 1e-9);
  });
  return lawRow('Definition 11', 'myopic PS-BR', 'answer the next action of one strategy drawn from the posterior', {
    ours: `exact action probabilities against a sum over the posterior: ${law.words}`,
    test: PSBR,
    holds: law.holds,
  });
}

function nearbyBeliefs({ seed, quick }: LedgerContext): LedgerRow {
  const law = checkLaw({ seed, instances: quick ? 2000 : 50_000, stream: 63 }, (rng) => {
    const u = randomMatrix(rng);
    const alpha = randomWeights(rng, u.length);
    const [p, q] = [randomWeights(rng, 3), randomWeights(rng, 3)];
    const xi = best(u, q) - payoff(u, alpha, q);
    const variation = p.reduce((sum, x, j) => sum + Math.abs(x - q[j]), 0) / 2;
    return best(u, p) - payoff(u, alpha, p) <= xi + 2 * variation + 1e-12;
  });
  return lawRow(
    'Lemma 5.5',
    'stage best responses are stable',
    'a xi-best response to q is a (xi + 2 TV)-best response to p',
    {
      ours: law.words,
      test: LEMMAS,
      holds: law.holds,
    },
  );
}

function stageSampling({ seed, quick }: LedgerContext): LedgerRow {
  let most = 0;
  const law = checkLaw({ seed, instances: quick ? 2000 : 50_000, stream: 64 }, (rng) => {
    const u = randomMatrix(rng);
    const weights = randomWeights(rng, uniformInteger(rng, 1, 5));
    const forecasts = weights.map(() => randomWeights(rng, 3));
    const predictive = [0, 1, 2].map((j) => weights.reduce((sum, w, g) => sum + w * forecasts[g][j], 0));
    const alpha = u.map(() => 0);
    for (const [g, w] of weights.entries()) {
      const values = u.map((line) => rowValue(line, forecasts[g]));
      alpha[values.indexOf(Math.max(...values))] += w;
    }
    const loss = best(u, predictive) - payoff(u, alpha, predictive);
    const D = collisionComplement(weights);
    if (D > 1e-9) most = Math.max(most, loss / D);
    return loss <= D + 1e-12;
  });
  return lawRow('Lemma 5.6', 'myopic PS-BR loses at most D in the stage game', 'for every belief', {
    ours: `${law.words}; largest loss ${formatReal(most, 2)} D`,
    test: LEMMAS,
    holds: law.holds,
  });
}

function oneStep({ seed, quick }: LedgerContext): LedgerRow {
  const law = checkLaw({ seed, instances: quick ? 100 : 2000, stream: 65 }, (rng) => {
    const game = gameOf('prisoners-dilemma');
    const [own, truth, other] = [0, 1, 2].map((): Automaton => randomAutomaton(rng, game.actions[0]));
    const w = uniformReal(rng);
    const belief = [
      { weight: w, automata: [own, truth] as const },
      { weight: 1 - w, automata: [own, other] as const },
    ];
    const { upper, totalVariation } = weakDistance(game, belief, [own, truth], { depth: 5 });
    const start = (automaton: Automaton): readonly number[] => automaton.outputs[automaton.initial];
    const q = start(truth).map((p, a) => w * p + (1 - w) * start(other)[a]);
    const variation = q.reduce((sum, p, a) => sum + Math.abs(p - start(truth)[a]), 0) / 2;
    return variation <= totalVariation[0] + 1e-9 && totalVariation[0] <= 2 * upper + 1e-9;
  });
  return lawRow(
    'Lemma 5.7',
    'predicting the path implies predicting the next action',
    'the total variation of the next action tends to 0',
    {
      ours: `it is at most twice the weak distance: ${law.words}`,
      test: LEMMAS,
      holds: law.holds,
    },
  );
}
