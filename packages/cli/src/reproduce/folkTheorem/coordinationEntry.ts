/**
 * Section 3, majority coordination.
 */
import { catalog } from '@folkways/core';
import {
  averageUtilities,
  bestReply,
  claimRegion,
  equilibriumRange,
  lottery,
  oneShotEquilibria,
  type ShareSweep,
  shareSweep,
} from '@folkways/metagame';
import { sweepPlot } from '../../metagame/sweepPlot.js';
import { figure } from '../../output/block.js';
import { formatReal, formatSignificant } from '../../output/formatReal.js';
import type { LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { judged } from './judged.js';
import { twoLlms } from './paperGames.js';

const SWEEP = 'packages/metagame/src/sweep/shareSweep.paper.test.ts';

/** The example, the claim, and what a larger share does. */
export const coordinationEntry: LedgerEntry = {
  name: 'majority coordination',
  run: () => {
    const row = ['p', '1 - p'];
    const sweep = shareSweep({
      game: catalog['majority-coordination'],
      shares: [row, row, row],
      from: '1/2',
      to: 1,
      llms: ['large', 'small'],
    });
    const caption =
      'Majority coordination over the share p of the large LLM: average payoffs in the only equilibrium (blue and thick: the large LLM, orange: the small one). The large one does best at p = 3/4.';
    return {
      rows: [exampleRow(), claimRow(sweep), monotoneRow(sweep), staticsRow(sweep)],
      blocks: [figure(sweepPlot(sweep, 'page'), caption)],
    };
  },
};

/** What the proof says LLM 1 can guarantee: 100/3 + (50/3) q (2p - 1). */
const guarantee = (p: number): number => 100 / 3 + (50 / 3) * (1 - p) * (2 * p - 1);

function exampleRow(): LedgerRow {
  const meta = twoLlms('majority-coordination', '9/10', '1/10');
  const coin = lottery([
    [[0, 0, 0], '1/2'],
    [[1, 1, 1], '1/2'],
  ]);
  const [large, small] = averageUtilities(meta, [coin, coin]);
  const gains = [0, 1].map((j) => bestReply(meta, [coin, coin], j).gain);
  return judged({
    item: 'Example, coordination',
    about: 'both draw 000 or 111, p = .9',
    evidence: 'exact',
    published: `large is rewarded: by the proof's formula ${formatReal(guarantee(0.9), 4)}`,
    ours: `averages ${formatReal(large, 4)} and ${formatReal(small, 4)}; an equilibrium (gains ${gains.map((gain) => formatSignificant(Math.max(0, gain), 2)).join(' and ')})`,
    when: 'agrees',
    checks: {
      'the large LLM gets what the formula says': Math.abs(large - guarantee(0.9)) < 1e-9,
      'payoffs sum to 100': Math.abs(2.7 * large + 0.3 * small - 100) < 1e-9,
      'nobody gains by deviating': gains.every((gain) => gain < 1e-9),
    },
    test: 'packages/metagame/src/equilibrium/oneShotEquilibria.paper.test.ts',
  });
}

function claimRow(sweep: ShareSweep): LedgerRow {
  const verdicts = claimRegion(sweep, [-1, 1]);
  const values = [51, 60, 75, 90, 99].map((percent) => {
    const meta = twoLlms('majority-coordination', `${percent}/100`, `${100 - percent}/100`);
    const { lower, upper } = equilibriumRange(oneShotEquilibria(meta), [1, 0]);
    return lower.equals(upper) ? Math.abs(lower.toNumber() - guarantee(percent / 100)) : Infinity;
  });
  const [{ result }] = sweep.cells;
  const support = result.equilibria.map(({ advice }) => advice.join(' / '));
  return judged({
    item: 'Claim, coordination',
    about: 'with p > 1/2 the larger LLM does better in every equilibrium',
    evidence: 'exact',
    published: 'true; it can guarantee 100/3 + (50/3)(1 - p)(2p - 1)',
    ours: `true for all p in (1/2, 1); ${sweep.breakpoints.length} breakpoints, ${support.length} equilibrium; the guarantee is the payoff of every equilibrium (5 shares, to ${formatSignificant(Math.max(...values), 2)})`,
    when: 'sharper',
    reason:
      'The game is constant-sum, so the guarantee of the proof is its value, and the uniform lottery on 000 and 111 for both is the only equilibrium.',
    checks: {
      'the larger LLM always does better': verdicts.length === 1 && verdicts[0].verdict === 'always',
      'one equilibrium without a breakpoint': sweep.complete && sweep.breakpoints.length === 0 && support.length === 1,
      'its payoff is the guarantee': values.every((gap) => gap < 1e-9),
    },
    test: SWEEP,
  });
}

function monotoneRow(sweep: ShareSweep): LedgerRow {
  const { kind, best } = sweep.effects[0];
  const at = (p: string, q: string) =>
    equilibriumRange(oneShotEquilibria(twoLlms('majority-coordination', p, q)), [1, 0]).lower;
  const [six, nine] = [at('3/5', '2/5'), at('9/10', '1/10')];
  return judged({
    item: 'Section 3, coordination: larger market share is advantageous',
    about: 'the sentence drawn from the claim',
    evidence: 'exact',
    published: 'in this game, larger market share is advantageous',
    ours: `over the other LLM, yes; but its own average has an ${kind}: ${formatReal(best.peak?.value ?? Number.NaN, 4)} at p = ${best.peak?.at.lower}, and ${six.equals(nine) ? 'the same' : 'not the same'} ${formatReal(six.toNumber(), 4)} at .6 and .9`,
    when: 'sharper',
    reason: 'Near p = 1 the large LLM mostly meets itself and only shares the 100; it gains from those it outvotes.',
    checks: {
      'the peak is at 3/4': kind === 'interior optimum' && String(best.peak?.at.lower) === '3/4',
      'its value is 425/12': Math.abs((best.peak?.value ?? 0) - guarantee(0.75)) < 1e-9,
      '.6 and .9 tie': six.equals(nine),
    },
    test: SWEEP,
  });
}

/** "Depending on the game, a larger share may be beneficial, harmful, or dominated by an intermediate share." */
function staticsRow(majority: ShareSweep): LedgerRow {
  const row = ['p', '1 - p'];
  const dilemma = shareSweep({ game: catalog['pd-losses'], shares: [row, row], from: '2/3', to: 1 });
  const kinds = [majority.effects[1].kind, dilemma.effects[1].kind, majority.effects[0].kind];
  return judged({
    item: 'Section 1, the effect of client share',
    about: 'beneficial, harmful or best in between',
    evidence: 'exact',
    published: 'all three occur, depending on the game',
    ours: `all three: ${kinds[0]} (the smaller LLM in coordination), ${kinds[1]} (the smaller LLM in the dilemma, above 2/3), ${kinds[2]} (the larger LLM in coordination)`,
    when: 'agrees',
    checks: { 'the three kinds occur': kinds.join() === 'beneficial,harmful,interior optimum' },
    test: SWEEP,
  });
}
