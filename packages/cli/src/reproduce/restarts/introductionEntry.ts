/**
 * Section 1 of the restart paper: the game of Table 1 and what it says about its sequences.
 */
import { criticalDiscount as criticalDiscountOfAutomata, extremeEquilibria } from '@folkways/core';
import { bestDeviation, criticalDiscount, isStableInLimit, restartGame, solveHazing } from '@folkways/hazing';
import { grimTrigger } from '../../game/grimTrigger.js';
import { formatSignificant } from '../../output/formatReal.js';
import { pureDominance } from '../../study/pureDominance.js';
import { checkedRow } from '../checkedRow.js';
import type { LedgerEntry } from '../ledgerRow.js';
import { TABLE_1 } from './restartGames.js';

const TEST = 'packages/hazing/src/solve/solveHazing.paper.test.ts';
const POOL = 'packages/hazing/src/pool/pool.test.ts';
/** Longest over-hazing that is tried. */
const LONGEST = 100;

export const introductionEntry: LedgerEntry = {
  name: 'Table 1 and its sequences',
  items: ['Table 1', 'Table 1, grim trigger', 'Table 1, A, B, C...', 'Table 1, under-hazing', 'Table 1, over-hazing'],
  run: () => ({ rows: [stageGame(), grim(), hazing(), underHazing(), overHazing()] }),
};

function stageGame() {
  const dominant = pureDominance(TABLE_1).map((player) => player.dominant);
  const { equilibria } = extremeEquilibria(TABLE_1);
  const { actions, goal, goalThreshold } = restartGame(TABLE_1);
  const top = TABLE_1.payoffs[0][8];
  const p = [...actions.map(({ cost }) => top - cost), top];
  const best = [...actions.map(({ threshold }) => top + threshold), top + goalThreshold];
  const strict = dominant.every((one) => one?.action === 'A' && one.kind === 'strict');
  return checkedRow(
    {
      item: 'Table 1',
      about: 'the game',
      evidence: 'exact',
      published: 'one action strictly dominant, its profile the only equilibrium; (p, p*) is all that matters',
      ours: `${dominant[0]?.action} ${dominant[0]?.kind}ly dominant; equilibria: ${equilibria.length}; p = (${p.join(', ')}), p* = (${best.join(', ')}), goal ${goal}`,
      verdict: 'agrees',
      test: TEST,
    },
    strict && equilibria.length === 1 && p.join() === '4,5,8' && best.join() === '4,11,14',
  );
}

function grim() {
  const automata = grimTrigger(TABLE_1, [2, 2], [0, 0]);
  const { critical, intervals } = criticalDiscountOfAutomata(TABLE_1, automata, { kind: 'nash' });
  const gain = 14 - TABLE_1.payoffs[0][8];
  const loss = TABLE_1.payoffs[0][8] - TABLE_1.payoffs[0][0];
  const exact = gain / (gain + loss);
  return checkedRow(
    {
      item: 'Table 1, grim trigger',
      about: 'cooperation with one partner for ever',
      evidence: 'exact',
      published: 'the gain of a defection, once, is offset by the loss in all future rounds if players are patient',
      ours: `gain ${gain} once, loss ${loss} a round: an equilibrium from discount ${intervals[0]?.lowerExact}`,
      verdict: 'agrees',
      test: 'packages/cli/src/study/inShort.test.ts',
    },
    critical !== null && Math.abs(critical - exact) < 1e-12,
  );
}

function hazing() {
  const instance = restartGame(TABLE_1);
  const { status, totalHazing, sequence } = solveHazing(instance);
  const { round, average } = bestDeviation(TABLE_1, ['A', 'B']);
  const { upper } = criticalDiscount(TABLE_1, ['A', 'B']);
  const second = (TABLE_1.payoffs[0][0] + 11) / 2;
  return checkedRow(
    {
      item: 'Table 1, A, B, C...',
      about: 'a hazing of two rounds',
      evidence: 'exact',
      published:
        'stable: leaving in round 2 pays 7.5 a round instead of 8, and a restart costs 7 where betraying C gains 6',
      ours: `${status}: ${sequence.map(({ action }) => action).join(', ')}, total ${totalHazing}; round 2 pays ${second}; the best deviation, in round ${round + 1}, pays ${formatSignificant(average, 4)}; stable from discount ${formatSignificant(upper as number)}`,
      verdict: 'agrees',
      test: TEST,
    },
    isStableInLimit(instance, ['A', 'B']) && totalHazing === 7 && average < 8 && second === 7.5,
  );
}

function underHazing() {
  const [first, second] = [['B'], ['A']].map((sequence) => bestDeviation(TABLE_1, sequence));
  const alone = TABLE_1.payoffs[0][1];
  const instance = restartGame(TABLE_1);
  return checkedRow(
    {
      item: 'Table 1, under-hazing',
      about: 'B or A alone, then C for ever',
      evidence: 'exact',
      published: 'unstable: deviating in round 1 pays 11 a round, in round 2 of A, C... 9 a round',
      ours: `B, C...: unstable, ${alone} a round in round 1${first.average > alone ? ` (${formatSignificant(first.average, 4)} in round ${first.round + 1})` : ''}; A, C...: unstable, ${second.average} a round in round ${second.round + 1}`,
      verdict: 'agrees',
      test: POOL,
    },
    alone === 11 &&
      second.average === 9 &&
      second.round === 1 &&
      [['A'], ['B']].every((sequence) => !isStableInLimit(instance, sequence)),
  );
}

function overHazing() {
  const instance = restartGame(TABLE_1);
  const least = solveHazing(instance).totalHazing as number;
  const stable = (repeat: number): boolean => isStableInLimit(instance, [{ action: 'A', repeat }]);
  const lengths = Array.from({ length: LONGEST }, (_, k) => k + 1).filter(stable);
  const cost = instance.actions[0].cost * lengths[0];
  return checkedRow(
    {
      item: 'Table 1, over-hazing',
      about: 'A many times, then C for ever',
      evidence: 'exact',
      published: 'stable for arbitrarily many A, and unnecessarily late',
      ours: `stable for ${lengths[0]} to ${lengths[lengths.length - 1]} times A, all that were tried; the shortest costs ${cost}, the optimum ${least}`,
      verdict: 'agrees',
      test: TEST,
    },
    lengths.length === LONGEST - 1 && lengths[0] === 2 && cost > least,
  );
}
