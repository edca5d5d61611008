/**
 * Section 3, the prisoner's dilemma: the example and the map over shares.
 */
import { catalog, type Fraction } from '@folkways/core';
import {
  claimRegion,
  equilibriumRange,
  oneShotEquilibria,
  type RationalFunction,
  rationalValue,
  type ShareSweep,
  shareSweep,
} from '@folkways/metagame';
import { sweepPlot } from '../../metagame/sweepPlot.js';
import { figure } from '../../output/block.js';
import { formatSignificant } from '../../output/formatReal.js';
import type { LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { judged } from './judged.js';
import { twoLlms } from './paperGames.js';

const EQUILIBRIA = 'packages/metagame/src/equilibrium/oneShotEquilibria.paper.test.ts';
const SWEEP = 'packages/metagame/src/sweep/shareSweep.paper.test.ts';

/** The example at .9, and where its picture changes. */
export const dilemmaEntry: LedgerEntry = {
  name: "prisoner's dilemma",
  run: () => {
    const sweep = shareSweep({
      game: catalog['pd-losses'],
      shares: [
        ['p', '1 - p'],
        ['p', '1 - p'],
      ],
      from: '1/2',
      to: 1,
      llms: ['large', 'small'],
    });
    const caption =
      'The dilemma (-2, -4, -5) over the share p of the large LLM: average payoffs in every equilibrium (blue and thick: the large LLM, orange: the small one). At 3/5 there is a continuum; above 2/3 only CC/DD is left.';
    return {
      rows: [exampleRow(), intuitionRow(), thresholdRow(sweep), favourRow(sweep)],
      blocks: [figure(sweepPlot(sweep, 'page'), caption)],
    };
  },
};

function exampleRow(): LedgerRow {
  const { equilibria, complete } = oneShotEquilibria(twoLlms('pd-losses', '9/10', '1/10'));
  const [{ advice, averages }] = equilibria;
  return judged({
    item: "Example, prisoner's dilemma",
    about: '(X, Y, Z) = (-2, -4, -5), p = .9',
    evidence: 'exact',
    published: 'unique equilibrium: large cooperates, small defects; averages -2.3 and -0.4',
    ours: `${equilibria.length} equilibrium${complete === true ? ', by enumeration of all' : ''}: ${advice.join(' and ')}; averages ${averages.map((value) => formatSignificant(value)).join(' and ')}`,
    when: 'agrees',
    checks: {
      'the equilibrium is unique': complete === true && equilibria.length === 1,
      'large says CC, small DD': advice.join() === 'CC,DD',
      'averages are -2.3 and -0.4': averages[0] === -2.3 && averages[1] === -0.4,
    },
    test: EQUILIBRIA,
  });
}

/** "Because 2X > Z, coordinating its two roles on cooperation gives it a higher average payoff than CD." */
function intuitionRow(): LedgerRow {
  const { game } = oneShotEquilibria(twoLlms('pd-losses', '9/10', '1/10'));
  const payoff = (own: string, reply: string): number =>
    game.payoffs[0][game.actions[0].indexOf(own) * game.actions[1].length + game.actions[1].indexOf(reply)];
  const gaps = game.actions[1].map((reply) => payoff('CC', reply) - payoff('CD', reply));
  const least = Math.min(...gaps);
  return judged({
    item: "Example, prisoner's dilemma: intuition",
    about: 'why the large LLM cooperates in both roles',
    evidence: 'exact',
    published: 'since 2X > Z, CC pays it more than CD',
    ours: `at p = .9 CC pays it at least ${formatSignificant(least, 3)} more than CD, whatever the small LLM does`,
    when: 'agrees',
    checks: { 'CC beats CD against every reply': least > 0 },
    test: EQUILIBRIA,
  });
}

const place = ({ lower }: { readonly lower: { toString(): string } }): string => String(lower);

const QUANTIFIER = {
  always: 'all equilibria',
  sometimes: 'some',
  never: 'none',
  unknown: 'an unknown number',
} as const;

function thresholdRow(sweep: ShareSweep): LedgerRow {
  const breakpoints = sweep.breakpoints.map(({ at }) => place(at));
  const region = claimRegion(sweep, [1, -1]);
  const always = region.at(-1);
  // At the breakpoint itself the large LLM may still do as well.
  const last = sweep.breakpoints.at(-1)?.result;
  const there = last && equilibriumRange(last, [1, -1]);
  return judged({
    item: "Claim, prisoner's dilemma: how large is large?",
    about: 'from which share on the larger LLM does worse in every equilibrium',
    evidence: 'exact',
    published: '"for p sufficiently large"',
    ours: `equilibria change at ${breakpoints.join(' and ')} only; it does worse in ${region.map(({ from, to, verdict }) => `${QUANTIFIER[verdict]} for ${place(from)} < p < ${place(to)}`).join(', in ')}; at ${breakpoints.at(-1)} itself it still does as well in one (largest difference ${there?.upper})`,
    when: 'corrected',
    reason:
      'The claim is right for p > 2/3 exactly, at the payoffs of the example. Being the larger one is not enough, nor is a majority of 60 %.',
    checks: {
      'the breakpoints are 3/5 and 2/3': sweep.complete && breakpoints.join() === '3/5,2/3',
      'the claim holds from 2/3 on': always?.verdict === 'always' && place(always.from) === '2/3',
      'and not at 2/3': String(there?.upper) === '0',
    },
    test: SWEEP,
  });
}

function difference(large: RationalFunction, small: RationalFunction, p: Fraction): number {
  return rationalValue(large, p).subtract(rationalValue(small, p)).toNumber();
}

function favourRow(sweep: ShareSweep): LedgerRow {
  const better = claimRegion(sweep, [-1, 1]);
  const [first] = sweep.cells;
  const differences = first.averages.map(([large, small]) => ({
    low: difference(large, small, first.from.lower),
    high: difference(large, small, first.to.lower),
  }));
  const best = differences.reduce((most, one) => (one.high > most.high ? one : most));
  const at = sweep.breakpoints[0].result;
  const range = at && equilibriumRange(at, [1, -1]);
  return judged({
    item: "Section 3, prisoner's dilemma: larger LLMs do worse",
    about: 'the sentence drawn from the claim',
    evidence: 'exact',
    published: "in the Prisoner's Dilemma, larger LLMs do worse",
    ours: `for ${place(better[0].from)} < p < ${place(better[0].to)} they never do, and in one equilibrium the larger one does better, by ${formatSignificant(best.low, 2)} rising to ${formatSignificant(best.high, 2)} = (p - 1/2)/2; at ${place(sweep.breakpoints[0].at)} differences fill [${range?.lower}, ${range?.upper}]`,
    when: 'corrected',
    reason:
      'Just above one half both say CD, or both mix CD and DC, and the mixture favours the larger LLM: size hurts only where it makes the other a free rider.',
    checks: {
      'some equilibrium favours the larger LLM below 3/5':
        better[0].verdict === 'sometimes' && place(better[0].to) === '3/5',
      'none does from 3/5 on, outside the continuum': better[1].verdict === 'never',
      'the advantage is (p - 1/2)/2': Math.abs(best.low) < 1e-12 && Math.abs(best.high - 0.05) < 1e-12,
    },
    test: SWEEP,
  });
}
