/**
 * Section 2 and Appendix B: what an LLM's utility is.
 */
import { type RandomStream, randomStream } from '@folkways/core';
import {
  averageUtilities,
  lottery,
  type MetaGame,
  marginals,
  type Protocol,
  simulatePopulation,
  utilities,
} from '@folkways/metagame';
import { formatReal, formatSignificant } from '../../output/formatReal.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { governingSum, type Instruction } from './governingSum.js';
import { heldOn, judged } from './judged.js';
import { heist, heistProtocol, twoLlms } from './paperGames.js';
import { randomDistribution, randomMetaGame } from './randomMetaGame.js';

/** Evaluations of the same number agree to this. */
const ROUNDING = 1e-12;
/** Periods of a simulated run. */
const PERIODS = 5;
/** Standard errors that a simulated mean may be away. */
const DEVIATIONS = 5;

/** Formula (1), as a law and in finite populations. */
export const reducedFormEntry: LedgerEntry = {
  name: 'utilities',
  run: (context) => ({ rows: [...lawRows(context), populationRow(context), unitsRow(), kindsRow()] }),
};

function lawRows({ quick, seed }: LedgerContext): LedgerRow[] {
  const rng = randomStream(seed, 1);
  const instances = quick ? 60 : 1000;
  let [held, worst, total, rectangular] = [0, 0, 0, 0];
  for (let n = 0; n < instances; n++) {
    const meta = randomMetaGame(rng);
    const told = meta.llms.map(() => meta.game.actions.map((names) => randomInstructions(rng, names.length)));
    const slow = governingSum(meta.game, meta.shares, told);
    const fast = utilities(
      meta,
      told.map((roles) => ({ kind: 'split', roles: roles.map(induced) })),
    );
    const gap = fast.reduce((most, value, j) => Math.max(most, Math.abs(value - slow.utilities[j])), 0);
    worst = Math.max(worst, gap);
    held += gap < ROUNDING ? 1 : 0;
    total = Math.max(total, Math.abs(slow.frequency - 1));
    rectangular += meta.game.players.length === meta.llms.length ? 0 : 1;
  }
  const test = 'packages/metagame/src/model/utilities.property.test.ts';
  return [
    judged({
      item: 'eq. (1)',
      about: 'utility in reduced form',
      evidence: 'law',
      published: 'a sum over all governing vectors and all profiles of the strategies told',
      ours: `equals the sum over aggregates, without the k^m terms: ${heldOn(held, instances)} random meta-games, to ${formatSignificant(worst, 2)}`,
      when: 'agrees',
      checks: { 'both sums are equal': held === instances },
      test,
    }),
    judged({
      item: 'Appendix B, derivation of (1)',
      about: 'how long a governing vector is',
      evidence: 'law',
      published: 'g in L^k',
      ours: `g in L^m: frequencies of vectors of length m sum to 1 (to ${formatSignificant(total, 2)}), also in the ${rectangular} games with m other than k`,
      when: 'corrected',
      reason: 'A governing vector has one LLM per role, so its length is the number m of roles. A slip of the pen.',
      checks: { 'frequencies sum to 1': total < ROUNDING, 'some games have m other than k': rectangular > 0 },
      test,
    }),
  ];
}

function randomInstructions(rng: RandomStream, actions: number): Instruction[] {
  const fractions = randomDistribution(rng, 2);
  return Array.from(fractions, (fraction) => ({ fraction, strategy: randomDistribution(rng, actions) }));
}

function induced(list: readonly Instruction[]): Float64Array {
  return Float64Array.from(list[0].strategy, (_, a) =>
    list.reduce((sum, { fraction, strategy }) => sum + fraction * strategy[a], 0),
  );
}

/** Random matching of N clients per role; 1/sqrt(N) is the rate of the law of large numbers. */
function populationRow({ quick, seed }: LedgerContext): LedgerRow {
  const meta = heist();
  const halves = Float64Array.of(0.5, 0.5);
  const split = { kind: 'split', roles: [halves, halves, halves] } as const;
  const played = [[0, 0, 0], [1, 0, 1], split] as const;
  const base = heistProtocol(PERIODS, PERIODS, 1, 0);
  const protocol: Protocol = { ...base, schedule: [{ profile: played, periods: PERIODS }] };
  const exact = utilities(meta, played);
  const runs = quick ? 25 : 100;
  const sizes = [3000, 12_000];
  const found = sizes.map((clients, n) => measured(meta, protocol, clients, runs, seed, n));
  const away = found.map(({ means, errors }) =>
    means.reduce((most, mean, j) => Math.max(most, Math.abs(mean - exact[j]) / errors[j]), 0),
  );
  const spread = found.map(({ errors }) => Math.hypot(...errors));
  const ratio = spread[0] / spread[1];
  return judged({
    item: 'eq. (1), finite populations',
    about: 'does the formula describe large finite populations?',
    evidence: 'simulation',
    published: 'all results carry over to the case of a large finite population',
    ours: `means of ${runs} runs of ${PERIODS} periods with ${sizes.map((N) => N.toLocaleString('en')).join(' and ')} clients per role are ${away.map((z) => formatReal(z, 1)).join(' and ')} standard errors from (${Array.from(exact, (u) => formatReal(u, 4)).join(', ')}); the error falls by ${formatReal(ratio, 1)} (2 expected)`,
    when: 'agrees',
    reason: 'For utilities. What finite populations do to the repeated game is in the row on extensions.',
    checks: {
      [`means within ${DEVIATIONS} standard errors`]: away.every((z) => z <= DEVIATIONS),
      'errors fall like one over the square root of N': ratio > 1.3 && ratio < 3.2,
    },
    test: 'packages/metagame/src/repeated/simulation/simulatePopulation.test.ts',
  });
}

function measured(meta: MetaGame, protocol: Protocol, clients: number, runs: number, seed: number, stream: number) {
  const samples = Array.from({ length: runs }, (_, run) => {
    const rng = randomStream(seed, 1000 + stream * runs + run);
    return simulatePopulation(meta, protocol, { clients, periods: PERIODS, rng }).averages;
  });
  const means = meta.llms.map((_, j) => samples.reduce((sum, averages) => sum + averages[j], 0) / runs);
  const errors = means.map((mean, j) => {
    const squares = samples.reduce((sum, averages) => sum + (averages[j] - mean) ** 2, 0);
    return Math.sqrt(squares / (runs - 1) / runs);
  });
  return { means, errors };
}

function unitsRow(): LedgerRow {
  const meta = twoLlms('pd-losses', '9/10', '1/10');
  const epsilon = 0.1;
  const perClient = meta.masses.map((mass) => epsilon / mass.toNumber());
  const profile = [
    [0, 0],
    [1, 1],
  ];
  const [sums, averages] = [utilities(meta, profile), averageUtilities(meta, profile)];
  return judged({
    item: 'Sections 3 and 4, units',
    about: 'sums or averages?',
    evidence: 'exact',
    published: 'averages per client in section 3; U_j, F, IR, epsilon of section 4 without a word',
    ours: `section 4 takes sums over clients: epsilon = ${epsilon} is ${perClient.map((e) => formatSignificant(e, 3)).join(' or ')} per client of the large or the small LLM of the dilemma at .9`,
    when: 'sharper',
    reason:
      'Formula (1) is a sum over clients. There is no contradiction, but the same epsilon is stricter for a larger LLM, and folkways says which unit it means.',
    checks: {
      'sums are averages times masses': sums.every(
        (sum, j) => Math.abs(sum - averages[j] * meta.masses[j].toNumber()) < ROUNDING,
      ),
      'epsilon differs per client': perClient[0] < perClient[1],
    },
    test: 'packages/metagame/src/equilibrium/oneShotEquilibria.paper.test.ts',
  });
}

/** A split, a pure profile and a lottery are three things; the paper calls all of them meta-actions. */
function kindsRow(): LedgerRow {
  const meta = twoLlms('majority-coordination', '9/10', '1/10');
  const coin = lottery([
    [[0, 0, 0], '1/2'],
    [[1, 1, 1], '1/2'],
  ]);
  const halves = marginals(meta, coin);
  const together = averageUtilities(meta, [coin, coin]);
  const apart = averageUtilities(meta, [halves, halves]);
  const words = (values: ArrayLike<number>): string =>
    `(${Array.from(values, (value) => formatReal(value, 2)).join(', ')})`;
  return judged({
    item: 'Sections 2 and 3, meta-actions',
    about: 'is a role-homogeneous meta-action a meta-action?',
    evidence: 'exact',
    published: 'an m-tuple of distributions in section 2, a distribution over profiles in section 3',
    ours: `majority coordination at .9: half 000, half 111 as one draw for all clients pays ${words(together)}, as a division of the clients ${words(apart)}`,
    when: 'sharper',
    reason:
      'They are different objects: formula (1) holds for divisions ("splits"), and for a common draw ("lottery") only outcome by outcome. Both coordination claims need lotteries, and folkways never turns one into the other.',
    checks: { 'payoffs differ by more than 10': Math.abs(together[1] - apart[1]) > 10 },
    test: 'packages/metagame/src/equilibrium/oneShotEquilibria.paper.test.ts',
  });
}
