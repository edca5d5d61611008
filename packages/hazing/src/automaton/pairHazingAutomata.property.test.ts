/**
 * What `solvePairHazing` calls stable for patient players, judged by core's exact equilibrium conditions of automata.
 */
import { bimatrixGame, catalog, criticalDiscount, playAutomata } from '@folkways/core';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solvePairHazing } from '../asymmetric/solvePairHazing.js';
import { restartGame } from '../instance/restartGame.js';
import { solveHazing } from '../solve/solveHazing.js';
import { hazingAutomaton } from './hazingAutomaton.js';
import { pairHazingAutomata } from './pairHazingAutomata.js';

const matrices = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 2, max: 3 })).chain(([m, n]) => {
  const matrix = fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: n, maxLength: n }), {
    minLength: m,
    maxLength: m,
  });
  return fc.tuple(matrix, matrix);
});

test('a stable sequence is a subgame-perfect equilibrium of all patience near enough to 1', () => {
  let hazed = 0;
  fc.assert(
    fc.property(matrices, ([A, B]) => {
      const game = bimatrixGame(A, B);
      const result = solvePairHazing(game, { box: 40, stateLimit: 20_000 });
      if (result.totals === null || result.sequence.length > 12) return;
      if (result.sequence.length > 0) hazed++;
      const { critical } = criticalDiscount(game, pairHazingAutomata(game, result), { kind: 'subgame-perfect' });
      expect(critical).not.toBeNull();
      expect(critical).toBeLessThan(1);
    }),
    { numRuns: cases(100, 2000) },
  );
  expect(hazed).toBeGreaterThan(0);
});

test('a symmetric game: the same automaton in both roles', () => {
  const game = catalog['restart-table-1'];
  const { sequence } = solveHazing(restartGame(game));
  for (const after of ['restart', 'punish'] as const) {
    const single = hazingAutomaton(game, sequence, { after });
    const profiles = sequence.map(({ action }) => [action, action] as const);
    expect(pairHazingAutomata(game, { sequence: profiles, goal: [['C', 'C']] }, { after })).toEqual([single, single]);
  }
});

test('a goal cycle goes round, and punishments hold down', () => {
  const game = catalog['battle-of-the-sexes'];
  const turns = { sequence: [], goal: [['J', 'J'], ['F', 'F']] as const }; // biome-ignore format: profiles
  const pair = pairHazingAutomata(game, turns);
  expect(playAutomata(pair, { game, rounds: 3 }).rounds).toEqual([['J', 'J'], ['F', 'F'], ['J', 'J']]); // biome-ignore format: profiles
  expect(pair[0].states).toEqual(['goal 1', 'goal 2']);
  const [first, second] = pairHazingAutomata(game, turns, { after: 'punish' });
  // Against F the first gets at most 7, against J 10; and the other way round.
  expect([first, second].map(({ outputs }) => outputs[2])).toEqual([[1, 0], [0, 1]]); // biome-ignore format: profiles
});

describe('bad input', () => {
  const game = catalog['battle-of-the-sexes'];
  test.each<[string, () => unknown, RegExp]>([
    ['three players', () => pairHazingAutomata(catalog.heist, { sequence: [], goal: [] }), /expected two players, got 3/],
    ['no goal', () => pairHazingAutomata(game, { sequence: [], goal: [] }), /"goal" expected at least one profile, got none/],
    ['an unknown action', () => pairHazingAutomata(game, { sequence: [['J', 'X']], goal: [['J', 'J']] }), /"sequence\[0\]\[1\]" expected one of J, F, got "X"/],
    ['too long', () => pairHazingAutomata(game, { sequence: [['J', 'J']], goal: [['J', 'J']] }, { maxStates: 1 }), /1 rounds of hazing take 2 states, over the limit of 1/],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(message);
  }); // biome-ignore format: rows
});
