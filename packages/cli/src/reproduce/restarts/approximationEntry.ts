/**
 * Section 5 of the restart paper, the approximation scheme: Theorem 4 and its claims.
 */
import { type RandomStream, randomStream, uniformInteger } from '@folkways/core';
import { type HazingInstance, paperInstance, solveHazing } from '@folkways/hazing';
import { formatSignificant } from '../../output/formatReal.js';
import { checkedRow } from '../checkedRow.js';
import { checkLaw } from '../checkLaw.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { largeLists, stableLargeSequences } from './algorithm3.js';
import { leastByReachability, randomInstance } from './restartGames.js';

const LAWS = 'packages/hazing/src/solve/solveHazing.property.test.ts';
const OWN = 'packages/cli/src/reproduce/restarts/algorithm3.test.ts';
const EPSILONS = [1, 0.5, 0.1, 0.02] as const;

export const approximationEntry: LedgerEntry = {
  name: 'The approximation scheme',
  items: ['Theorem 4, Algorithm 3', 'Claim 2', 'Claim 3', 'Claim 4', 'Claim 5', 'Claim 6'],
  run: (context) => ({ rows: [theorem(context), optimumRange(context), ...claims(context)] }),
};

function theorem({ seed, quick }: LedgerContext): LedgerRow {
  const worst = EPSILONS.map(() => 1);
  const law = checkLaw({ seed, instances: quick ? 500 : 10_000, stream: 18 }, (rng) => {
    const instance = randomInstance(rng, 5, 400);
    const least = leastByReachability(instance);
    if (least === null || least === 0) return undefined;
    return EPSILONS.every((epsilon, k) => {
      const { totalHazing, lowerBound } = solveHazing(instance, { algorithm: 'fptas', epsilon });
      worst[k] = Math.max(worst[k], (totalHazing as number) / least);
      return (totalHazing as number) <= (1 + epsilon) * least * (1 + 1e-12) && (lowerBound as number) <= least;
    });
  });
  // Large numbers, so that the unit K is what limits the lists.
  const actions = 60;
  const instance = hard(randomStream(seed, 19), actions);
  const steps = [0.2, 0.1, 0.05].map((epsilon) => {
    const { work } = solveHazing(instance, { algorithm: 'fptas', epsilon });
    return { epsilon, steps: work.steps, bound: actions * ((2 * (1 + epsilon)) / epsilon ** 2 + 2) };
  });
  const shares = steps.map((one) => `${formatSignificant((100 * one.steps) / one.bound, 2)} % at eps = ${one.epsilon}`);
  return checkedRow(
    {
      item: 'Theorem 4, Algorithm 3',
      about: 'an approximation within 1 + eps, in time polynomial in n and 1 / eps',
      evidence: 'law',
      published: 'total at most (1 + eps) OPT in O(n log n + n / eps^2)',
      ours: `${law.words} at eps = ${EPSILONS.join(', ')}; worst ratios ${worst.map((ratio) => formatSignificant(ratio, 4)).join(', ')}; with ${actions} actions and T = 1e9 its steps are ${shares.join(', ')} of n (2 (1 + eps) / eps^2 + 2)`,
      verdict: 'agrees',
      test: LAWS,
    },
    law.holds && steps.every((one) => one.steps > 0 && one.steps <= one.bound),
  );
}

/** Costs just above eps T for small eps, openers among them, and T too large for any table. */
function hard(rng: RandomStream, count: number): HazingInstance {
  const goalThreshold = 1_000_000_007;
  const actions = Array.from({ length: count }, (_, i) => ({
    name: `a${i}`,
    cost: uniformInteger(rng, 20_000_000, 900_000_000),
    threshold: i === 0 ? -1 : uniformInteger(rng, -1, Math.floor(goalThreshold / 2)),
  }));
  return { goalThreshold, actions };
}

function optimumRange({ seed, quick }: LedgerContext): LedgerRow {
  const law = checkLaw({ seed, instances: quick ? 1000 : 20_000, stream: 20 }, (rng) => {
    const instance = paperInstance(rng, { actions: uniformInteger(rng, 2, 12), maximum: 300 });
    const openers = instance.actions.filter(({ threshold }) => threshold < 0).map(({ cost }) => cost);
    if (instance.goalThreshold <= 0 || openers.length === 0) return undefined;
    const { totalHazing } = solveHazing(instance);
    const cheapest = Math.min(...openers);
    const T = instance.goalThreshold;
    if (cheapest > T) return totalHazing === cheapest;
    return (totalHazing as number) > T && (totalHazing as number) <= 2 * T;
  });
  return checkedRow(
    {
      item: 'Claim 2',
      about: 'the range of the optimum',
      evidence: 'law',
      published: 'T < OPT <= 2T, or the cheapest legal first action alone is optimal',
      ours: law.words,
      verdict: 'agrees',
      test: LAWS,
    },
    law.holds,
  );
}

/** The claims about the lists, on a small form of the algorithm that keeps them whole. */
function claims({ seed, quick }: LedgerContext): LedgerRow[] {
  const counts = { actions: 0, lists: 0, sequences: 0, set: 0 };
  const failed = new Set<string>();
  const law = checkLaw({ seed, instances: quick ? 300 : 5000, stream: 21 }, (rng) => {
    const T = uniformInteger(rng, 20, 200);
    const actions = Array.from({ length: uniformInteger(rng, 1, 5) }, (_, i) => ({
      name: `a${i}`,
      cost: uniformInteger(rng, 1, T),
      threshold: i === 0 ? -1 : uniformInteger(rng, -5, T - 1),
    }));
    const m = [2, 4, 10][uniformInteger(rng, 0, 2)];
    const state = largeLists({ goalThreshold: T, actions }, m);
    const { normalised, large, most, lists, set } = state;
    if (large.length === 0) return undefined;
    for (const { cost } of large) {
      counts.actions++;
      const q = normalised(cost);
      // K q <= c < (1 + 1 / m) K q with K = T / (m (m + 1)), times its denominators.
      const scaled = cost * m * (m + 1);
      if (!(T * q <= scaled && scaled * m < (m + 1) * T * q)) failed.add('Claim 3');
    }
    for (const [q, list] of lists.entries()) {
      if (list === undefined) continue;
      counts.lists++;
      const total = list.reduce((sum, { cost }) => sum + cost, 0);
      const steps = list.reduce((sum, { cost }) => sum + normalised(cost), 0);
      if (total !== most[q] || steps !== q) failed.add('Claim 4');
    }
    for (const { hazing, q } of stableLargeSequences(state, 2 * T)) {
      counts.sequences++;
      const found = most[q];
      if (found === undefined || found < hazing) failed.add('Claim 5');
    }
    for (const { q, hazing } of set) {
      counts.set++;
      if ((most[q] ?? -1) < hazing) failed.add('Claim 6');
    }
    return true;
  });
  const row = (item: string, about: string, published: string, ours: string): LedgerRow =>
    checkedRow(
      {
        item,
        about,
        evidence: 'law',
        published,
        ours: `${ours}, ${law.instances} instances`,
        verdict: 'agrees',
        test: OWN,
      },
      law.holds && !failed.has(item),
    );
  const count = (item: string, number: number, what: string): string =>
    failed.has(item) ? `fails for some of ${number} ${what}` : `holds for all ${number.toLocaleString('en')} ${what}`;
  return [
    row(
      'Claim 3',
      'normalised costs of large actions',
      'K q <= c < (1 + eps) K q',
      count('Claim 3', counts.actions, 'large actions'),
    ),
    row(
      'Claim 4',
      'what the lists hold',
      'costs of list q sum to H[q], its normalised costs to q',
      count('Claim 4', counts.lists, 'lists'),
    ),
    row(
      'Claim 5',
      'the lists keep up with every stable sequence',
      'a stable threshold-ordered sequence of large actions with total h and normalised total q has h <= H[q]',
      count('Claim 5', counts.sequences, 'sequences'),
    ),
    row(
      'Claim 6',
      'H[q] never falls',
      'at the end it is at least what it was ever set to',
      count('Claim 6', counts.set, 'assignments'),
    ),
  ];
}
