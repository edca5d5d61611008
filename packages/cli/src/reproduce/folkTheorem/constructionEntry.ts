/**
 * The appendix: equations (2) to (4), Gamma and the constants of the construction.
 */
import { type RandomStream, randomStream, uniformInteger, uniformReal } from '@folkways/core';
import {
  aggregatePlay,
  deviationGain,
  type FeasibilityResult,
  feasibility,
  folkConstants,
  type MetaGame,
  metaActionCount,
  metaActionProfile,
  nextReview,
  type PureProfile,
  reviewStart,
  type Split,
  toNormalForm,
  utilities,
  wrongShares,
} from '@folkways/metagame';
import { type Block, table } from '../../output/block.js';
import { formatReal, formatSignificant } from '../../output/formatReal.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { heldOn, judged } from './judged.js';
import { HEIST_SHARES, heist, heistProtocol } from './paperGames.js';
import { type ProofInstance, proofInstances } from './proofInstances.js';
import { randomMetaGame, randomPure, randomSplit } from './randomMetaGame.js';

const CONSTANTS = 'packages/metagame/src/repeated/sustain/folkConstants.golden.test.ts';
const DEVIATION = 'packages/metagame/src/repeated/deviation/deviationGain.property.test.ts';
const ROUNDING = 1e-12;
/** Constants just below a strict bound. */
const STRICT = 1 + 1e-9;

/** The construction. */
export const constructionEntry: LedgerEntry = {
  name: 'construction of the protocol',
  run: (context) => {
    const instances = proofInstances([1, 0.1, 0.01], context.lp);
    return {
      rows: [aggregateRow(context), ...constantRows(context), concentrationRow(instances), openRow()],
      blocks: [constantsTable(instances)],
    };
  },
};

/** Equation (2), and Gamma as the most that one LLM can make of an aggregate. */
function aggregateRow({ quick, seed }: LedgerContext): LedgerRow {
  const rng = randomStream(seed, 8);
  const instances = quick ? 60 : 600;
  let [sums, most, reached] = [0, 0, 0];
  for (let n = 0; n < instances; n++) {
    const meta = randomMetaGame(rng);
    const profile = meta.llms.map((_, j) =>
      uniformInteger(rng, 0, 1) === 0 ? randomSplit(rng, meta) : randomPure(rng, meta, j),
    );
    const total = aggregatePlay(meta, profile);
    const told = (j: number, i: number, a: number): number => mass(profile[j], i, a);
    const equation2 = total.every((row, i) =>
      row.every(
        (value, a) =>
          Math.abs(value - meta.llms.reduce((sum, _, j) => sum + meta.shares[i][j] * told(j, i, a), 0)) < ROUNDING,
      ),
    );
    if (equation2) sums++;
    const l = uniformInteger(rng, 0, meta.llms.length - 1);
    const gamma = total.map((row, i) => row.map((value, a) => value + meta.shares[i][l] * (1 - told(l, i, a))));
    const caused = meta.game.actions.map((names) => new Float64Array(names.length));
    const tries = Array.from({ length: metaActionCount(meta, l) }, (_, index) => metaActionProfile(meta, l, index));
    for (const own of [...tries, randomSplit(rng, meta), randomSplit(rng, meta)]) {
      aggregatePlay(meta, profile.with(l, own)).forEach((row, i) => {
        row.forEach((value, a) => {
          caused[i][a] = Math.max(caused[i][a], value);
        });
      });
    }
    const gaps = gamma.flatMap((row, i) => Array.from(row, (value, a) => value - caused[i][a]));
    if (Math.min(...gaps) > -ROUNDING) most++;
    if (Math.max(...gaps) < ROUNDING) reached++;
  }
  const meta = heist();
  const { phases } = wrongShares(meta, heistProtocol(20, 3, 12, 0.05), { actual: HEIST_SHARES });
  const cleared = Math.max(...phases.map(({ excess }) => excess));
  return judged({
    item: 'eq. (2) and Gamma',
    about: 'aggregates, and the largest mass one LLM can cause',
    evidence: 'law',
    published: 'tot = sum of shares times instructions; Gamma = the others as scheduled plus all of l',
    ours: `eq. (2) ${heldOn(sums, instances)} random profiles; no meta-action of l exceeds Gamma: ${heldOn(most, instances)}, and Gamma is reached: ${heldOn(reached, instances)}; honest reviews of the heist end by an excess with probability ${formatSignificant(cleared, 2)}`,
    when: 'agrees',
    checks: {
      'equation (2)': sums === instances,
      'Gamma bounds': most === instances,
      'Gamma is reached': reached === instances,
      'honest play is never cleared': Math.abs(cleared) < ROUNDING,
    },
    test: DEVIATION,
  });
}

function mass(action: PureProfile | Split, i: number, a: number): number {
  if ('kind' in action) return action.roles[i][a];
  return action[i] === a ? 1 : 0;
}

/** A strictly rational target in the hull of random pure profiles, with what it takes. */
function randomTarget(
  rng: RandomStream,
  { lp, signal }: LedgerContext,
): { meta: MetaGame; target: number[]; found: FeasibilityResult } {
  for (;;) {
    signal?.throwIfAborted();
    const meta = randomMetaGame(rng, { roles: 2, llms: 2 });
    const profiles = [0, 1, 2].map(() =>
      utilities(
        meta,
        meta.llms.map((_, j) => randomPure(rng, meta, j)),
      ),
    );
    const [x, y] = [uniformReal(rng), uniformReal(rng)];
    const target = meta.llms.map((_, j) => {
      const mixed = x * profiles[0][j] + (1 - x) * (y * profiles[1][j] + (1 - y) * profiles[2][j]);
      return Number(mixed.toFixed(6));
    });
    const found = feasibility(meta, target, { lp, nodeLimit: 20 });
    if (
      found.feasible &&
      found.strict === true &&
      found.margins.every((margin) => margin > 0.05) &&
      found.rationality.every(({ closed }) => closed)
    ) {
      return { meta, target, found };
    }
  }
}

function constantRows(context: LedgerContext): LedgerRow[] {
  const rng = randomStream(context.seed, 9);
  const instances = context.quick ? 8 : 40;
  let [three, four, tight, longest] = [0, 0, 0, 0];
  for (let n = 0; n < instances; n++) {
    const { meta, target, found } = randomTarget(rng, context);
    const epsilon = 10 ** (-3 * uniformReal(rng));
    const { xi, c, p, tau, T, K, Ustar, Delta, rHat, periods } = folkConstants(meta, target, {
      lp: context.lp,
      epsilon,
    });
    const { payoffs } = toNormalForm(meta);
    const equation3 = found.rationality.every(
      ({ upper }, j) => (Math.max(...payoffs[j]) + c * upper) / (1 + c) <= rHat[j] + ROUNDING * Ustar + 1e-9,
    );
    if (equation3) three++;
    const averages = meta.llms.map((_, j) =>
      found.cycle.reduce((sum, { profile }, h) => sum + (periods[h] / T) * utilities(meta, profile)[j], 0),
    );
    const error = Math.max(...averages.map((average, j) => Math.abs(average - rHat[j])));
    const count = found.cycle.length;
    const equation4 = [
      error <= xi * STRICT + 1e-9,
      (count * (count - 1) * Ustar) / T <= xi * STRICT,
      2 * Ustar * Math.exp(-2 * p * p * T) * (2 + c) <= xi * STRICT,
      ...[p, tau].map((share) => (Delta * Math.ceil(share * T)) / T <= 1.5 * xi * STRICT),
      tau < 1 && Delta * tau <= xi * STRICT && K >= c * T,
      12 * xi < epsilon && 5 * xi < epsilon,
    ];
    if (equation4.every(Boolean)) four++;
    if (error <= ((count - 1) * Delta) / T + 1e-9) tight++;
    longest = Math.max(longest, T);
  }
  return [
    judged({
      item: 'eqs (3) and (4)',
      about: 'do the constants folkways returns satisfy them?',
      evidence: 'law',
      published: 'c, T and K can be chosen so',
      ours: `eq. (3) ${heldOn(three, instances)} random strictly rational targets with epsilon from .001 to 1, eq. (4) ${heldOn(four, instances)} (T up to ${longest.toExponential(1)})`,
      when: 'agrees',
      checks: { 'equation (3)': three === instances, 'equation (4)': four === instances },
      test: CONSTANTS,
    }),
    judged({
      item: 'eq. (4), rounding',
      about: 'how far a schedule of whole periods is from the target',
      evidence: 'law',
      published: 'at most n(n - 1)U*/T',
      ours: `at most (n - 1)Delta/T: ${heldOn(tight, instances)}`,
      when: 'sharper',
      reason:
        'Rounded weights sum to one, so the error is a sum of n - 1 differences of payoffs, each with weight at most 1/T. Since Delta <= 2U*, this is never more.',
      checks: { 'the sharper bound holds': tight === instances },
      test: CONSTANTS,
    }),
  ];
}

/** Hoeffding's inequality ignores that probes are rare. */
function concentrationRow(instances: readonly ProofInstance[]): LedgerRow {
  const found = instances.map(({ meta, constants: { xi, c, p, Ustar, Delta, tau, T, K, rho } }) => {
    // Chernoff: P(Bin(T, p) > 2pT) <= exp(-pT(2 ln 2 - 1)).
    const needed = Math.log((2 * Ustar * (2 + c)) / xi) / (p * (2 * Math.log(2) - 1));
    const ceilings = [p, tau].map((share) => Delta / (1.5 * xi - Delta * share));
    const short = Math.ceil(Math.max(needed, ...ceilings));
    const widest = Math.max(...meta.game.actions.map((names) => names.length));
    const shortRho = -Math.expm1(Math.ceil(p * short) * Math.log1p(-p / widest));
    return { T, short, patience: (T + K) / rho / ((short + Math.ceil(c * short)) / shortRho) };
  });
  const factors = found.map(({ T, short }) => T / short);
  const patience = found.map((one) => one.patience);
  const [first] = found;
  const range = (values: readonly number[]): string =>
    `${formatSignificant(Math.min(...values), 2)} to ${formatSignificant(Math.max(...values), 2)}`;
  return judged({
    item: 'eq. (4), length of a block',
    about: 'which inequality makes T so large?',
    evidence: 'exact',
    published: "Hoeffding's, exp(-2p^2 T)",
    ours: `with Chernoff's for rare events, exp(-(2 ln 2 - 1)pT), T = ${first.short.toLocaleString('en')} instead of ${first.T.toLocaleString('en')} (dilemma, epsilon = 1), ${range(factors)} times shorter at nine sets of constants; the patience that Lemma 5 asks for falls only ${range(patience)} times`,
    when: 'sharper',
    reason:
      'p is of the order of epsilon, so T need only grow like 1/epsilon times a logarithm, not like its square. Shorter blocks expose a heavy deviator less often (rho falls with T), so 1/(1 - delta) keeps its order epsilon^-3.',
    checks: {
      'blocks are shorter everywhere': factors.every((factor) => factor > 10),
      'more so for smaller epsilon': factors[2] > factors[1] && factors[1] > factors[0],
      'patience falls, but less': patience.every((factor, n) => factor > 1 && factor < factors[n]),
    },
    test: CONSTANTS,
  });
}

/** What the protocol leaves open, and what difference it makes. */
function openRow(): LedgerRow {
  const meta = heist();
  const rules = { llms: 3, blockLength: 2, punishmentLength: 1, tolerance: 0, endOnExcess: false };
  const excess = { discrepant: true, excess: true };
  const afterBlock = nextReview(nextReview(reviewStart(2), excess, rules), excess, rules);
  const protocol = heistProtocol(20, 3, 20, 0.05);
  const [late, early] = [false, true].map((endOnExcess) =>
    deviationGain(meta, { ...protocol, endOnExcess }, { oneMinusDiscount: 1e-3 }).map(({ gain }) => gain),
  );
  const words = (gains: readonly number[]): string => gains.map((gain) => formatReal(gain, 3)).join(', ');
  return judged({
    item: 'Strategy profile S^{p,T,K}, open points',
    about: 'after the last phase; when a phase ends; which band',
    evidence: 'exact',
    published: 'phase l + 1; at once (main text) or at the end of the block (appendix); two-sided band (main text)',
    ours: `phase k is followed by phase ${afterBlock.phase + 1}; heist, T = 20: exact gains ${words(late)} at the end of the block, ${words(early)} at once; discrepancies are bounded above only`,
    when: 'sharper',
    reason:
      'The proof needs the wrap, and neither other choice: ending at once takes away the rest of the block that a cleared phase leaves unwatched. Too few probes need no punishment; their gain is part of epsilon.',
    checks: {
      'the review wraps to the first LLM': afterBlock.kind === 'review' && afterBlock.phase === 0,
      'ending at once never helps a deviator': early.every((gain, j) => gain <= late[j] + 1e-9),
    },
    test: 'packages/metagame/src/repeated/simulation/simulateContinuum.test.ts',
  });
}

function constantsTable(instances: readonly ProofInstance[]): Block {
  return table({
    header: ['constants of the proof', 'epsilon', 'xi', 'c', 'p', 'T', 'K', 'rho', '1/(1 - delta)'],
    align: ['left', 'right', 'right', 'right', 'right', 'right', 'right', 'right', 'right'],
    rows: instances.map(({ name, epsilon, constants: { xi, c, p, T, K, rho, horizon } }) => [
      name,
      formatSignificant(epsilon),
      xi.toExponential(2),
      formatReal(c, 3),
      p.toExponential(2),
      T.toLocaleString('en'),
      K.toLocaleString('en'),
      formatReal(rho, 3),
      horizon.toExponential(2),
    ]),
  });
}
