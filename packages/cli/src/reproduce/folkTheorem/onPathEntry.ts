/**
 * Lemmas 2 and 3: what honest LLMs get.
 */
import { profileAt, profileCount } from '@folkways/core';
import {
  aggregatePlay,
  deviationGain,
  type MetaGame,
  type Protocol,
  punishmentPayoffs,
  utilities,
  wrongShares,
} from '@folkways/metagame';
import { formatReal, formatSignificant } from '../../output/formatReal.js';
import type { LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { judged } from './judged.js';
import { dilemmaProtocol, heist, heistProtocol, twoLlms } from './paperGames.js';
import { type ProofInstance, proofInstances } from './proofInstances.js';

const DEVIATION = 'packages/metagame/src/repeated/deviation/deviationGain.property.test.ts';

/** Honest cycles, in closed form at the proof's own constants. */
export const onPathEntry: LedgerEntry = {
  name: 'on-path payoffs',
  run: ({ lp }) => {
    const instances = proofInstances([1, 0.1, 0.01], lp);
    return { rows: [averageRow(instances), discountedRow(instances), chainRow()] };
  },
};

/** One phase of honest play with a single scheduled profile. */
interface HonestCycle {
  /** Per period of the block, and of the punishment. */
  readonly stage: Float64Array;
  readonly punished: Float64Array;
  /** The probability that a period is discrepant. */
  readonly discrepant: number;
}

function honestCycle(meta: MetaGame, { schedule, probe, punishment }: Protocol, l: number): HonestCycle {
  const [{ profile }] = schedule;
  const scheduled = aggregatePlay(meta, profile);
  const count = profileCount(meta.game);
  const stage = utilities(meta, profile).map((payoff) => (1 - probe) * payoff);
  let seen = 0;
  for (let index = 0; index < count; index++) {
    const played = profile.with(l, profileAt(meta.game, index));
    utilities(meta, played).forEach((payoff, j) => {
      stage[j] += (probe / count) * payoff;
    });
    const differs = aggregatePlay(meta, played).some((row, i) =>
      row.some((mass, a) => Math.abs(mass - scheduled[i][a]) > 1e-12),
    );
    if (differs) seen++;
  }
  return { stage, punished: punishmentPayoffs(meta, punishment).obeyed[l], discrepant: (probe * seen) / count };
}

/** P(Bin(T, q) > C) is at most this: Chernoff's bound with the relative entropy. */
function tailBound(T: number, q: number, C: number): number {
  const x = (C + 1) / T;
  const entropy = x * Math.log(x / q) + (1 - x) * Math.log((1 - x) / (1 - q));
  return x <= q ? 1 : Math.exp(-T * entropy);
}

/** The distance of E[R]/E[length], or of the discounted payoff, from r-hat; `punish` is the probability of a punishment. */
function cyclePayoff(
  { stage, punished }: HonestCycle,
  j: number,
  T: number,
  K: number,
  punish: number,
  eta: number,
): number {
  if (eta === 0) return (T * stage[j] + punish * K * punished[j]) / (T + punish * K);
  const decay = Math.log1p(-eta);
  const [block, rest] = [-Math.expm1(T * decay), -Math.expm1(K * decay) * Math.exp(T * decay)];
  return (block * stage[j] + punish * rest * punished[j]) / (block + punish * rest);
}

/** The largest distance from r-hat over phases and LLMs, in units of xi, at the ends of the bracket for punishments. */
function furthest({ meta, protocol, constants }: ProofInstance, eta: number): number {
  const { T, K, rHat, xi } = constants;
  let most = 0;
  meta.llms.forEach((_, l) => {
    const cycle = honestCycle(meta, protocol, l);
    for (const punish of [0, tailBound(T, cycle.discrepant, protocol.tolerance)]) {
      rHat.forEach((payoff, j) => {
        most = Math.max(most, Math.abs(cyclePayoff(cycle, j, T, K, punish, eta) - payoff) / xi);
      });
    }
  });
  return most;
}

function averageRow(instances: readonly ProofInstance[]): LedgerRow {
  const distances = instances.map((instance) => furthest(instance, 0));
  const mistakes = instances.map(({ meta, protocol, constants }) =>
    Math.max(
      ...meta.llms.map((_, l) => tailBound(constants.T, honestCycle(meta, protocol, l).discrepant, protocol.tolerance)),
    ),
  );
  const most = Math.max(...distances);
  return judged({
    item: 'Lemma 2',
    about: 'average payoffs of honest cycles, every phase and LLM',
    evidence: 'exact',
    published: 'within 3 xi of r-hat',
    ours: `within ${formatReal(most, 3)} xi at nine sets of the proof's constants (epsilon 1, .1, .01); a block is wrongly punished with probability at most ${Math.max(...mistakes).toExponential(0)}`,
    when: 'agrees',
    checks: { 'within 3 xi': most <= 3 },
    test: DEVIATION,
  });
}

function discountedRow(instances: readonly ProofInstance[]): LedgerRow {
  const distances = instances.flatMap((instance) =>
    [1, 0.1, 0.001].map((factor) => furthest(instance, factor * instance.constants.oneMinusDiscount)),
  );
  const most = Math.max(...distances);
  const gamma = instances.every(({ constants, target, epsilon }) =>
    target.every((payoff, j) => Math.abs(constants.rHat[j] - payoff) + 4 * constants.xi < epsilon),
  );
  return judged({
    item: 'Lemma 3',
    about: 'discounted payoffs from the start of any phase',
    evidence: 'exact',
    published: 'within 4 xi of r-hat, and gamma of r, above a cutoff it does not name',
    ours: `within ${formatReal(most, 3)} xi at 1 - delta-bar as folkways computes it, a tenth and a thousandth of it`,
    when: 'agrees',
    checks: { 'within 4 xi': most <= 4, 'within gamma of r': gamma },
    test: DEVIATION,
  });
}

/** The closed form against the exact chain of the library, where punishments are not rare. */
function chainRow(): LedgerRow {
  const cases = [
    { meta: heist(), protocol: heistProtocol(20, 3, 12, 0.05) },
    { meta: heist(), protocol: heistProtocol(400, 12, 400, 0.03) },
    { meta: twoLlms('pd-losses', '9/10', '1/10'), protocol: dilemmaProtocol(100, 4, 100, 0.05) },
  ];
  let [worst, most] = [0, 0];
  for (const { meta, protocol } of cases) {
    const [{ periods: T }] = protocol.schedule;
    const K = protocol.punishment.periods;
    const gains = deviationGain(meta, protocol, { oneMinusDiscount: 1e-3 });
    const { payoffs } = wrongShares(meta, protocol, { actual: meta.exactShares });
    meta.llms.forEach((_, l) => {
      const cycle = honestCycle(meta, protocol, l);
      const punish = binomialTail(T, cycle.discrepant, protocol.tolerance);
      most = Math.max(most, punish);
      meta.llms.forEach((_, j) => {
        worst = Math.max(worst, Math.abs(cyclePayoff(cycle, j, T, K, punish, 1e-3) - gains[j].phases[l].honest));
        if (l === 0) worst = Math.max(worst, Math.abs(cyclePayoff(cycle, j, T, K, punish, 0) - payoffs[j]));
      });
    });
  }
  return judged({
    item: 'Lemmas 2 and 3, renewal formula',
    about: 'is the honest payoff E[R]/E[length], and its discounted form?',
    evidence: 'exact',
    published: '(1 - delta)W = (1 - delta)G/(1 - E[delta^length])',
    ours: `equals the exact chain over block states to ${formatSignificant(worst, 2)} (three protocols, with wrong punishments in up to ${formatReal(100 * most, 0)} % of the blocks)`,
    when: 'agrees',
    checks: { 'both are equal': worst < 1e-9, 'punishments occur': most > 0.01 },
    test: DEVIATION,
  });
}

/** P(Bin(T, q) > C). */
function binomialTail(T: number, q: number, C: number): number {
  let [term, sum] = [(1 - q) ** T, 0];
  for (let d = 0; d <= C; d++) {
    sum += term;
    term *= ((T - d) / (d + 1)) * (q / (1 - q));
  }
  return 1 - sum;
}
