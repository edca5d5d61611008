import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  affinePayoffs,
  bimatrixGame,
  catalog,
  catalogEntries,
  catalogGame,
  exactPayoff,
  gameToJson,
  profileCount,
  profileIndex,
  publicGoodsGame,
  pureEquilibria,
  travellersDilemma,
} from '../../index.js';

/** Pure equilibria of each game, and which are strict; each is checked by hand in the source or its note. */
const PURE: Record<string, { profiles: number[][]; strict: boolean[] }> = {
  'restart-table-1': { profiles: [[0, 0]], strict: [true] },
  'prisoners-dilemma': { profiles: [[1, 1]], strict: [true] },
  'battle-of-the-sexes': {
    profiles: [
      [0, 0],
      [1, 1],
    ],
    strict: [true, true],
  },
  promo: {
    profiles: [
      [1, 1],
      [2, 2],
    ],
    strict: [true, false],
  },
  samaritan: { profiles: [[0, 1]], strict: [true] },
  lemons: { profiles: [[1, 1]], strict: [true] },
  'pd-losses': { profiles: [[1, 1]], strict: [true] },
  'majority-coordination': {
    profiles: [
      [0, 0, 0],
      [1, 1, 1],
    ],
    strict: [true, true],
  },
  heist: {
    profiles: [
      [0, 0, 1],
      [0, 1, 0],
      [0, 1, 1],
      [1, 0, 0],
      [1, 0, 1],
      [1, 1, 0],
    ],
    strict: [false, false, false, false, false, false],
  },
  'matching-pennies': { profiles: [], strict: [] },
  'rock-paper-scissors': { profiles: [], strict: [] },
  chicken: {
    profiles: [
      [0, 1],
      [1, 0],
    ],
    strict: [true, true],
  },
  'stag-hunt': {
    profiles: [
      [0, 0],
      [1, 1],
    ],
    strict: [true, true],
  },
  'travellers-dilemma': { profiles: [[0, 0]], strict: [true] },
  'public-goods': { profiles: [[0, 0, 0, 0]], strict: [true] },
  shapley: { profiles: [], strict: [] },
  'moulin-vial': { profiles: [[0, 0]], strict: [true] },
  'von-stengel-3x2': { profiles: [[0, 0]], strict: [true] },
  'von-stengel-6x6': {
    profiles: [
      [1, 5],
      [4, 0],
    ],
    strict: [true, true],
  },
  'nau-irrational': { profiles: [], strict: [] },
};

describe('every entry', () => {
  test('is in the table of facts, under a slug of lower-case words', () => {
    expect(catalogEntries.map(({ slug }) => slug)).toEqual(Object.keys(PURE));
    for (const { slug } of catalogEntries) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  test.each(catalogEntries.map((entry) => [entry.slug, entry] as const))(
    '%s',
    (slug, { game, title, citation, note }) => {
      expect(pureEquilibria(game)).toEqual(PURE[slug]);
      expect(game.rationals).toBeDefined();
      expect(game.title).toBe(title);
      expect(citation).toMatch(/\(\d{4}\), .{20}/);
      expect(note.length).toBeGreaterThan(20);
      expect(catalog[slug]).toBe(game);
      expect(catalogGame(slug)).toBe(game);
    },
  );

  test('an unknown slug suggests the nearest', () => {
    expect(() => catalogGame('stag-hnut')).toThrow(
      new RangeError(
        'catalogGame: "slug" expected a game of the catalogue, got "stag-hnut" (did you mean "stag-hunt"?)',
      ),
    );
    expect(catalog.toString).toBeUndefined();
    expect(() => catalogGame('__proto__')).toThrow(RangeError);
  });
});

interface Bimatrix {
  readonly id: string;
  readonly A: number[][];
  readonly B: number[][];
}

describe('the same payoffs as published elsewhere', () => {
  const fixture = new URL('./fixtures/catalogBimatrix.golden.json', import.meta.url);
  const { games } = JSON.parse(readFileSync(fixture, 'utf8')) as { games: Bimatrix[] };
  test.each([
    ['von-stengel-6x6', 'gb-6x6-75eq-small'],
    ['von-stengel-3x2', 'np-3x2-vonstengel2007'],
    ['matching-pennies', 'np-matching-pennies'],
  ])('%s is %s', (slug, id) => {
    const published = games.find((game) => game.id === id)!;
    expect(catalogGame(slug).payoffs).toEqual(bimatrixGame(published.A, published.B).payoffs);
  });
});

describe('facts of single games', () => {
  const exact = (slug: string, profile: number[]) => {
    const game = catalogGame(slug);
    return game.players.map((_, i) => String(exactPayoff(game, i, profileIndex(game, profile))));
  };

  test('majority coordination is constant-sum and has exact thirds', () => {
    const game = catalogGame('majority-coordination');
    expect(exact('majority-coordination', [1, 1, 1])).toEqual(['100/3', '100/3', '100/3']);
    expect(exact('majority-coordination', [0, 1, 0])).toEqual(['50', '0', '50']);
    for (let k = 0; k < profileCount(game); k++) {
      expect(String([0, 1, 2].map((i) => exactPayoff(game, i, k)).reduce((a, b) => a.add(b)))).toBe('100');
    }
  });

  test('heist: the blame cycle is action 0 for every role, and who is named twice loses 21/10', () => {
    expect(exact('heist', [0, 0, 0])).toEqual(['0', '0', '0']);
    expect(exact('heist', [1, 1, 1])).toEqual(['0', '0', '0']);
    expect(exact('heist', [0, 0, 1])).toEqual(['1', '-21/10', '1']); // planner and driver name the burglar
  });

  test('restart table 1: cooperative payoffs 4, 5, 8 and deviation payoffs 4, 11, 14', () => {
    const [own] = catalogGame('restart-table-1').payoffs;
    expect([own[0], own[4], own[8]]).toEqual([4, 5, 8]);
    expect([0, 1, 2].map((b) => Math.max(own[b], own[3 + b], own[6 + b]))).toEqual([4, 11, 14]);
  });

  test('Moulin-Vial: no action against the mixed diagonal gains, and the diagonal pays 10/3', () => {
    const game = catalogGame('moulin-vial');
    const sum = (player: number, profiles: number[][]) =>
      profiles.reduce((total, profile) => total + game.payoffs[player][profileIndex(game, profile)], 0);
    for (const player of [0, 1]) {
      expect(
        sum(player, [
          [0, 0],
          [1, 1],
          [2, 2],
        ]),
      ).toBe(10);
      for (const a of [0, 1, 2]) {
        const against = [0, 1, 2].map((other) => (player === 0 ? [a, other] : [other, a]));
        expect(sum(player, against)).toBeLessThanOrEqual(10);
      }
    }
  });

  test('Nau et al.: the published irrational profile leaves nobody a gain', () => {
    const game = catalogGame('nau-irrational');
    const q = (Math.sqrt(601) - 13) / 24;
    const mixed = [(9 * q - 1) / (7 * q + 2), q, (2 - 3 * q) / (1 + q)];
    const weight = (i: number, a: number) => (a === 0 ? mixed[i] : 1 - mixed[i]);
    game.payoffs.forEach((payoffs, i) => {
      const [first, second] = [0, 1].map((own) =>
        payoffs.reduce((total, payoff, k) => {
          const profile = [k >> 2, (k >> 1) & 1, k & 1];
          if (profile[i] !== own) return total;
          return total + profile.reduce((product, a, j) => (j === i ? product : product * weight(j, a)), payoff);
        }, 0),
      );
      expect(first).toBeCloseTo(second, 12);
    });
  });

  test("travellers' dilemma: claims 2 to 100 by default, the lowest is the only equilibrium", () => {
    const game = travellersDilemma();
    expect(game.actions[0].length).toBe(99);
    expect(pureEquilibria(game).profiles).toEqual([[0, 0]]);
    expect(game.payoffs.map((payoffs) => payoffs[profileIndex(game, [98, 97])])).toEqual([97, 101]);
  });

  test('public goods: all keeping pays the endowment, all giving pays 32', () => {
    expect(exact('public-goods', [0, 0, 0, 0])).toEqual(['20', '20', '20', '20']);
    expect(exact('public-goods', [1, 1, 1, 1])).toEqual(['32', '32', '32', '32']);
    expect(exact('public-goods', [0, 1, 1, 1])).toEqual(['44', '24', '24', '24']);
    const third = publicGoodsGame({ players: 2, endowment: 1, contributions: [0, 1], returnRate: '2/3' });
    expect(String(exactPayoff(third, 0, 3))).toBe('4/3');
    expect(() => publicGoodsGame({ players: 2, endowment: 1, contributions: [0, 2], returnRate: 1 })).toThrow(
      RangeError,
    );
  });

  test('every entry stays itself when scaled by 1', () => {
    for (const { game } of catalogEntries) expect(gameToJson(affinePayoffs(game, {}))).toBe(gameToJson(game));
  });
});
