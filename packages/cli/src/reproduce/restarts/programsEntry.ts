/**
 * Section 5 of the restart paper, exact algorithms: the dynamic programme, threshold-monotonic sequences, the integer programme.
 */
import { randomStream, uniformInteger } from '@folkways/core';
import {
  type HazingInstance,
  isStableInLimit,
  limitStability,
  paperInstance,
  solveHazing,
  thresholdMonotonic,
} from '@folkways/hazing';
import { formatSignificant } from '../../output/formatReal.js';
import { checkedRow } from '../checkedRow.js';
import { checkLaw } from '../checkLaw.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { leastByReachability, randomInstance } from './restartGames.js';

const LAWS = 'packages/hazing/src/solve/solveHazing.property.test.ts';
const PAPER = 'packages/hazing/src/solve/solveHazing.paper.test.ts';
const PROGRAM = 'packages/hazing/src/solve/integerProgram.property.test.ts';
const LEMMA = 'packages/hazing/src/instance/thresholdMonotonic.property.test.ts';

export const programsEntry: LedgerEntry = {
  name: 'Exact algorithms',
  items: ['Theorem 2, Algorithm 1', 'Section 5, monotone costs', 'Lemma 3', 'Algorithm 2', 'Theorem 3'],
  run: (context) => ({
    rows: [dynamicProgramme(context), monotoneCosts(), lemma(context), integerProgramme(context), ring(context)],
  }),
};

function dynamicProgramme({ seed, quick }: LedgerContext): LedgerRow {
  const law = checkLaw({ seed, instances: quick ? 1000 : 20_000, stream: 13 }, (rng) => {
    const instance = randomInstance(rng);
    return solveHazing(instance, { algorithm: 'dp' }).totalHazing === leastByReachability(instance);
  });
  // Steps of the recursion against n T on the paper's own games.
  const bounded = checkLaw({ seed, instances: quick ? 50 : 500, stream: 14 }, (rng) => {
    const instance = paperInstance(rng, { actions: uniformInteger(rng, 2, 30), maximum: 2000 });
    const { work, status } = solveHazing(instance, { algorithm: 'dp' });
    if (status === 'none' || instance.goalThreshold <= 0) return undefined;
    return work.steps <= instance.actions.length * (instance.goalThreshold + 1);
  });
  // The same problem with all numbers ten times as large.
  const { goalThreshold, actions } = firstSolvable(seed);
  const tenfold: HazingInstance = {
    goalThreshold: 10 * goalThreshold,
    actions: actions.map(({ name, cost, threshold }) => ({ name, cost: 10 * cost, threshold: 10 * threshold })),
  };
  const [one, ten] = [{ goalThreshold, actions }, tenfold].map(
    (instance) => solveHazing(instance, { algorithm: 'dp' }).work.steps,
  );
  return checkedRow(
    {
      item: 'Theorem 2, Algorithm 1',
      about: 'a dynamic programme in pseudo-polynomial time',
      evidence: 'law',
      published: 'exact, in O(n T) steps',
      ours: `against a walk over all totals: ${law.words}; at most n (T + 1) steps: ${bounded.words}; ${formatSignificant(ten / one, 3)} times the steps when all numbers are tenfold`,
      verdict: 'agrees',
      test: LAWS,
    },
    law.holds && bounded.holds && ten > 5 * one,
  );
}

/** A game of the paper's generator whose optimum is more than one action. */
function firstSolvable(seed: number): HazingInstance {
  for (let index = 0; ; index++) {
    const instance = paperInstance(randomStream(seed, 1000 + index), { actions: 10, maximum: 500 });
    const { sequence } = solveHazing(instance);
    if (sequence.length > 1) return instance;
  }
}

function monotoneCosts(): LedgerRow {
  const instance: HazingInstance = {
    goalThreshold: 10,
    actions: [
      { name: 'five', cost: 5, threshold: -1 },
      { name: 'six', cost: 6, threshold: 4 },
    ],
  };
  const { totalHazing, sequence } = solveHazing(instance);
  const totals: number[] = [];
  const extend = (hazing: number, largest: number): void => {
    if (hazing > instance.goalThreshold) return void totals.push(hazing);
    for (const { cost, threshold } of instance.actions) {
      if (cost <= largest && hazing > threshold) extend(hazing + cost, cost);
    }
  };
  extend(0, Infinity);
  const monotone = Math.min(...totals);
  return checkedRow(
    {
      item: 'Section 5, monotone costs',
      about: 'costs need not be non-increasing',
      evidence: 'exact',
      published: 'an instance with optimum 11, and 15 with non-increasing costs',
      ours: `${sequence.map(({ action }) => action).join(', ')}: ${totalHazing}; the best of all ${totals.length} sequences with non-increasing costs: ${monotone}`,
      verdict: 'agrees',
      test: PAPER,
    },
    totalHazing === 11 && monotone === 15,
  );
}

function lemma({ seed, quick }: LedgerContext): LedgerRow {
  let moved = 0;
  const law = checkLaw({ seed, instances: quick ? 1000 : 20_000, stream: 15 }, (rng) => {
    const instance = randomInstance(rng, 5, 20);
    const sequence: string[] = [];
    let hazing = 0;
    // A random walk that only ever takes stable steps.
    while (hazing <= instance.goalThreshold) {
      const open = instance.actions.filter(({ threshold }) => hazing > threshold);
      if (open.length === 0) return undefined;
      const step = open[uniformInteger(rng, 0, open.length - 1)];
      sequence.push(step.name);
      hazing += step.cost;
    }
    if (sequence.length === 0) return undefined;
    const ordered = thresholdMonotonic(instance, sequence);
    if (ordered.flatMap(({ action, repeat }) => new Array(repeat).fill(action)).join() !== sequence.join()) moved++;
    const { stable, totalHazing, rows } = limitStability(instance, ordered);
    const thresholds = rows.slice(0, -1).map(({ threshold }) => threshold);
    return stable && totalHazing === hazing && thresholds.every((t, k) => k === 0 || thresholds[k - 1] <= t);
  });
  return checkedRow(
    {
      item: 'Lemma 3',
      about: 'threshold-monotonic sequences are enough',
      evidence: 'law',
      published: 'moving plays of an action together, in order of thresholds, keeps stability and the total',
      ours: `${law.words} of stable sequences, ${moved} of which it rearranges`,
      verdict: 'agrees',
      test: LEMMA,
    },
    law.holds && moved > 0,
  );
}

function integerProgramme({ seed, quick, lp }: LedgerContext): LedgerRow {
  const law = checkLaw({ seed, instances: quick ? 60 : 1000, stream: 16 }, (rng) => {
    const instance = paperInstance(rng, { actions: uniformInteger(rng, 2, 8), maximum: 200 });
    const exact = solveHazing(instance);
    if (exact.totalHazing === null || exact.totalHazing === 0) return undefined;
    const { totalHazing, status } = solveHazing(instance, { algorithm: 'ilp', lp });
    return status === 'unproven' ? undefined : totalHazing === exact.totalHazing;
  });
  const sizes = [10, 20].map((actions) => {
    const { work } = solveHazing(wide(actions), { algorithm: 'ilp', lp });
    return work.entries;
  });
  return checkedRow(
    {
      item: 'Algorithm 2',
      about: 'an integer programme of O(n) variables',
      evidence: 'law',
      published: 'exact, and independent of the size of the payoffs',
      ours: `on ${lp.name}, rechecked in integers: ${law.words}; ${formatSignificant(sizes[1] / sizes[0], 3)} times the entries for twice the actions`,
      verdict: 'agrees',
      test: PROGRAM,
    },
    law.holds,
  );
}

/** Actions of costs 10 upwards that open one after another; T keeps all of them. */
function wide(actions: number): HazingInstance {
  return {
    goalThreshold: 10 * actions + 7,
    actions: Array.from({ length: actions }, (_, i) => ({ name: `a${i}`, cost: 10 + i, threshold: 5 * i - 1 })),
  };
}

function ring({ seed, quick }: LedgerContext): LedgerRow {
  const law = checkLaw({ seed, instances: quick ? 1000 : 20_000, stream: 17 }, (rng) => {
    const instance = randomInstance(rng);
    const { totalHazing, sequence } = solveHazing(instance, { algorithm: 'dp-ring' });
    return (
      totalHazing === leastByReachability(instance) && (totalHazing === null || isStableInLimit(instance, sequence))
    );
  });
  const actions = [
    { name: 'a', cost: 11, threshold: -1 },
    { name: 'b', cost: 14, threshold: 20 },
    { name: 'c', cost: 17, threshold: 40 },
  ];
  const [small, large] = [10_007, 1_000_007].map((goalThreshold) =>
    ['dp', 'dp-ring'].map(
      (name) => solveHazing({ goalThreshold, actions }, { algorithm: name as 'dp' | 'dp-ring' }).work.entries,
    ),
  );
  return checkedRow(
    {
      item: 'Theorem 3',
      about: 'the dynamic programme in memory independent of T',
      evidence: 'law',
      published: 'O(n T) time; only the last max c entries, each with its counts',
      ours: `${law.words}; from T = 10,007 to 1,000,007 its memory goes from ${small[1]} numbers to ${large[1]}, that of Algorithm 1 from ${small[0].toLocaleString('en')} to ${large[0].toLocaleString('en')}`,
      verdict: 'agrees',
      test: LAWS,
    },
    law.holds && large[1] === small[1] && large[0] > 50 * small[0],
  );
}
