/**
 * Definitions 1 to 3: feasible, minmax and individually rational payoffs.
 */
import { normalFormGame, type ProgramSolver, type RandomStream, randomStream } from '@folkways/core';
import {
  aggregatePlay,
  feasibility,
  individualRationality,
  type MetaGame,
  metaGame,
  utilities,
} from '@folkways/metagame';
import { formatReal, formatSignificant } from '../../output/formatReal.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { heldOn, judged } from './judged.js';
import { BLAME_CYCLE, heist, twoLlms } from './paperGames.js';
import { randomMetaAction, randomMetaGame } from './randomMetaGame.js';

const FEASIBILITY = 'packages/metagame/src/repeated/feasibility/feasibility.property.test.ts';
const RATIONALITY = 'packages/metagame/src/repeated/rationality/individualRationality.test.ts';
/** Payoffs found by linear programs agree to this. */
const PROGRAM = 1e-8;

/** F, IR and individual rationality. */
export const feasibilityEntry: LedgerEntry = {
  name: 'feasible and rational payoffs',
  run: (context) => ({
    rows: [feasibleRow(context), cycleRow(context), kindsRow(context), guaranteeRow(context.lp), strictRow(context.lp)],
  }),
};

/** The payoffs of any meta-actions are in the hull of those of pure profiles; points beyond it are not. */
function feasibleRow({ quick, seed, lp, signal }: LedgerContext): LedgerRow {
  const rng = randomStream(seed, 6);
  const instances = quick ? 16 : 300;
  let [inside, outside, support] = [0, 0, 0];
  for (let n = 0; n < instances; n++) {
    signal?.throwIfAborted();
    const meta = randomMetaGame(rng, { roles: 2 });
    const payoffs = utilities(meta, played(rng, meta));
    const found = feasibility(meta, Array.from(payoffs), { lp, nodeLimit: 1 });
    if (found.feasible && found.distance < PROGRAM) inside++;
    if (found.cycle.length <= meta.llms.length + 1) support++;
    const beyond = Array.from(payoffs, () => 16); // no LLM has more than 2 roles with payoffs of at most 5
    if (!feasibility(meta, beyond, { lp, nodeLimit: 1 }).feasible) outside++;
  }
  return judged({
    item: 'Definition 1, F',
    about: 'the hull of the payoffs of all meta-action profiles',
    evidence: 'law',
    published: 'a convex hull over infinitely many profiles',
    ours: `the hull of the pure profiles: payoffs of random splits and lotteries are in it, ${heldOn(inside, instances)}; at most k + 1 profiles needed, ${heldOn(support, instances)}; unreachable payoffs refused, ${heldOn(outside, instances)}`,
    when: 'agrees',
    checks: {
      'payoffs of meta-actions are feasible': inside === instances,
      'at most k + 1 profiles': support === instances,
      'points beyond are refused': outside === instances,
    },
    test: FEASIBILITY,
  });
}

const played = (rng: RandomStream, meta: MetaGame) => meta.llms.map((_, j) => randomMetaAction(rng, meta, j));

/** The construction monitors aggregates; a lottery's aggregate is random. */
function cycleRow({ lp }: LedgerContext): LedgerRow {
  const meta = twoLlms('majority-coordination', '9/10', '1/10');
  const target = [95, 5];
  const { feasible, cycle } = feasibility(meta, target, { lp });
  const pure = cycle.every(({ profile }) => profile.every((actions) => actions.every(Number.isInteger)));
  // A lottery on 000 and 111 moves a whole share of each role at every draw; its mean is at neither.
  const [heads, tails] = [0, 1].map((action) =>
    aggregatePlay(meta, [
      [action, action, action],
      [0, 0, 0],
    ]),
  );
  const jump = Math.abs(heads[0][0] - tails[0][0]);
  return judged({
    item: 'The implementation cycle',
    about: 'which meta-actions a cycle may hold',
    evidence: 'exact',
    published: 'any meta-action profiles',
    ours: `pure profiles (${cycle.length} for sums (${target.join(', ')}) of majority coordination); a lottery of the large LLM moves the aggregate of each role by ${formatReal(jump, 1)} from draw to draw`,
    when: 'sharper',
    reason:
      'Under a lottery the aggregate is random and every period would be discrepant. Pure profiles (or splits) are enough, since F is the hull of their payoffs.',
    checks: { 'the target is feasible by pure profiles': feasible && pure, 'a lottery jumps': jump > 0.5 },
    test: FEASIBILITY,
  });
}

/** Splits, independent lotteries and correlated lotteries hold an LLM down to different payoffs. */
function kindsRow({ quick, seed, lp, signal }: LedgerContext): LedgerRow {
  const rng = randomStream(seed, 7);
  const instances = quick ? 6 : 200;
  let ordered = 0;
  for (let n = 0; n < instances; n++) {
    signal?.throwIfAborted();
    const meta = randomMetaGame(rng, { roles: 2 });
    const [split, lottery, correlated] = (['split', 'lottery', 'correlated'] as const).map((kind) =>
      individualRationality(meta, { lp, kind, nodeLimit: 20 }),
    );
    const holds = meta.llms.every(
      (_, j) => split[j].upper >= lottery[j].lower - PROGRAM && lottery[j].upper >= correlated[j].lower - PROGRAM,
    );
    if (holds) ordered++;
  }
  const majority = twoLlms('majority-coordination', '9/10', '1/10');
  const [lottery, split] = (['lottery', 'split'] as const).map((kind) => individualRationality(majority, { lp, kind }));
  const words = (bounds: typeof lottery): string => bounds.map(({ upper }) => formatReal(upper, 2)).join(', ');
  return judged({
    item: 'Definition 2, IR',
    about: 'what the others can hold an LLM down to',
    evidence: 'law',
    published: 'min max over meta-actions',
    ours: `three numbers, splits >= lotteries >= correlated lotteries (${heldOn(ordered, instances)} random meta-games); majority coordination at .9: (${words(lottery)}) against lotteries, (${words(split)}) against splits`,
    when: 'sharper',
    reason:
      'The definition literally takes splits. Punishments are not monitored, so the proof works with lotteries as well, which hold an LLM down further; folkways takes those unless told otherwise.',
    checks: {
      'the order holds': ordered === instances,
      'lotteries and splits differ': split[1].upper - lottery[1].upper > 1,
      'brackets are closed': [...lottery, ...split].every(({ lower, upper }) => upper - lower < 1e-6),
    },
    test: RATIONALITY,
  });
}

/** Three LLMs with a role each; the first one wins unless the other two both name what it names. */
function guaranteeRow(lp: ProgramSolver): LedgerRow {
  const pair = ['0', '1'];
  const wins = Array.from({ length: 8 }, (_, index) => (index === 0 || index === 7 ? 0 : 1));
  const none = wins.map(() => 0);
  const game = normalFormGame({ actions: [pair, pair, pair], payoffs: [wins, none, none] });
  const shares = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];
  const meta = metaGame({ game, shares });
  const [minmax] = individualRationality(meta, { lp });
  // What a lottery of its own guarantees is, by duality, what correlated punishers can hold it down to.
  const [maxmin] = individualRationality(meta, { lp, kind: 'correlated' });
  return judged({
    item: 'Definition 2, in words',
    about: '"the minimum it can guarantee to itself"',
    evidence: 'exact',
    published: 'the words describe the maxmin, the formula is the minmax',
    ours: `three LLMs, the first loses when the others both match it: it can guarantee ${formatSignificant(maxmin.upper, 4)}, but cannot be held below ${formatSignificant(minmax.lower, 4)}`,
    when: 'corrected',
    reason: 'For three or more LLMs the two differ, since punishers cannot correlate. The theorem uses the formula.',
    checks: {
      'the guarantee is less': maxmin.upper < minmax.lower - 0.1,
      'both are exact': maxmin.upper - maxmin.lower < PROGRAM && minmax.upper - minmax.lower < 1e-6,
    },
    test: RATIONALITY,
  });
}

function strictRow(lp: ProgramSolver): LedgerRow {
  const meta = heist();
  const zero = feasibility(meta, [0, 0, 0], { lp });
  const dilemma = twoLlms('pd-losses', '9/10', '1/10');
  const edge = feasibility(dilemma, ['-4.14', '-0.08'], { lp });
  const cooperation = feasibility(dilemma, ['-3.6', '-0.4'], { lp });
  const cyclePays = utilities(meta, BLAME_CYCLE).every((payoff) => payoff === 0);
  return judged({
    item: 'Definition 3, individual rationality',
    about: 'when is r_j > IR_j decided?',
    evidence: 'exact',
    published: 'strict when r_j > IR_j for all j',
    ours: `yes, no or unknown: heist (0, 0, 0) ${zero.strict === true ? 'yes' : 'no'}; dilemma at .9, cooperation ${cooperation.strict === true ? 'yes' : 'no'}; its one-shot equilibrium (-4.14, -.08) ${edge.strict === false ? 'no, IR is met exactly' : 'yes'}`,
    when: 'sharper',
    reason:
      'For three or more LLMs IR is a bilinear minimum and comes as a bracket. Strict above its upper end, not strict up to its lower end, unknown in between.',
    checks: {
      'the heist is strict': zero.feasible && zero.strict === true && cyclePays,
      'cooperation is strict': cooperation.strict === true,
      'a tie is not': edge.feasible && edge.strict === false,
    },
    test: RATIONALITY,
  });
}
