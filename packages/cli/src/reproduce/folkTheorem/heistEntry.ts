/**
 * Section 4, the heist: every number of the example.
 */
import type { ProgramSolver } from '@folkways/core';
import {
  bestReply,
  feasibility,
  individualRationality,
  oneShotEquilibria,
  type SustainResult,
  sustain,
  utilities,
} from '@folkways/metagame';
import { sustainPlot } from '../../metagame/sustainPlot.js';
import { figure } from '../../output/block.js';
import { formatReal, formatSignificant } from '../../output/formatReal.js';
import type { LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { judged } from './judged.js';
import { BLAME_CYCLE, heist } from './paperGames.js';

const RATIONALITY = 'packages/metagame/src/repeated/rationality/individualRationality.test.ts';

/** Payoffs, punishments and deviations of the heist. */
export const heistEntry: LedgerEntry = {
  name: 'heist',
  run: ({ lp }) => {
    const meta = heist();
    const target = [0, 0, 0];
    const result = sustain(meta, target, { lp, epsilon: 0.1, lengths: [1] });
    const caption =
      "The heist: payoffs of two LLMs at a time. Grey: feasible; blue: above both minmax payoffs (dashed, -1.2018); green dot: the blame cycle's (0, 0).";
    return {
      rows: [cycleRow(lp), punishmentRow(lp), deviationRow(), sustainRow(result)],
      blocks: [figure(sustainPlot(meta, target, result, 'page'), caption)],
    };
  },
};

function cycleRow(lp: ProgramSolver): LedgerRow {
  const meta = heist();
  const payoffs = utilities(meta, BLAME_CYCLE);
  const { feasible, cycle } = feasibility(meta, [0, 0, 0], { lp });
  return judged({
    item: 'Example, heist: the blame cycle',
    about: 'payoffs when everyone names the next role',
    evidence: 'exact',
    published: '(0, 0, 0), so it is feasible',
    ours: `(${Array.from(payoffs).join(', ')}); ${feasible ? `feasible, by ${cycle.length} pure profile` : 'not feasible'}`,
    when: 'agrees',
    checks: { 'all payoffs are 0': payoffs.every((payoff) => payoff === 0), 'it is feasible': feasible },
    test: 'packages/metagame/src/equilibrium/oneShotEquilibria.paper.test.ts',
  });
}

/** The paper's bound on the planner LLM: convicted with some probability, else at most 1; other roles at most 1. */
function punishmentRow(lp: ProgramSolver): LedgerRow {
  const meta = heist();
  const [own, second, third] = meta.shares.map((row) => row[0]);
  const bound = (convicted: number): number => own * (convicted * -2.1 + (1 - convicted)) + second + third;
  const primary = meta.shares[1][1] * meta.shares[2][2];
  const both = (1 - second) * (1 - third);
  const bounds = (['lottery', 'split', 'correlated'] as const).flatMap((kind) =>
    individualRationality(meta, { lp, kind }),
  );
  const values = bounds.map(({ upper }) => upper);
  const value = values[0];
  const width = Math.max(...bounds.map(({ lower, upper }) => upper - lower));
  const spread = Math.max(...values) - Math.min(...values);
  return judged({
    item: 'Example, heist: punishment',
    about: 'what the planner LLM can be held down to',
    evidence: 'exact',
    published: 'named by both with probability .8^2 = .64, so at most -0.5872',
    ours: `named by both with probability ${formatReal(both, 2)}; the same argument gives ${formatReal(bound(both), 4)}; exactly IR = ${formatReal(value, 4)} for every LLM, by pure punishers, against splits, lotteries and correlated punishers alike`,
    when: 'corrected',
    reason:
      "Both punishers also have clients in each other's primary roles: .9^2 = .81. The paper's bound is true but loose, and its conclusion, that (0, 0, 0) is strictly rational, stands.",
    checks: {
      "the paper's number is that of .64": Math.abs(bound(primary) + 0.5872) < 1e-12,
      'punishers steer .9 of each role': Math.abs(both - 0.81) < 1e-12,
      'all brackets are closed and equal': width < 1e-9 && spread < 1e-9,
      'the exact value is below both bounds': value < bound(both) && bound(both) < bound(primary),
      'pure punishers suffice': bounds[0].punishers?.every((one) => one === null || Array.isArray(one)) === true,
    },
    test: RATIONALITY,
  });
}

function deviationRow(): LedgerRow {
  const meta = heist();
  const replies = meta.llms.map((_, j) => bestReply(meta, BLAME_CYCLE, j));
  const { equilibria } = oneShotEquilibria(meta);
  const [first] = equilibria;
  const gains = replies.map(({ gain }) => gain);
  return judged({
    item: 'Example, heist: one-shot deviation',
    about: 'is the blame cycle a one-shot equilibrium?',
    evidence: 'exact',
    published: 'no: some clients get 1 by deviating',
    ours: `no: the best deviation pays every LLM ${formatReal(gains[0], 4)} in sum, its primary role and one more naming otherwise; there are ${equilibria.length} pure equilibria, such as the one paying (${first.utilities.map((payoff) => formatReal(payoff, 4)).join(', ')})`,
    when: 'agrees',
    checks: {
      'every LLM gains, all alike': gains.every((gain) => gain > 0 && Math.abs(gain - gains[0]) < 1e-12),
      'two roles deviate': replies.every(({ profile }) => profile.filter((action) => action !== 0).length === 2),
      'no equilibrium is found at (0, 0, 0)': equilibria.every(({ utilities: u }) => u.some((payoff) => payoff !== 0)),
    },
    test: 'packages/metagame/src/repeated/deviation/deviationGain.paper.test.ts',
  });
}

function sustainRow({ status, proof, protocol }: SustainResult): LedgerRow {
  const best = protocol?.best;
  return judged({
    item: 'Example, heist: (0, 0, 0) repeated',
    about: 'how patient must the three LLMs be at epsilon = .1?',
    evidence: 'exact',
    published: 'approximately sustained for delta sufficiently large',
    ours: `${status}: the proof's constants ask for blocks of ${proof?.T.toLocaleString('en')} periods and 1/(1 - delta) = ${proof?.horizon.toExponential(1)}; blocks of one period, punishments of ${best?.protocol.punishment.periods} and probes of ${formatSignificant(best?.protocol.probe ?? Number.NaN, 2)} have an exact gain of ${formatSignificant(best?.gain ?? Number.NaN, 3)} at ${Math.round(best?.patience ?? Number.NaN)}`,
    when: 'sharper',
    reason:
      'T = 1 with every discrepancy punished is enough, and not in the paper: honest probes cost about pK periods of punishment, and the horizon grows like epsilon^-2 instead of epsilon^-3 log(1/epsilon).',
    checks: {
      'it is sustainable': status === 'sustainable',
      'the exact gain is at most .1': (best?.gain ?? Infinity) <= 0.1,
      'with far less patience': (best?.patience ?? Infinity) * 1e6 < (proof?.horizon ?? 0),
    },
    test: 'packages/metagame/src/repeated/sustain/sustain.test.ts',
  });
}
