/**
 * Lemmas 5 to 7: what a deviator gains.
 */
import { type RandomStream, randomStream, uniformInteger, uniformReal } from '@folkways/core';
import { aggregatePlay, deviationGain, type Protocol, type Split, utilities } from '@folkways/metagame';
import { type Block, table } from '../../output/block.js';
import { formatReal, formatSignificant } from '../../output/formatReal.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { heldOn, judged } from './judged.js';
import { BLAME_CYCLE, dilemmaProtocol, heist, heistProtocol, twoLlms } from './paperGames.js';
import { type ProofInstance, proofInstances } from './proofInstances.js';

const PAPER = 'packages/metagame/src/repeated/deviation/deviationGain.paper.test.ts';
const LAW = 'packages/metagame/src/repeated/deviation/deviationGain.property.test.ts';

/** Gains, exactly, and the audit of the proof. */
export const deviationEntry: LedgerEntry = {
  name: 'gains from deviating',
  run: (context) => {
    const [, , reachable] = proofInstances([context.quick ? 4 : 2], context.lp);
    const constants = proofInstances([1, 0.1, 0.01], context.lp);
    return {
      rows: [
        heavyRow(constants),
        accountRow(constants),
        weightRow(context),
        hidingRow(),
        ...gainRows(reachable),
        shortRow(context),
      ],
      blocks: [gainsTable()],
    };
  },
};

/** Lemma 5: "every heavy pre-o block advances the phase with probability at least rho." */
function heavyRow(instances: readonly ProofInstance[]): LedgerRow {
  const found = instances.map(({ meta, constants: { p, T, rho } }) => {
    const hazard = p / Math.max(...meta.game.actions.map((names) => names.length));
    // The deviator deviates until it sees an excess. A block turns heavy when ceil(pT) deviations, and one more, went unexposed or ended by it.
    const quiet = Math.exp(Math.ceil(p * T) * Math.log1p(-hazard));
    return { conditional: hazard, rho, wasted: quiet / (1 - quiet), repaired: (1 - rho) / rho };
  });
  const [first] = found;
  return judged({
    item: 'Lemma 5, heavy blocks',
    about: 'each heavy block ends the phase with probability at least rho',
    evidence: 'exact',
    published: `at least rho = ${formatReal(first.rho, 3)} (dilemma, epsilon = 1)`,
    ours: `against a deviator that stops once exposed, a block that has turned heavy ends the phase with probability ${formatSignificant(first.conditional, 3)}; but the expected number of heavy blocks that do not is ${formatSignificant(first.wasted, 3)} = (1 - rho)/rho per phase, as the bound needs`,
    when: 'corrected',
    reason:
      'A deviator sees an excess within the block, so the blocks that turn heavy are selected for not having had one. The needed bound holds by the hazard of each deviating period, unconditionally.',
    checks: {
      'the conditional probability is below rho': found.every(({ conditional, rho }) => conditional < rho / 10),
      'the repaired bound holds': found.every(({ wasted, repaired }) => wasted <= repaired * (1 + 1e-9)),
    },
    test: LAW,
  });
}

/** All contributions against one benchmark, r-hat, in units of xi. */
function accountRow(instances: readonly ProofInstance[]): LedgerRow {
  const account = (light: number, probes: number, own: number): number => {
    const start = 2 + 4; // the scheduled block is within 2 xi of r-hat, honest continuations within 4 xi
    const before = light + 0.5 + probes + 0.5 + start;
    const inside = own + 0.5 + start;
    const heavy = 1 + 4;
    return Math.max(before, inside, heavy) + 1 + 1; // heavy blocks and blocks with too many probes come on top
  };
  const crude = account(1.5, 2 / 3, 1.5);
  const actual = instances.map(({ constants: { Delta, p, tau, T, xi } }) => {
    const cost = (share: number): number => (Delta * Math.ceil(share * T)) / T / xi;
    return account(cost(p), cost(2 * p), cost(tau));
  });
  return judged({
    item: 'Lemmas 5 and 6, sum of contributions',
    about: 'gains before and in the own phase add up to at most 12 xi',
    evidence: 'exact',
    published: '4 xi + 8 xi = 12 xi',
    ours: `${formatReal(crude, 2)} xi with the bounds of (4), at most ${formatReal(Math.max(...actual), 2)} xi with the constants themselves`,
    when: 'corrected',
    reason:
      "The two lemmas split a baseline that is never split: honest play stays in phase 1, while before its own phase the deviator meets another LLM's probes. Measured against r-hat throughout, light blocks before the own phase cost more than Lemma 5's 4 xi, but phases share a total weight of one, and the sum stays below 12 xi.",
    checks: { 'with (4) below 12 xi': crude < 12, 'with the constants below 12 xi': actual.every((sum) => sum < 12) },
    test: 'packages/metagame/src/repeated/sustain/folkConstants.golden.test.ts',
  });
}

/** The weight of a block with its punishment, against that of the block alone. */
function weightRow({ quick, seed }: LedgerContext): LedgerRow {
  const rng = randomStream(seed, 12);
  const instances = quick ? 200 : 5000;
  let [held, most] = [0, 0];
  for (let n = 0; n < instances; n++) {
    const [T, K] = [uniformInteger(rng, 1, 2000), uniformInteger(rng, 1, 4000)];
    const decay = Math.log1p(-(10 ** (-9 * uniformReal(rng))) / (1 + 1e-9));
    const ratio = Math.expm1((T + K) * decay) / Math.expm1(T * decay);
    const limit = (T + K) / T;
    if (ratio <= limit * (1 + 1e-12)) held++;
    most = Math.max(most, ratio / limit);
  }
  return judged({
    item: 'Lemma 5, blocks with their punishments',
    about: 'the weight of T + K periods against that of T',
    evidence: 'law',
    published: 'tends to (T + K)/T, at most 2 + c above a cutoff',
    ours: `at most (T + K)/T at every discount factor: ${heldOn(held, instances)} random T, K, delta (up to ${formatReal(most, 4)} of it)`,
    when: 'sharper',
    reason: 'The ratio increases to its limit, so this step needs no cutoff.',
    checks: { 'the ratio is below its limit': held === instances },
    test: 'packages/metagame/src/repeated/sustain/folkConstants.golden.test.ts',
  });
}

/** How much mass a deviator may move before the aggregate alone clears the LLM under review. */
function hidingRow(): LedgerRow {
  const meta = heist();
  const [deviant, reviewed, role] = [2, 0, 2];
  const cap = meta.shares[role][reviewed] / meta.shares[role][deviant];
  const scheduled = aggregatePlay(meta, BLAME_CYCLE);
  const exceeds = (part: number): boolean => {
    const roles = meta.game.actions.map((_, i) =>
      i === role ? Float64Array.of(1 - part, part) : Float64Array.of(1, 0),
    );
    const split: Split = { kind: 'split', roles };
    const seen = aggregatePlay(meta, [BLAME_CYCLE[0], BLAME_CYCLE[1], split]);
    return seen[role][1] > scheduled[role][1] + meta.shares[role][reviewed] + 1e-12;
  };
  const full = utilities(meta, [BLAME_CYCLE[0], BLAME_CYCLE[1], [0, 0, 1]])[deviant];
  return judged({
    item: 'Proof idea: exposure by a coinciding test',
    about: 'how a deviator hides in the review of another',
    evidence: 'exact',
    published: 'an excess is observed when a deviation coincides with a test',
    ours: `only if it is small: in the review of the planner LLM the driver LLM may move ${formatSignificant(100 * cap, 3)} % of its drivers (for ${formatSignificant(cap * full, 3)} instead of ${formatSignificant(full, 3)}); any more is an excess without a test`,
    when: 'sharper',
    reason:
      'So the best deviator splits its clients, at a corner of what the reviewed LLM could do itself. Gains computed from pure meta-actions alone would be too small.',
    checks: { 'the cap hides': !exceeds(cap), 'more does not': exceeds(cap + 1e-6), 'it gains': full > 0 },
    test: 'packages/metagame/src/repeated/deviation/deviationGain.test.ts',
  });
}

/** The finite decision problem at the proof's own constants, at the smallest epsilon within reach. */
function gainRows({ meta, constants, protocol, epsilon, name }: ProofInstance): LedgerRow[] {
  const gains = deviationGain(meta, protocol, { oneMinusDiscount: constants.oneMinusDiscount });
  const own = gains.map(({ phases }, j) => phases[j].best - phases[j].honest);
  const { xi, T } = constants;
  const words = (values: readonly number[]): string => values.map((value) => formatReal(value, 3)).join(', ');
  const where = `${name}, the proof's own constants at epsilon = ${epsilon} (T = ${T.toLocaleString('en')})`;
  const reason =
    'The largest deviation gain of a period is .73, so an epsilon above it is vacuous; the constants for smaller ones are beyond exact computation. The table has protocols with smaller blocks, where gains are small as well.';
  return [
    judged({
      item: 'Lemma 6',
      about: 'gain within the own phase',
      evidence: 'exact',
      published: 'at most 8 xi',
      ours: `${words(own)}, or ${words(own.map((gain) => gain / xi))} xi, from the start of the own phase: ${where}`,
      when: 'agrees',
      reason,
      checks: { 'at most 8 xi': own.every((gain) => gain <= 8 * xi) },
      test: PAPER,
    }),
    judged({
      item: 'Lemma 7',
      about: 'gain of the best deviation from the beginning',
      evidence: 'exact',
      published: 'at most 12 xi < epsilon',
      ours: `${words(gains.map(({ gain }) => gain))}, or ${words(gains.map(({ gain }) => gain / xi))} xi: ${where}`,
      when: 'agrees',
      reason,
      checks: { 'at most 12 xi': gains.every(({ gain }) => gain >= -1e-12 && gain <= 12 * xi && gain <= epsilon) },
      test: LAW,
    }),
  ];
}

/** Blocks of one period: gain <= p(1 + K)Delta + (1 - delta)(k - 1)(1 + max|A|/p)(1 + K)Delta. */
function shortRow({ quick, seed, lp }: LedgerContext): LedgerRow {
  const rng = randomStream(seed, 11);
  const subjects = proofInstances([1], lp);
  const instances = quick ? 30 : 300;
  let [held, most] = [0, 0];
  for (let n = 0; n < instances; n++) {
    const { meta, constants, protocol } = subjects[uniformInteger(rng, 0, subjects.length - 1)];
    const { Delta, c } = constants;
    const rules = randomShort(rng, protocol, Math.ceil(c));
    const eta = 10 ** (-2 - 6 * uniformReal(rng));
    const K = rules.punishment.periods;
    const widest = Math.max(...meta.game.actions.map((names) => names.length));
    const bound = (1 + K) * Delta * (rules.probe + eta * (meta.llms.length - 1) * (1 + widest / rules.probe));
    const gain = Math.max(...deviationGain(meta, rules, { oneMinusDiscount: eta }).map((one) => one.gain));
    most = Math.max(most, gain / bound);
    if (gain <= bound) held++;
  }
  return judged({
    item: 'Construction with blocks of one period',
    about: 'not in the paper: T = 1, every discrepancy punished',
    evidence: 'law',
    published: 'T of the order of epsilon^-2, 1/(1 - delta) of epsilon^-3',
    ours: `gains at most p(1 + K)Delta + (1 - delta)(k - 1)(1 + max|A|/p)(1 + K)Delta: ${heldOn(held, instances)} random protocols (at most ${formatReal(most, 2)} of the bound), so 1/(1 - delta) of the order of epsilon^-2`,
    when: 'sharper',
    reason:
      'An LLM under review never gains by deviating once K >= c, and honest probes cost about pK periods of punishment. The bound is a sketch of ours, checked exactly.',
    checks: { 'the bound holds': held === instances },
    test: 'packages/metagame/src/repeated/sustain/tighten.golden.test.ts',
  });
}

function randomShort(rng: RandomStream, { schedule, punishment }: Protocol, least: number): Protocol {
  return {
    schedule: schedule.map(({ profile }) => ({ profile, periods: 1 })),
    tolerance: 0,
    punishment: { ...punishment, periods: least + uniformInteger(rng, 0, 4) },
    probe: 10 ** (-0.5 - 2.5 * uniformReal(rng)),
  };
}

/** Block length, tolerance, punishment, probe, 1 - delta. */
const PROTOCOLS = [
  [20, 3, 20, 0.05, 1e-3],
  [100, 9, 100, 0.03, 1e-5],
  [400, 36, 400, 0.03, 1e-6],
  [400, 12, 400, 0.01, 1e-6],
  [1, 0, 3, 0.001, 1e-8],
] as const;

function gainsTable(): Block {
  const subjects = [
    { name: 'dilemma, .9/.1', meta: twoLlms('pd-losses', '9/10', '1/10'), rules: dilemmaProtocol },
    { name: 'heist', meta: heist(), rules: heistProtocol },
  ];
  return table({
    header: ['exact gains of the best deviator', 'T', 'tolerated', 'K', 'p', '1 - delta', 'gain of each LLM'],
    align: ['left', 'right', 'right', 'right', 'right', 'right', 'left'],
    rows: subjects.flatMap(({ name, meta, rules }) =>
      PROTOCOLS.map(([T, C, K, p, eta]) => {
        const gains = deviationGain(meta, rules(T, C, K, p), { oneMinusDiscount: eta });
        const cells = [T, C, K, p].map(String);
        return [name, ...cells, eta.toExponential(0), gains.map(({ gain }) => formatReal(gain, 4)).join(', ')];
      }),
    ),
  });
}
