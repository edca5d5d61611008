/**
 * Section 4, extensions: finite populations, unknown shares, shares that vary.
 */
import { randomStream } from '@folkways/core';
import {
  type Deviator,
  deviationGain,
  deviator,
  leastPopulation,
  type Protocol,
  simulatePopulation,
  utilities,
  wrongShares,
} from '@folkways/metagame';
import { formatReal, formatSignificant } from '../../output/formatReal.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { judged } from './judged.js';
import { BLAME_CYCLE, HEIST_SHARES, heist, heistProtocol } from './paperGames.js';

/** What the paper says extends, without proof. */
export const extensionsEntry: LedgerEntry = {
  name: 'extensions',
  run: (context) => ({ rows: [populationRow(context), unknownRow(), varyingRow()] }),
};

/** Clients per role. */
const CLIENTS = 3000;

function populationRow({ quick, seed, signal }: LedgerContext): LedgerRow {
  const meta = heist();
  const protocol = heistProtocol(20, 3, 12, 0.05);
  const runs = quick ? 2 : 20;
  const play = (stream: number, run: number, deviators: readonly Deviator[]) => {
    signal?.throwIfAborted();
    const rng = randomStream(seed, 20_000 + 100 * stream + run);
    return simulatePopulation(meta, protocol, { clients: CLIENTS, periods: 250, rng, deviators });
  };
  const all = Array.from({ length: runs }, (_, run) => run);
  const honest = all.map((run) => play(0, run, []));
  const base = deviator(meta, protocol, 2, 'full');
  const full = all.map((run) => play(1, run, [{ ...base, choose: (state) => (state.kind === 'review' ? 0 : -1) }]));
  // A mass at the threshold of discrepancy, as part of its share of the drivers.
  const [{ threshold }] = honest;
  const sly = [0.96, 0.97, 0.98, 0.99].flatMap((part, stream) => {
    const mass = (part * threshold) / meta.shares[2][2];
    const borderline = deviator(meta, protocol, 2, 'borderline', { mass });
    return all.slice(0, Math.ceil(runs / 2)).map((run) => play(2 + stream, run, [borderline]));
  });
  const disagreements = (list: typeof honest): number =>
    list.reduce((sum, one) => sum + one.disagreements, 0) / list.length;
  const least = leastPopulation(meta).clients;
  const attributed = full.filter(({ firstPunished }) => firstPunished[2] >= 0).length;
  return judged({
    item: 'Extensions: finite populations',
    about: 'the protocol with N clients per role who see their own matches only',
    evidence: 'simulation',
    published: 'the construction and the proof extend to sufficiently large finite populations',
    ours: `heist, N = ${CLIENTS.toLocaleString('en')}, ${runs} runs of 250 periods: an open deviator is punished in ${attributed} of ${runs}; honest LLMs disagree about the state in ${formatSignificant(disagreements(honest), 2)} periods per run, with a deviator at the threshold in ${formatSignificant(disagreements(sly), 2)}; below N = ${least.toLocaleString('en')} a probe cannot be told from sampling error`,
    when: 'evidence only',
    reason:
      "The paper gives no proof. LLMs see different samples, so a deviator at the threshold of some makes their states differ, and thresholds fall with N; here they adopt the majority's state. Whether a protocol exists that needs no such help is open.",
    checks: {
      'an open deviator is punished': attributed === runs,
      'a deviator at the threshold causes no less disagreement': disagreements(sly) >= disagreements(honest),
      'small populations are refused': least > 1000,
    },
    test: 'packages/metagame/src/repeated/simulation/simulatePopulation.test.ts',
  });
}

function unknownRow(): LedgerRow {
  const meta = heist();
  const protocol = heistProtocol(5, 1, 4, 0.1);
  const actual = [['82/100', '9/100', '9/100'], HEIST_SHARES[1], HEIST_SHARES[2]];
  const right = wrongShares(meta, protocol, { actual: HEIST_SHARES });
  const wrong = wrongShares(meta, protocol, { actual });
  const absorbed = wrongShares(meta, protocol, { actual, threshold: 0.05 });
  const percent = (value: number): string => `${formatReal(100 * value, 1)} %`;
  return judged({
    item: 'Extensions: unknown shares',
    about: 'what mistaken shares do to honest play',
    evidence: 'exact',
    published: 'extends to shares drawn from commonly known distributions',
    ours: `heist, the planner LLM has .82 of the planners and is believed to have .8: its honest review ends by an excess in ${percent(wrong.phases[0].excess)} of the blocks (${percent(right.phases[0].excess)} with the right belief), in ${percent(absorbed.phases[0].excess)} with a threshold of .05`,
    when: 'evidence only',
    reason:
      'The exact effect of a given error, not the extension: with random shares the scheduled aggregate is random too, and tests by equality must become tests of quantiles. The paper asserts that this works.',
    checks: {
      'right beliefs clear nobody': right.phases.every(({ excess }) => Math.abs(excess) < 1e-9),
      'wrong ones do': wrong.phases[0].excess > 0.1,
      'a threshold absorbs the error': absorbed.phases[0].excess < 1e-9,
    },
    test: 'packages/metagame/src/repeated/analysis/analysis.test.ts',
  });
}

/** Shares that alternate in a known way, tested exactly. */
function varyingRow(): LedgerRow {
  const meta = heist();
  const other = [
    ['6/10', '2/10', '2/10'],
    ['2/10', '6/10', '2/10'],
    ['2/10', '2/10', '6/10'],
  ];
  const base = heistProtocol(1, 0, 2, 0.02);
  const protocol: Protocol = {
    ...base,
    schedule: [
      { profile: BLAME_CYCLE, periods: 1 },
      { profile: BLAME_CYCLE, periods: 1, shares: other },
    ],
  };
  const etas = [1e-3, 1e-4, 1e-5];
  const gains = etas.map((oneMinusDiscount) => deviationGain(meta, protocol, { oneMinusDiscount }));
  const most = gains.map((list) => Math.max(...list.map(({ gain }) => gain)));
  const loss = Math.max(...gains.at(-1)!.map(({ honest }, j) => Math.abs(honest - utilities(meta, BLAME_CYCLE)[j])));
  return judged({
    item: 'Extensions: time-varying shares',
    about: 'shares that vary in a known way',
    evidence: 'exact',
    published: 'the result continues to hold',
    ours: `heist with shares that alternate between .8 and .6 of the primary role: exact gains of at most ${most.map((gain, n) => `${formatReal(gain, 4)} at 1 - delta = ${etas[n].toExponential(0)}`).join(', ')}, payoffs within ${formatReal(loss, 4)} of 0`,
    when: 'agrees',
    reason:
      'For shares known in advance: tables per position are all that changes, in the proof as in the computation. Distributions of shares fall under the row above.',
    checks: {
      'gains are at most .1 for the patient': most.slice(1).every((gain) => gain <= 0.1),
      'and less than for the impatient': most[2] < most[0],
      'payoffs are close to the target': loss <= 0.1,
    },
    test: LAW,
  });
}

const LAW = 'packages/metagame/src/repeated/deviation/deviationGain.property.test.ts';
