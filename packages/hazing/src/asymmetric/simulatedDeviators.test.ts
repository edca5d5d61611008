/**
 * The feasibility conditions of asymmetric hazing, by play: a deviator meets stranger after stranger, follows the agreed
 * profiles up to some round, deviates for the most it can get, and starts again.
 */
import { bimatrixGame, type NormalFormGame, randomStream, uniformInteger } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import type { PairProfile } from './pairInstance.js';
import { solvePairHazing } from './solvePairHazing.js';

const ROUNDS = 5_000;

/** Average payoff over ROUNDS rounds of a player who deviates in round `when` of every partnership; Infinity: never. */
function averageOf(game: NormalFormGame, agreed: (round: number) => PairProfile, player: number, when: number): number {
  const width = game.actions[1].length;
  let total = 0;
  let round = 0;
  for (let played = 0; played < ROUNDS; played++) {
    const [a, b] = agreed(round);
    const row = game.actions[0].indexOf(a);
    const column = game.actions[1].indexOf(b);
    const pays = (own: number): number => game.payoffs[player][player === 0 ? own * width + column : row * width + own];
    if (round === when) {
      total += Math.max(...game.actions[player].map((_, own) => pays(own)));
      round = 0;
    } else {
      total += pays(player === 0 ? row : column);
      round++;
    }
  }
  return total / ROUNDS;
}

describe('deviators in asymmetric games', () => {
  test('a patient player earns less by deviating in any round than by the goal for ever; with less hazing somebody earns as much', () => {
    let hazed = 0;
    for (let seed = 0; hazed < 20; seed++) {
      const rng = randomStream(seed, 9);
      const matrix = () => Array.from({ length: 3 }, () => Array.from({ length: 2 }, () => uniformInteger(rng, 0, 6)));
      const game = bimatrixGame(matrix(), matrix());
      const { sequence, goal, status } = solvePairHazing(game, { stateLimit: 20_000 });
      if (status === 'unproven' || sequence.length === 0) continue;
      hazed++;
      const play =
        (hazing: readonly PairProfile[]) =>
        (round: number): PairProfile =>
          round < hazing.length ? hazing[round] : goal[(round - hazing.length) % goal.length];
      const forGood = [0, 1].map((player) => averageOf(game, play([]), player, Infinity));
      const phases = sequence.length + goal.length;
      const gains = (hazing: readonly PairProfile[]): number[] =>
        [0, 1].flatMap((player) =>
          Array.from({ length: phases }, (_, when) => averageOf(game, play(hazing), player, when) - forGood[player]),
        );
      // A partnership lasts a few rounds; the last one may be cut short by the end of the horizon.
      const cut = (10 * phases) / ROUNDS;
      expect(Math.max(...gains(sequence))).toBeLessThan(cut);
      expect(Math.max(...gains([]))).toBeGreaterThanOrEqual(-cut);
    }
  });
});
