import { Fraction } from '@folkways/core';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundedCoordination } from './boundedCoordination.js';
import { structuredEquilibrium } from './structuredEquilibrium.js';
import { type StructuredMetaGame, structuredMetaGame } from './structuredMetaGame.js';

/** A game of arbitrary integer payoffs per pattern of equal actions. */
function patternGame(sizes: readonly number[], actionCount: number, seeds: readonly number[]): StructuredMetaGame {
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const roles = Array.from({ length: count }, (_, r) => r);
  return structuredMetaGame({
    roles: roles.map((r) => `Role ${r}`),
    actionCount,
    llms: sizes.map((size, j) => {
      const start = sizes.slice(0, j).reduce((sum, other) => sum + other, 0);
      return { name: `LLM ${j}`, roles: roles.slice(start, start + size) };
    }),
    payoffs: (profile) => {
      const pattern = profile.map((action) => profile.indexOf(action));
      return roles.map((r) => seeds[pattern.reduce((hash, place) => hash * 7 + place, r + 1) % seeds.length]);
    },
  });
}

/** The best of all n^s instructions, by plain enumeration of every shift. */
function bruteForce(game: StructuredMetaGame, patterns: readonly (readonly number[])[], llm: number): Fraction {
  const n = game.actionCount;
  const own = game.llms[llm].roles;
  const others = game.llms.map((_, j) => j).filter((j) => j !== llm);
  let best: Fraction | undefined;
  for (let code = 0; code < n ** own.length; code++) {
    let sum = Fraction.ZERO;
    for (let shifts = 0; shifts < n ** others.length; shifts++) {
      const profile = new Array<number>(game.roles.length);
      own.forEach((r, i) => {
        profile[r] = Math.floor(code / n ** i) % n;
      });
      others.forEach((j, depth) => {
        game.llms[j].roles.forEach((r, i) => {
          profile[r] = (patterns[j][i] + Math.floor(shifts / n ** depth)) % n;
        });
      });
      const payoffs = game.payoffs(profile);
      for (const r of own) sum = sum.add(payoffs[r]);
    }
    if (best === undefined || sum.compare(best) > 0) best = sum;
  }
  return best!.divide(Fraction.of(n ** others.length));
}

describe('structuredEquilibrium', () => {
  test('finds the best of all instructions, as plain enumeration does', () => {
    const setups = fc
      .record({
        sizes: fc.constantFrom([2, 1], [2, 2], [3, 1], [1, 1, 2], [2, 1, 1], [3, 2]),
        actionCount: fc.integer({ min: 2, max: 9 }),
        seeds: fc.array(fc.integer({ min: -4, max: 9 }), { minLength: 11, maxLength: 11 }),
      })
      .chain(({ sizes, actionCount, seeds }) =>
        fc
          .tuple(
            ...sizes.map((size) =>
              fc.array(fc.nat({ max: Math.min(2, actionCount - 1) }), { minLength: size, maxLength: size }),
            ),
          )
          .map((patterns) => ({ game: patternGame(sizes, actionCount, seeds), patterns })),
      );
    fc.assert(
      fc.property(setups, ({ game, patterns }) => {
        structuredEquilibrium(game, patterns).llms.forEach(({ best }, j) => {
          expect(String(best.value)).toBe(String(bruteForce(game, patterns, j)));
        });
      }),
      { numRuns: cases(25, 400) },
    );
  });

  test('bounded coordination with few actions agrees with plain enumeration', () => {
    const game = boundedCoordination({ roles: [3, 2, 1], actionCount: 7, groupSize: 2 });
    const patterns = [[0, 0, 1], [0, 0], [0]];
    structuredEquilibrium(game, patterns).llms.forEach(({ best }, j) => {
      expect(String(best.value)).toBe(String(bruteForce(game, patterns, j)));
    });
  });
});

describe('bad input', () => {
  const input = {
    roles: ['a', 'b'],
    actionCount: 5,
    payoffs: (profile: readonly number[]) => [profile[0], 0],
    llms: [
      { name: 'one', roles: [0] },
      { name: 'two', roles: [1] },
    ],
  };

  test('a payoff that depends on names is caught', () => {
    expect(() => structuredEquilibrium(structuredMetaGame(input), [[0], [0]])).toThrow(
      /expected payoffs that do not change when actions are renamed/,
    );
  });

  test('roles that are not alike are caught', () => {
    const payoffs = ([a, b]: readonly number[]): number[] => (a === b ? [1, 2] : [0, 0]);
    expect(() => structuredEquilibrium(structuredMetaGame({ ...input, payoffs, alike: [[0, 1]] }), [[0], [0]])).toThrow(
      /alike roles are exchanged/,
    );
  });

  test('roles advised twice or never, patterns of the wrong length', () => {
    expect(() => structuredMetaGame({ ...input, llms: [input.llms[0]] })).toThrow(
      new RangeError('structuredMetaGame: "llms" expected an LLM for every role, got none for "b"'),
    );
    expect(() => structuredMetaGame({ ...input, llms: [...input.llms, { name: 'three', roles: [1] }] })).toThrow(
      new RangeError('structuredMetaGame: "llms" expected each role once, got "b" twice'),
    );
    expect(() => structuredEquilibrium(structuredMetaGame(input), [[0], [0, 1]])).toThrow(
      new RangeError('structuredEquilibrium: "patterns[1]" expected 1 actions, got 2'),
    );
    expect(() => structuredEquilibrium(structuredMetaGame(input), [[0], [5]])).toThrow(
      new RangeError('structuredEquilibrium: "patterns[1]" expected actions in [0, 4], got 5'),
    );
  });
});
