/**
 * Section 7 of the restart paper: asymmetric games, types, partial anonymity.
 */
import { criticalDiscount as criticalDiscountOfAutomata, randomStream, symmetricGame } from '@folkways/core';
import {
  criticalDiscount,
  type Deviators,
  type PairProfile,
  type PoolPayoff,
  restartGame,
  simulatePool,
  solveHazing,
  solvePairHazing,
} from '@folkways/hazing';
import { grimTrigger } from '../../game/grimTrigger.js';
import { formatReal, formatSignificant } from '../../output/formatReal.js';
import { checkedRow } from '../checkedRow.js';
import type { LedgerContext, LedgerEntry, LedgerRow } from '../ledgerRow.js';
import { TABLE_1 } from './restartGames.js';

const PAIRS = 'packages/hazing/src/asymmetric/solvePairHazing.property.test.ts';
const POOL = 'packages/hazing/src/pool/pool.test.ts';

export const extensionsEntry: LedgerEntry = {
  name: 'Section 7, extensions',
  items: ['Section 7, goal sequences', 'Section 7, types', 'Section 7, partial anonymity'],
  run: (context) => ({ rows: [goalSequences(), types(context), partialAnonymity()] }),
};

/** Table 1 with (6, 6) for C: taking turns pays more than any profile for ever. */
function goalSequences(): LedgerRow {
  const game = symmetricGame(
    [
      [4, 11, 14],
      [0, 5, 0],
      [0, 0, 6],
    ],
    { actions: ['A', 'B', 'C'] },
  );
  const goal: PairProfile[] = [
    ['A', 'C'],
    ['C', 'A'],
  ];
  const mean = (14 + game.payoffs[0][2 * 3 + 0]) / 2;
  const symmetric = Math.max(...[0, 4, 8].map((cell) => game.payoffs[0][cell]));
  const { status, sequence, totals, box, scale } = solvePairHazing(game, { goal, box: 40 });
  const words = sequence.map((profile) => profile.join('')).join(', ');
  return checkedRow(
    {
      item: 'Section 7, goal sequences',
      about: 'asymmetric play: with (6, 6) for C in Table 1',
      evidence: 'exact',
      published: 'better to alternate (A, C) and (C, A) for ever; computing such sequences is left open',
      ours: `alternating pays ${mean} each a round, the best symmetric profile ${symmetric}; hazing ${words}, totals ${(totals ?? []).map((total) => formatSignificant(total / scale)).join(' and ')}, ${status} ${box}`,
      verdict: 'sharper',
      reason:
        'a search over both players’ hazing finds the cheapest sequence before a goal cycle, for any weights; with negative costs it is proven within a box',
      test: PAIRS,
    },
    mean > symmetric && status === 'optimal within' && totals !== null,
  );
}

/** A few agents betray B in round 2 whatever comes of it: is it cheaper to suffer them than to haze everybody enough to deter them? */
function types({ seed, quick }: LedgerContext): LedgerRow {
  const settings = { agents: 100, rounds: 400, replications: quick ? 20 : 200 };
  const deviators: Deviators[] = [{ deviation: { kind: 'at round', round: 1 }, count: 4 }];
  const plays = 60;
  const honest = (
    sequence: Parameters<typeof simulatePool>[1],
    others: readonly Deviators[],
    index: number,
  ): PoolPayoff =>
    simulatePool(TABLE_1, sequence, { ...settings, deviators: others, rng: randomStream(seed, index) }).types[0];
  const suffered = honest(['A', 'B'], deviators, 30);
  const deterred = honest([{ action: 'A', repeat: plays }], [], 31);
  const free = honest(['A', 'B'], [], 32);
  const interval = ({ lower, upper }: PoolPayoff): string => `${formatReal(lower, 3)} to ${formatReal(upper, 3)}`;
  const reward = 4 * plays;
  return checkedRow(
    {
      item: 'Section 7, types',
      about: 'a small share of types for whom early deviation pays',
      evidence: 'simulation',
      published: 'it may be better to tolerate them than to add hazing for everybody',
      ours: `4 of 100 betray B in round 2 of every partnership: the others average ${interval(suffered)} over ${settings.rounds} rounds (${formatReal(free.mean, 3)} without them); hazing of ${reward} that deters a private gain up to ${reward} leaves ${formatReal(deterred.mean, 3)}`,
      verdict: 'evidence only',
      reason: 'one pool, one share and one horizon: an example of the claim, which the paper makes without a model',
      test: POOL,
    },
    suffered.lower > deterred.mean && suffered.upper < free.mean,
  );
}

/** Between nobody and everybody knowing a stranger's past. */
function partialAnonymity(): LedgerRow {
  const { totalHazing, sequence } = solveHazing(restartGame(TABLE_1));
  const { upper } = criticalDiscount(TABLE_1, sequence);
  const { intervals } = criticalDiscountOfAutomata(TABLE_1, grimTrigger(TABLE_1, [2, 2], [0, 0]), { kind: 'nash' });
  return checkedRow(
    {
      item: 'Section 7, partial anonymity',
      about: 'players who may reveal their past',
      evidence: 'exact',
      published: 'an open question',
      ours: `Table 1 between the extremes: strangers need hazing of ${totalHazing} and discount ${formatSignificant(upper as number, 4)}; with every past known grim trigger needs none, and ${intervals[0]?.lowerExact}`,
      verdict: 'evidence only',
      reason: 'the paper states no result, and the question stays open here: only its two ends are computed',
      test: POOL,
    },
    totalHazing === 7 && intervals[0]?.lowerExact === '3/5',
  );
}
