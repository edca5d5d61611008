import { cases, gameArbitrary } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  affinePayoffs,
  exactPayoff,
  type NormalFormGame,
  permuteActions,
  profileAt,
  profileCount,
  profileIndex,
  pureEquilibria,
} from '../index.js';

/** By the definition: compare every profile with every unilateral deviation, in fractions. */
function bruteForce(game: NormalFormGame) {
  const profiles: number[][] = [];
  const strict: boolean[] = [];
  for (let k = 0; k < profileCount(game); k++) {
    const profile = profileAt(game, k);
    const signs = game.actions.flatMap((names, i) =>
      names.flatMap((_, a) => {
        if (a === profile[i]) return [];
        const deviation = profileIndex(game, profile.with(i, a));
        return [exactPayoff(game, i, deviation).compare(exactPayoff(game, i, k))];
      }),
    );
    if (signs.some((sign) => sign > 0)) continue;
    profiles.push(profile);
    strict.push(signs.every((sign) => sign < 0));
  }
  return { profiles, strict };
}

const games = gameArbitrary({ minPlayers: 1, maxPlayers: 4, maxActions: 3, payoffBound: 3 });
const runs = { numRuns: cases(120, 20_000) };

test('agrees with the definition', () => {
  fc.assert(
    fc.property(games, (game) => {
      expect(pureEquilibria(game)).toEqual(bruteForce(game));
    }),
    runs,
  );
});

test('with a tolerance: best replies are those that a part of the span of payoffs cannot tell from the best', () => {
  fc.assert(
    fc.property(games, fc.constantFrom(0, 0.125, 0.25, 0.5), (game, tolerance) => {
      const spans = game.payoffs.map((column) => Math.max(...column) - Math.min(...column));
      const close = (profile: readonly number[]) =>
        game.actions.map((names, i) => {
          const payoffs = names.map((_, a) => game.payoffs[i][profileIndex(game, profile.with(i, a))]);
          const best = Math.max(...payoffs);
          return names.map((_, a) => best - payoffs[a] <= tolerance * spans[i]);
        });
      const all = Array.from({ length: profileCount(game) }, (_, k) => profileAt(game, k));
      const profiles = all.filter((profile) => close(profile).every((ties, i) => ties[profile[i]]));
      const strict = profiles.map((profile) => close(profile).every((ties) => ties.filter(Boolean).length === 1));
      expect(pureEquilibria(game, { tolerance })).toEqual({ profiles, strict });
    }),
    runs,
  );
});

test('positive affine payoffs change nothing, even where floats cannot tell', () => {
  fc.assert(
    fc.property(games, fc.constantFrom('1/3', '7/9', '1000000', '0.1'), (game, scale) => {
      const scaled = affinePayoffs(game, {
        scale: game.players.map(() => scale),
        shift: game.players.map(() => '100000000000000000/7'),
      });
      expect(pureEquilibria(scaled)).toEqual(bruteForce(scaled));
      expect(pureEquilibria(scaled)).toEqual(pureEquilibria(game));
    }),
    runs,
  );
});

test('permuting actions permutes the answer', () => {
  fc.assert(
    fc.property(games, fc.infiniteStream(fc.nat()), (game, stream) => {
      const orders = game.actions.map((names) => {
        const keys = names.map(() => stream.next().value as number);
        return names.map((_, a) => a).sort((a, b) => keys[a] - keys[b] || a - b);
      });
      const moved = pureEquilibria(permuteActions(game, orders)).profiles.map((profile) =>
        profile.map((a, i) => orders[i][a]),
      );
      const key = (profile: number[]) => profile.join();
      expect(moved.map(key).sort()).toEqual(pureEquilibria(game).profiles.map(key).sort());
    }),
    runs,
  );
});
