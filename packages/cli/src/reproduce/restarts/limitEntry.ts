/**
 * Section 4 of the restart paper, and the start of Section 5: sequences as the discount factor tends to 1.
 */
import { Fraction, type RandomStream, uniformInteger } from '@folkways/core';
import {
  discountedStability,
  enumerateOptimal,
  isStableAt,
  isStableInLimit,
  type RestartInstance,
  restartGame,
  solveHazing,
} from '@folkways/hazing';
import { formatSignificant } from '../../output/formatReal.js';
import { checkedRow } from '../checkedRow.js';
import { checkLaw } from '../checkLaw.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import {
  gameOf,
  isStable,
  leastSlack,
  type RestartPayoffs,
  randomInstance,
  randomPayoffs,
  TABLE_1,
  utility,
} from './restartGames.js';

const LIMIT = 'packages/hazing/src/instance/limitStability.test.ts';
const OPTIMA = 'packages/hazing/src/solve/enumerateOptimal.property.test.ts';
const PAPER = 'packages/hazing/src/discounted/discounted.paper.test.ts';
/** Near enough to 1 for payoffs below 20 and sequences of a few rounds: every difference is an integer there, or 0. */
const NEAR_1 = Fraction.of(999_999, 1_000_000);

export const limitEntry: LedgerEntry = {
  name: 'Sequences in the limit',
  items: ['Definition 2', 'Proposition 2', 'Proposition 3', 'Proposition 3, T = 0'],
  run: (context) => ({ rows: [equivalence(context), bestClass(context), stability(context), nothingNeeded()] }),
};

interface LimitCase {
  readonly payoffs: RestartPayoffs;
  readonly instance: RestartInstance;
  readonly goal: number;
}

const indexOf = (name: string): number => Number(name.slice(1));

function randomCase(rng: RandomStream): LimitCase {
  const payoffs = randomPayoffs(rng);
  const instance = restartGame(gameOf(payoffs));
  return { payoffs, instance, goal: indexOf(instance.goal) };
}

/** A sequence of costly actions; undefined when there are none. */
function randomHazing(rng: RandomStream, { actions }: RestartInstance): string[] | undefined {
  if (actions.length === 0) return undefined;
  const length = uniformInteger(rng, 1, 5);
  return Array.from({ length }, () => actions[uniformInteger(rng, 0, actions.length - 1)].name);
}

function equivalence({ seed, quick }: LedgerContext): LedgerRow {
  const law = checkLaw({ seed, instances: quick ? 300 : 5000, stream: 6 }, (rng) => {
    const { payoffs, instance, goal } = randomCase(rng);
    const [first, second] = [randomHazing(rng, instance), randomHazing(rng, instance)];
    if (first === undefined || second === undefined) return undefined;
    const cost = (name: string): number => payoffs.p[goal] - payoffs.p[indexOf(name)];
    const total = (names: readonly string[]): number => names.reduce((sum, name) => sum + cost(name), 0);
    // 1 - beta^s <= s (1 - beta): each sum is within (1 - beta) sum of s c_s of its limit.
    const late = [first, second].map((names) => names.reduce((sum, name, s) => sum + s * cost(name), 0));
    return [1, 2, 3].every((power) => {
      const beta = Fraction.of(10 ** (2 * power) - 1, 10 ** (2 * power));
      const [u, v] = [first, second].map((names) => utility(payoffs, names.map(indexOf), goal, beta));
      const error = u.subtract(v).subtract(Fraction.of(total(second) - total(first)));
      const bound = Fraction.ONE.subtract(beta).multiply(Fraction.of(late[0] + late[1]));
      return error.compare(bound) <= 0 && error.negate().compare(bound) <= 0;
    });
  });
  const difference = (beta: number): number =>
    discountedStability(TABLE_1, ['A', 'A'], beta).discountedHazing -
    discountedStability(TABLE_1, ['A', 'B'], beta).discountedHazing;
  const [near, nearer] = [0.99, 0.999].map(difference);
  return checkedRow(
    {
      item: 'Definition 2',
      about: 'limit-utility equivalence: the utilities differ by 0 in the limit',
      evidence: 'law',
      published: 'the definition; the difference is that of total hazing',
      ours: `within (1 - beta) times the sum of s c_s of it: ${law.words}; Table 1, A, A less A, B: ${formatSignificant(near)} at .99, ${formatSignificant(nearer)} at .999, 1 in the limit`,
      verdict: 'agrees',
      test: OPTIMA,
    },
    law.holds && Math.abs(nearer - 1) < Math.abs(near - 1) / 9,
  );
}

function bestClass({ seed, quick }: LedgerContext): LedgerRow {
  let several = 0;
  const law = checkLaw({ seed, instances: quick ? 200 : 4000, stream: 7 }, (rng) => {
    const instance = randomInstance(rng);
    const { totalHazing, status } = solveHazing(instance);
    if (status !== 'optimal' || totalHazing === null || totalHazing === 0) return undefined;
    const { optima } = enumerateOptimal(instance, { limit: 50 });
    if (optima.length > 1) several++;
    const total = (counts: readonly number[]): number =>
      counts.reduce((sum, count, i) => sum + count * instance.actions[i].cost, 0);
    return optima.length > 0 && optima.every(({ counts }) => total(counts) === totalHazing);
  });
  const surpassed = checkLaw({ seed, instances: quick ? 200 : 4000, stream: 8 }, (rng) => {
    const { payoffs, instance, goal } = randomCase(rng);
    const { sequence, totalHazing, status } = solveHazing(instance);
    const other = randomHazing(rng, instance);
    if (status !== 'optimal' || other === undefined || !isStableInLimit(instance, other)) return undefined;
    const least = sequence.flatMap(({ action, repeat }) => new Array<number>(repeat).fill(indexOf(action)));
    const worse = other.reduce((sum, name) => sum + payoffs.p[goal] - payoffs.p[indexOf(name)], 0);
    const order = utility(payoffs, least, goal, NEAR_1).compare(utility(payoffs, other.map(indexOf), goal, NEAR_1));
    return worse === totalHazing || (worse > (totalHazing as number) && order > 0);
  });
  return checkedRow(
    {
      item: 'Proposition 2',
      about: 'one equivalence class surpasses all others',
      evidence: 'law',
      published: 'that of the least total hazing',
      ours: `all optima cost the same: ${law.words}, ${several} of them with several; at .999999 it surpasses every other stable sequence: ${surpassed.words}`,
      verdict: 'agrees',
      test: OPTIMA,
    },
    law.holds && surpassed.holds,
  );
}

function stability({ seed, quick }: LedgerContext): LedgerRow {
  let ties = 0;
  const law = checkLaw({ seed, instances: quick ? 500 : 10_000, stream: 9 }, (rng) => {
    const { payoffs, instance, goal } = randomCase(rng);
    const hazing = randomHazing(rng, instance);
    if (hazing === undefined) return undefined;
    const inLimit = isStableInLimit(instance, hazing);
    const slack = leastSlack(payoffs, hazing.map(indexOf), goal, NEAR_1);
    if (!inLimit && Math.abs(slack.toNumber()) < 0.5) ties++;
    return inLimit === slack.compare(Fraction.ZERO) >= 0;
  });
  return checkedRow(
    {
      item: 'Proposition 3',
      about: 'stable in the limit iff the hazing before every round strictly exceeds the gain there',
      evidence: 'law',
      published: 'condition (2), a tie being a deviation',
      ours: `condition (1) at .999999 in fractions: ${law.words}, ${ties} of them ties, which all deviate`,
      verdict: 'agrees',
      test: LIMIT,
    },
    law.holds && ties > 0,
  );
}

/** The goal is its own best reply: condition (2) asks for hazing, condition (1) does not. */
function nothingNeeded(): LedgerRow {
  const payoffs: RestartPayoffs = { p: [1, 5], best: [3, 5] };
  const game = gameOf(payoffs);
  const instance = restartGame(game);
  const goal = indexOf(instance.goal);
  const betas = Array.from({ length: 99 }, (_, k) => Fraction.of(k + 1, 100));
  const tied = betas.filter((beta) => leastSlack(payoffs, [], goal, beta).equals(Fraction.ZERO)).length;
  const stable = betas.every((beta) => isStableAt(game, [], beta) && isStable(payoffs, [], goal, beta));
  const { totalHazing } = solveHazing(instance);
  const asWritten = instance.goalThreshold + 1;
  return checkedRow(
    {
      item: 'Proposition 3, T = 0',
      about: 'a goal that is its own best reply',
      evidence: 'exact',
      published: `condition (2) as written asks for a total above T = ${instance.goalThreshold}, that is ${asWritten} or more`,
      ours: `the goal for ever meets condition (1) with equality at ${tied} of ${betas.length} discount factors from .01 to .99: optimal hazing ${totalHazing}`,
      verdict: 'corrected',
      reason:
        'the proof breaks ties towards deviation by a derivative that vanishes when there is no hazing: then both sides of (1) are equal at every discount factor, and nothing needs to be paid',
      test: PAPER,
    },
    tied === betas.length && stable && totalHazing === 0,
  );
}
