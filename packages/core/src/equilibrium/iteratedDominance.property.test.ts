import {
  iteratedDominance,
  type NormalFormGame,
  normalFormGame,
  profileAt,
  profileCount,
  profileIndex,
} from '@folkways/core';
import { cases, gameArbitrary } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';

/** Every profile is looked at, for every pair of actions, in every round. */
function bruteForce(game: NormalFormGame, kind: 'strict' | 'weak') {
  const alive = game.actions.map((names) => names.map(() => true));
  const removed: string[] = [];
  for (let round = 1; ; round++) {
    const profiles = Array.from({ length: profileCount(game) }, (_, k) => profileAt(game, k)).filter((profile) =>
      profile.every((action, i) => alive[i][action]),
    );
    const isDominated = (player: number, action: number): boolean =>
      game.actions[player].some((_, other) => {
        if (!alive[player][other]) return false;
        const gains = profiles
          .filter((profile) => profile[player] === action)
          .map((profile) => {
            const instead = profile.with(player, other);
            return (
              game.payoffs[player][profileIndex(game, instead)] - game.payoffs[player][profileIndex(game, profile)]
            );
          });
        return kind === 'strict'
          ? gains.every((gain) => gain > 0)
          : gains.every((gain) => gain >= 0) && gains.some((gain) => gain > 0);
      });
    const found = game.actions.flatMap((names, player) =>
      names.flatMap((_, action) => (alive[player][action] && isDominated(player, action) ? [[player, action]] : [])),
    );
    if (found.length === 0) return { alive, removed };
    for (const [player, action] of found) {
      alive[player][action] = false;
      removed.push(`${round} ${player} ${action}`);
    }
  }
}

test('removes in each round what a look at every profile finds dominated, and keeps the payoffs of the rest', () => {
  // Few different payoffs make ties, and dominance in several rounds.
  const games = fc
    .constantFrom(1, 2, 5)
    .chain((payoffBound) => gameArbitrary({ maxPlayers: 3, maxActions: 4, payoffBound }));
  fc.assert(
    fc.property(games, fc.constantFrom('strict', 'weak'), (game, kind) => {
      const { surviving, steps, game: rest } = iteratedDominance(game, { kind });
      const { alive, removed } = bruteForce(game, kind);
      expect(steps.map(({ round, player, action }) => `${round} ${player} ${action}`)).toEqual(removed);
      expect(surviving).toEqual(alive.map((flags) => [...flags.keys()].filter((action) => flags[action])));
      for (let k = 0; k < profileCount(rest); k++) {
        const profile = profileAt(rest, k).map((action, i) => surviving[i][action]);
        const at = profileIndex(game, profile);
        expect(rest.payoffs.map((column) => column[k])).toEqual(game.payoffs.map((column) => column[at]));
      }
    }),
    { numRuns: cases(200, 5000) },
  );
});

test('three rounds, each made possible by the one before', () => {
  const payoffs = [[1, 1, 0, 0, 0, 2], [0, 2, 1, 3, 1, 0]]; // biome-ignore format: columns
  const game = normalFormGame({ actions: [['U', 'D'], ['L', 'C', 'R']], payoffs }); // biome-ignore format: lists
  const { removed } = bruteForce(game, 'strict');
  expect(removed).toEqual(['1 1 2', '2 0 1', '3 1 0']);
  const { steps } = iteratedDominance(game);
  expect(steps.map(({ round, player, action }) => `${round} ${player} ${action}`)).toEqual(removed);
});

test('what is left of an exact game is exact, and of decimals decimal', () => {
  const actions = [['a', 'b'], ['c', 'd']]; // biome-ignore format: lists
  const zeros = [0, 0, 0, 0];
  const exact = iteratedDominance(normalFormGame({ actions, payoffs: [['0', '0', '1/3', '1/3'], zeros] })).game;
  expect([exact.actions[0], exact.rationals?.[0].get(0)?.toString()]).toEqual([['b'], '1/3']);
  const decimals = iteratedDominance(normalFormGame({ actions, payoffs: [[0, 0, 0.1, 0.1], zeros] })).game;
  expect([decimals.rationals, ...decimals.payoffs[0]]).toEqual([undefined, 0.1, 0.1]);
});
