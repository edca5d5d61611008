/**
 * Section 5 of the restart paper, hardness: OptRep, the reduction from unbounded subset sum, rational inputs.
 */
import { Fraction, symmetricGame, uniformInteger } from '@folkways/core';
import { fromSubsetSum, isStableInLimit, restartGame, solveHazing } from '@folkways/hazing';
import { checkedRow } from '../checkedRow.js';
import { checkLaw } from '../checkLaw.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { leastByReachability, randomInstance } from './restartGames.js';

const LAWS = 'packages/hazing/src/solve/solveHazing.property.test.ts';
const REDUCTION = 'packages/hazing/src/solve/enumerateOptimal.property.test.ts';
const SCALE = 'packages/hazing/src/instance/restartGame.test.ts';

export const hardnessEntry: LedgerEntry = {
  name: 'OptRep and its hardness',
  items: ['Definition 3', 'Theorem 1', 'Corollary 1'],
  run: (context) => ({ rows: [optRep(context), reduction(context), rationals(context)] }),
};

function optRep({ seed, quick }: LedgerContext): LedgerRow {
  let none = 0;
  const law = checkLaw({ seed, instances: quick ? 1000 : 20_000, stream: 10 }, (rng) => {
    const instance = randomInstance(rng);
    const { status, totalHazing, sequence } = solveHazing(instance);
    if (status === 'none') none++;
    const least = leastByReachability(instance);
    return totalHazing === least && (least === null || isStableInLimit(instance, sequence));
  });
  return checkedRow(
    {
      item: 'Definition 3',
      about: 'OptRep: the cheapest sequence that is stable in the limit',
      evidence: 'law',
      published: 'the problem',
      ours: `the solver against a walk over all reachable totals: ${law.words}, ${none} of them without a solution`,
      verdict: 'agrees',
      test: LAWS,
    },
    law.holds && none > 0,
  );
}

function reduction({ seed, quick }: LedgerContext): LedgerRow {
  const answers = { yes: 0, no: 0 };
  const law = checkLaw({ seed, instances: quick ? 500 : 10_000, stream: 11 }, (rng) => {
    const drawn = Array.from({ length: uniformInteger(rng, 1, 4) }, () => uniformInteger(rng, 2, 30));
    const numbers = [...new Set(drawn)];
    const target = uniformInteger(rng, 2, 120);
    // All sums up to the target.
    const sums = new Array<boolean>(target + 1).fill(false);
    sums[0] = true;
    for (let sum = 1; sum <= target; sum++) sums[sum] = numbers.some((number) => sums[sum - number] === true);
    answers[sums[target] ? 'yes' : 'no']++;
    const { totalHazing } = solveHazing(fromSubsetSum(numbers, target));
    return (totalHazing === target) === sums[target] && (totalHazing as number) >= target;
  });
  return checkedRow(
    {
      item: 'Theorem 1',
      about: 'weakly NP-hard: unbounded subset sum is a case of it',
      evidence: 'law',
      published: 'the optimum is K iff K is a sum of the numbers',
      ours: `both directions: ${law.words} (${answers.yes} yes, ${answers.no} no)`,
      verdict: 'agrees',
      test: REDUCTION,
    },
    law.holds && answers.yes > 0 && answers.no > 0,
  );
}

function rationals({ seed, quick }: LedgerContext): LedgerRow {
  let largest = 1;
  const law = checkLaw({ seed, instances: quick ? 200 : 4000, stream: 12 }, (rng) => {
    const part = (): Fraction => Fraction.of(uniformInteger(rng, 0, 40), [2, 3, 5, 7][uniformInteger(rng, 0, 3)]);
    const p = Array.from({ length: 3 }, part);
    const best = p.map((payoff) => payoff.add(part()));
    const rows = p.map((payoff, row) =>
      p.map((_, column) =>
        String(row === column ? payoff : (column + 1) % 3 === row ? best[column] : Fraction.of(-100)),
      ),
    );
    const instance = restartGame(symmetricGame(rows));
    largest = Math.max(largest, instance.scale);
    const { totalHazing } = solveHazing(instance);
    if (totalHazing === null || totalHazing === 0) return undefined;
    return Fraction.of(totalHazing, instance.scale).equals(leastRational(p, best) ?? Fraction.of(-1));
  });
  return checkedRow(
    {
      item: 'Corollary 1',
      about: 'with rational inputs, strongly NP-hard',
      evidence: 'reference',
      published: 'by a theorem of Wojtczak (2018)',
      ours: `rational games are solved exactly after scaling to integers: ${law.words}, scales up to ${largest}`,
      verdict: 'evidence only',
      reason:
        'hardness is a proof, which no run can show; what shows is that the scale, and with it the time of a pseudo-polynomial algorithm, grows with the product of the denominators',
      test: SCALE,
    },
    law.holds && largest > 1,
  );
}

/** The least total hazing in fractions, by walking every reachable total. */
function leastRational(p: readonly Fraction[], best: readonly Fraction[]): Fraction | undefined {
  const top = p.reduce((most, payoff) => (payoff.compare(most) > 0 ? payoff : most));
  const goals = p.flatMap((payoff, i) => (payoff.equals(top) ? [best[i].subtract(top)] : []));
  const goal = goals.reduce((least, one) => (one.compare(least) < 0 ? one : least));
  const costly = p.flatMap((payoff, i) =>
    payoff.equals(top) ? [] : [{ cost: top.subtract(payoff), threshold: best[i].subtract(top) }],
  );
  const totals = [Fraction.ZERO];
  const seen = new Set(['0']);
  let least: Fraction | undefined;
  for (const hazing of totals) {
    for (const { cost, threshold } of costly) {
      if (hazing.compare(threshold) <= 0) continue;
      const total = hazing.add(cost);
      if (total.compare(goal) > 0) {
        if (least === undefined || total.compare(least) < 0) least = total;
      } else if (!seen.has(String(total))) {
        seen.add(String(total));
        totals.push(total);
      }
    }
  }
  return least;
}
