/**
 * Sections 5.3 and 5.4 of the paper, what agents that look one round ahead come to: myopic PS-BR and SCoT.
 */
import { followRate, matchRounds, myopicPsBr, playMatch, posterior, runExperiment, scot } from '@folkways/agents';
import { pureEquilibria, randomStream, uniformInteger, uniformReal } from '@folkways/core';
import { PAPER_GAMES } from '../../agents/paperTables.js';
import { formatReal } from '../../output/formatReal.js';
import { checkedRow } from '../checkedRow.js';
import { checkLaw } from '../checkLaw.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { lawRow } from './lawRow.js';
import { drawn, type GameSlug, gameOf, histories, menuOf, nextOf, randomHistory, SLUGS } from './learningGames.js';

const LEMMAS = 'packages/agents/src/measure/lemmas.property.test.ts';
const PSBR = 'packages/agents/src/agent/psBr.property.test.ts';
const TABLES = 'packages/agents/src/experiment/tables.golden.test.ts';
const LIMIT = 'a limit is shown at finitely many rounds, on the five games, by simulation';
/** Matches of a self-play experiment, and its last rounds, which are scored. */
const MATCHES = 40;
const WINDOW = [161, 180] as const;

export const oneStepEntry: LedgerEntry = {
  name: 'Sections 5.3 and 5.4, self-play',
  items: [
    'Theorem 5.8',
    'Theorem 5.8, hypotheses',
    'Definition 12',
    'Lemma 5.9',
    'Theorem 5.10, Corollary 5.11',
    'Appendix E.2',
  ],
  async run(context) {
    return {
      rows: [
        await myopicSelfPlay(context),
        hypotheses(),
        ...predictThenAct(context),
        await scotSelfPlay(context),
        specialCase(context),
      ],
    };
  },
};

/** Shares of rounds in a stage equilibrium, early and late, per game. */
async function selfPlayRates(agent: string, seed: number) {
  const rates: { name: string; early: number; late: number }[] = [];
  for (const { slug, name } of PAPER_GAMES) {
    const records = await runExperiment({ game: slug, agents: { agent }, rounds: WINDOW[1], matches: MATCHES, seed });
    const rate = (window: readonly [number, number]): number =>
      followRate(records, { metric: 'anyNash', window, anyNash: stageEquilibria(slug) }).rate;
    rates.push({ name, early: rate([1, 10]), late: rate(WINDOW) });
  }
  return rates;
}

/** Pure stage equilibria by name, Promo's weak one included; none of the games' late play is mixed. */
const stageEquilibria = (slug: GameSlug): string[][] =>
  pureEquilibria(gameOf(slug)).profiles.map((profile) => profile.map((a, player) => gameOf(slug).actions[player][a]));

const percent = (share: number): string => `${formatReal(100 * share, 1)} %`;

async function myopicSelfPlay({ seed }: LedgerContext): Promise<LedgerRow> {
  const rates = await selfPlayRates('myopic-ps-br', seed);
  const words = rates.map(({ name, early, late }) => `${name} ${percent(early)} to ${percent(late)}`);
  return checkedRow(
    {
      item: 'Theorem 5.8',
      about: 'myopic PS-BR comes to stage equilibria',
      evidence: 'simulation',
      published: 'for every epsilon, from some round on',
      ours: `rounds in a stage equilibrium, of 1 to 10 and of ${WINDOW.join(' to ')}, ${MATCHES} matches of self-play: ${words.join(', ')}`,
      verdict: 'evidence only',
      reason: LIMIT,
      test: TABLES,
    },
    rates.every(({ late }) => late > 0.95),
  );
}

/** The rule never plays a dominated action, so it is in no cautious menu. */
function hypotheses(): LedgerRow {
  const dominated = [
    { slug: 'prisoners-dilemma', role: 0, action: 'J' },
    { slug: 'samaritan', role: 0, action: 'N' },
    { slug: 'lemons', role: 0, action: 'HQ' },
  ] as const;
  let [histories3, most] = [0, 0];
  for (const { slug, role, action } of dominated) {
    const game = gameOf(slug);
    const agent = myopicPsBr({ game, role, menu: menuOf(slug, role), opponentMenu: menuOf(slug, 1 - role) });
    for (const history of [0, 1, 2, 3].flatMap((rounds) => histories(game, rounds))) {
      histories3++;
      most = Math.max(most, agent.actionProbabilities(history)[action]);
    }
  }
  return checkedRow(
    {
      item: 'Theorem 5.8, hypotheses',
      about: 'Assumption 3 for players who all use myopic PS-BR',
      evidence: 'exact',
      published: 'every strategy in the menu, the opponent’s own included, gives every action at least nu > 0',
      ours: `the dominated actions ${dominated.map(({ slug, action }) => `${action} (${slug})`).join(', ')} have probability ${most} after each of ${histories3} histories of up to 3 rounds`,
      verdict: 'corrected',
      reason:
        'a myopic best response never plays a strictly dominated action, so this opponent cannot be in a menu that meets (2), and (1) and (2) exclude each other',
      test: PSBR,
    },
    most === 0,
  );
}

/** Definition 12 and Lemma 5.9, against deterministic strategies of the menus. */
function predictThenAct({ seed, quick }: LedgerContext): LedgerRow[] {
  const rule = checkLaw({ seed, instances: quick ? 200 : 3000, stream: 66 }, (rng) => {
    const slug = drawn(rng, SLUGS);
    const game = gameOf(slug);
    const role = uniformInteger(rng, 0, 1);
    const opponentMenu = menuOf(slug, 1 - role);
    const history = randomHistory(rng, game, 8);
    const q = predicted(slug, role, history);
    const likeliest = q.flatMap((p, b) => (p >= Math.max(...q) - 1e-12 ? [b] : []));
    if (likeliest.length > 1) return undefined;
    const columns = game.actions[1].length;
    const values = game.actions[role].map(
      (_, a) => game.payoffs[role][role === 0 ? a * columns + likeliest[0] : likeliest[0] * columns + a],
    );
    const agent = scot({ game, role, menu: menuOf(slug, role), opponentMenu });
    const given = agent.actionProbabilities(history);
    return given[game.actions[role][values.indexOf(Math.max(...values))]] > 1 - 1e-12;
  });
  const rounds = 120;
  let [pairs, most, latest] = [0, 0, 0];
  for (const [s, slug] of SLUGS.entries()) {
    const game = gameOf(slug);
    for (const truth of menuOf(slug, 1)) {
      if (truth.automaton.outputs.some((line) => !line.includes(1))) continue;
      const own = drawn(randomStream(seed, 67 + s), menuOf(slug, 0)).automaton;
      const history: string[][] = [];
      const rng = randomStream(seed, 90 + s);
      let [wrong, last] = [0, 0];
      for (let t = 1; t <= rounds; t++) {
        const q = predicted(slug, 0, history);
        const next = nextOf(truth.automaton, history, 1);
        const actual = next.indexOf(1);
        if (q[actual] <= 0.5) [wrong, last] = [wrong + 1, t];
        const mine = nextOf(own, history, 0);
        const u = uniformReal(rng);
        let a = 0;
        for (let mass = mine[0]; a < mine.length - 1 && u >= mass; mass += mine[a]) a++;
        history.push([game.actions[0][a], game.actions[1][actual]]);
      }
      pairs++;
      most = Math.max(most, wrong);
      latest = Math.max(latest, last);
    }
  }
  return [
    lawRow('Definition 12', 'SCoT: predict the likeliest action, answer it', 'the definition', {
      ours: `its action is the best reply to the likeliest action under the posterior: ${rule.words}`,
      test: PSBR,
      holds: rule.holds,
    }),
    checkedRow(
      {
        item: 'Lemma 5.9',
        about: 'against a deterministic truth the prediction is right in the end',
        evidence: 'simulation',
        published: 'from some round on',
        ours: `all ${pairs} deterministic strategies of the menus: at most ${most} of ${rounds} predictions are wrong or doubtful, the last of them in round ${latest}`,
        verdict: 'evidence only',
        reason: `${LIMIT}; an action of the learner's that has not been seen before can still surprise it late`,
        test: LEMMAS,
      },
      pairs > 0 && most <= rounds / 10,
    ),
  ];
}

/** The learner's forecast of the other's next action. */
function predicted(slug: GameSlug, role: number, history: string[][]): number[] {
  const opponentMenu = menuOf(slug, 1 - role);
  const weights = posterior(opponentMenu, history, 1 - role);
  return gameOf(slug).actions[1 - role].map((_, b) =>
    opponentMenu.reduce(
      (sum, { label, automaton }) => sum + weights[label] * nextOf(automaton, history, 1 - role)[b],
      0,
    ),
  );
}

async function scotSelfPlay({ seed }: LedgerContext): Promise<LedgerRow> {
  const rates = await selfPlayRates('scot', seed);
  const ends: string[] = [];
  for (const { slug, name } of PAPER_GAMES) {
    const game = gameOf(slug);
    const agents = [0, 1].map((role) =>
      scot({ game, role, menu: menuOf(slug, role), opponentMenu: menuOf(slug, 1 - role) }),
    );
    const match = await playMatch([agents[0], agents[1]], { game, rounds: WINDOW[1], rng: randomStream(seed, 68) });
    const last = matchRounds(game, match).slice(-2);
    ends.push(
      `${name} ${[...new Set(last.map((round) => round.join(', ')))].map((profile) => `(${profile})`).join(' ')}`,
    );
  }
  return checkedRow(
    {
      item: 'Theorem 5.10, Corollary 5.11',
      about: 'SCoT comes to a stage equilibrium and stays',
      evidence: 'simulation',
      published: 'almost surely',
      ours: `${MATCHES} matches of self-play, rounds ${WINDOW.join(' to ')}: in a stage equilibrium ${percent(Math.min(...rates.map(({ late }) => late)))} of the time or more; one match ends in ${ends.join('; ')}`,
      verdict: 'evidence only',
      reason: `${LIMIT}; it excludes the 100 % of (J, J) that Table 2 reports for SCoT in the prisoner’s dilemma`,
      test: TABLES,
    },
    rates.every(({ late }) => late === 1) && !ends.join().includes('PD (J, J)'),
  );
}

/** With a belief that is certain of a deterministic strategy, drawing and predicting are the same. */
function specialCase({ seed, quick }: LedgerContext): LedgerRow {
  const law = checkLaw({ seed, instances: quick ? 100 : 2000, stream: 69 }, (rng) => {
    const slug = drawn(rng, SLUGS);
    const game = gameOf(slug);
    const role = uniformInteger(rng, 0, 1);
    const opponentMenu = menuOf(slug, 1 - role).filter(({ automaton }) =>
      automaton.outputs.every((line) => line.includes(1)),
    );
    const one = [drawn(rng, opponentMenu)];
    const options = { game, role, menu: menuOf(slug, role), opponentMenu: one };
    const history = randomHistory(rng, game, 6);
    const [first, second] = [scot(options), myopicPsBr(options)].map((agent) => agent.actionProbabilities(history));
    return game.actions[role].every((name) => Math.abs(first[name] - second[name]) < 1e-12);
  });
  return lawRow(
    'Appendix E.2',
    'SCoT as a special case of PS-BR',
    'point estimation against sampling from the same forecast',
    {
      ours: `the two agree where the belief is certain: ${law.words}`,
      test: PSBR,
      holds: law.holds,
    },
  );
}
