/**
 * Measures by hand and against brute force.
 */
import { catalog, namedStrategy, playAutomata, randomStream, symmetricGame } from '@folkways/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import stage from '../fixtures/agents-stage.json' with { type: 'json' };
import { slugOf } from '../fixtures/gameNames.js';
import { menus } from '../menu/menus.js';
import { collisionComplement, concentrationRound } from './collisionComplement.js';
import { identifiability } from './identifiability.js';
import { mmStar } from './mmStar.js';
import { policyRegret } from './policyRegret.js';
import { weakDistance } from './weakDistance.js';

const strategyOf = (slug: keyof typeof menus, role: number, label: string) =>
  menus[slug][role].find((entry) => entry.label === label)!.automaton;

describe('mmStar', () => {
  const games = Object.entries(stage).filter(([name]) => name !== 'Harmony'); // the catalogue has no payoffs for it
  it.each(games)('%s: phi, its mixture and Phi as in the reference table', (name, { mmStar: wanted }) => {
    const result = mmStar(catalog[slugOf[name]]);
    expect(result.isMmStar).toBe(wanted.isMMstar);
    [wanted.player1, wanted.player2].forEach((player, i) => {
      expect(result.phi[i]).toBeCloseTo(player.phi, 9);
      expect(result.Phi[i]).toBe(player.Phi);
      expect(result.players[i].action).toBe(player.argmaxAction);
      expect(result.players[i].perAction).toEqual(player.perAction);
      // Mixtures need not be unique; this one holds the player to phi.
      const columns = catalog[slugOf[name]].actions[1].length;
      const held = player.perAction.map((_, a) =>
        result.players[i].minmaxMix.reduce(
          (sum, p, b) => sum + p * catalog[slugOf[name]].payoffs[i][i === 0 ? a * columns + b : b * columns + a],
          0,
        ),
      );
      expect(Math.max(...held)).toBeCloseTo(player.phi, 9);
    });
  });

  it('is exact: 70/17 in the battle of the sexes', () => {
    expect(mmStar(catalog['battle-of-the-sexes']).players.map(({ phiExact }) => phiExact)).toEqual(['70/17', '70/17']);
  });

  it('needs both players: matching pennies is MM*, more than two players are refused', () => {
    expect(mmStar(catalog['rock-paper-scissors'])).toMatchObject({ isMmStar: true, phi: [0, 0], Phi: [-1, -1] });
    expect(() => mmStar(catalog['public-goods'])).toThrow(/two players/);
  });
});

describe('collisionComplement and concentration', () => {
  it('by hand', () => {
    expect(collisionComplement([1, 0])).toBe(0);
    expect(collisionComplement({ a: 0.5, b: 0.5 })).toBe(0.5);
    expect(collisionComplement(new Float64Array(8).fill(1 / 8))).toBe(1 - 1 / 8);
    expect(collisionComplement([1 - 1e-12, 1e-12])).toBeCloseTo(2e-12, 15);
    expect(concentrationRound([0.5, 1, 0.9, 0.995, 1])).toBe(4);
    expect(concentrationRound([1, 0.9])).toBeNull();
    expect(concentrationRound([])).toBeNull();
  });
});

describe('identifiability', () => {
  it('finds the paper’s duplicates', () => {
    const duplicates = (slug: keyof typeof menus, role: number) =>
      identifiability({ menu: menus[slug][role], opponentMenu: menus[slug][1 - role] }).duplicates;
    expect(duplicates('prisoners-dilemma', 0)).toEqual([['tft', 'wsls']]);
    expect(duplicates('harmony', 0)).toEqual([['tft', 'wsls_pavlov']]);
    expect(duplicates('lemons', 0)).toEqual([['hq_if_bought_last', 'lq_if_boycott_last']]);
    expect(duplicates('battle-of-the-sexes', 0)).toEqual([]);
    expect(duplicates('promo', 1)).toEqual([]);
    expect(duplicates('samaritan', 0)).toEqual([]);
    expect(duplicates('samaritan', 1)).toEqual([]);
  });

  it('finds what the cooperative paths hide', () => {
    const hidden = (slug: keyof typeof menus, role: number, against: string) =>
      identifiability({ menu: menus[slug][role], opponentMenu: menus[slug][1 - role] })
        .onPath.find((row) => row.against === against)!
        .classes.filter((labels) => labels.length > 1);
    expect(hidden('prisoners-dilemma', 1, 'grim_trigger')).toEqual([
      ['allc', 'tft', 'wsls', 'soft_grim_trigger', 'grim_trigger'],
    ]);
    expect(hidden('promo', 0, 'mad1')).toEqual([['mad0', 'grim_trigger']]);
    expect(hidden('samaritan', 0, 'always_work')).toEqual([
      ['always_help', 'tft_help', 'grim_forgive', 'grim_nohelp', 'wsls_helper'],
    ]);
    expect(hidden('lemons', 1, 'always_hq')).toEqual([
      ['always_buy', 'generous_buy', 'grim_boycott', 'grim_forgiving'],
    ]);
    expect(hidden('lemons', 1, 'noisy_hq')).toEqual([]);
  });

  it('within a few rounds, less shows', () => {
    const [menu, opponentMenu] = menus['battle-of-the-sexes'];
    const once = identifiability({ menu, opponentMenu, rounds: 1 });
    expect(once.onPath[0].classes).toContainEqual(['wsls_bos', 'mlur']);
    expect(once.neverSeparated).toContainEqual(['insist_j', 'alternate_phase0']);
    expect(() => identifiability({ menu, opponentMenu, rounds: 0 })).toThrow(/rounds/);
  });
});

describe('weakDistance', () => {
  const game = catalog['prisoners-dilemma'];
  const names = { actions: ['J', 'F'] } as const;

  it('deterministic paths that first differ in round t are 2^(1 - t) apart', () => {
    fc.assert(
      fc.property(fc.nat(7), fc.nat(7), fc.nat(7), fc.nat(7), (i, j, k, l) => {
        const [a, b, c, d] = [i, j, k, l].map((at) => menus['prisoners-dilemma'][0][at].automaton);
        if ([a, b, c, d].some(({ outputs }) => outputs.some((row) => !row.includes(1)))) return;
        const rounds = 30;
        const first = playAutomata([a, b], { game, rounds }).rounds;
        const second = playAutomata([c, d], { game, rounds }).rounds;
        const t = first.findIndex((row, at) => row.join() !== second[at].join());
        const { lower, upper } = weakDistance(game, [a, b], [c, d], { depth: rounds });
        const wanted = t < 0 ? 0 : 2 ** -t;
        expect(lower).toBeLessThanOrEqual(wanted + 1e-9);
        expect(upper).toBeGreaterThanOrEqual(wanted - 1e-9);
      }),
    );
  });

  it('two biased coins, by hand: TV_1 = 0.8, TV_2 = 0.5 (|.81 - .01| + |.01 - .81|)', () => {
    const [a, b] = ['soft_allc', 'soft_alld'].map((label) => strategyOf('prisoners-dilemma', 0, label));
    const other = namedStrategy('cooperator', names);
    const { totalVariation, lower, upper } = weakDistance(game, [a, other], [b, other], { depth: 2 });
    expect(totalVariation[0]).toBeCloseTo(0.8, 12);
    expect(totalVariation[1]).toBeCloseTo(0.8, 12);
    expect([lower, upper]).toEqual([expect.closeTo(0.4 + 0.2 + 0.2, 12), expect.closeTo(0.4 + 0.2 + 0.25, 12)]);
  });

  it('is the same computed over all histories one by one', () => {
    const pairs = [
      [strategyOf('prisoners-dilemma', 0, 'soft_allc'), strategyOf('prisoners-dilemma', 1, 'grim_trigger')],
      [strategyOf('prisoners-dilemma', 0, 'tft'), strategyOf('prisoners-dilemma', 1, 'soft_alld')],
    ] as const;
    const depth = 5;
    const { totalVariation } = weakDistance(game, pairs[0], pairs[1], { depth });
    const law = ([a, b]: (typeof pairs)[number], codes: number[]): number => {
      let [x, y] = [a.initial, b.initial];
      return codes.reduce((mass, k) => {
        const [i, j] = [k >> 1, k & 1];
        const p = a.outputs[x][i] * b.outputs[y][j];
        [x, y] = [a.transitions[x][k], b.transitions[y][j * 2 + i]];
        return mass * p;
      }, 1);
    };
    for (let t = 1; t <= depth; t++) {
      let difference = 0;
      for (let code = 0; code < 4 ** t; code++) {
        const codes = Array.from({ length: t }, (_, s) => Math.floor(code / 4 ** s) % 4);
        difference += Math.abs(law(pairs[0], codes) - law(pairs[1], codes));
      }
      expect(totalVariation[t - 1]).toBeCloseTo(difference / 2, 12);
    }
  });

  it('after a history, and where it cannot happen', () => {
    const [tft, allc] = ['tft', 'allc'].map((label) => strategyOf('prisoners-dilemma', 0, label));
    const other = strategyOf('prisoners-dilemma', 1, 'soft_allc');
    expect(weakDistance(game, [tft, other], [allc, other], { history: [['J', 'F']] }).lower).toBe(1);
    expect(() => weakDistance(game, [tft, other], [allc, other], { history: [['F', 'F']] })).toThrow(/impossible/);
    expect(() => weakDistance(game, [{ weight: 0.5, automata: [tft, other] }], [allc, other])).toThrow(/sum to 1/);
    expect(weakDistance(game, [other, other], [tft, other], { depth: 40, nodeLimit: 64 }).depth).toBeLessThan(40);
  });
});

describe('policyRegret', () => {
  const game = symmetricGame(
    [
      [3, -5],
      [5, 0],
    ],
    { actions: ['J', 'F'] },
  );

  it('against tit for tat, defecting for ten rounds: cooperation would have earned 3 a round, defection earned 0.5', () => {
    const opponent = strategyOf('prisoners-dilemma', 1, 'tft');
    const history = Array.from({ length: 10 }, (_, t) => ['F', t === 0 ? 'J' : 'F']);
    const result = policyRegret({ game, role: 0, history, opponent, menu: menus['prisoners-dilemma'][0] });
    expect(result.realised).toBe(0.5);
    expect(result.comparators['always J']).toBe(3);
    expect(result.comparators['always F']).toBe(0.5);
    expect(result.regret).toBe(2.5);
    expect(result.best).toBe('always J');
    expect(result.unrestricted).toBeCloseTo((9 * 3 + 5) / 10 - 0.5, 12);
  });

  it('agrees with simulation against a strategy that draws', () => {
    const opponent = strategyOf('prisoners-dilemma', 1, 'soft_allc');
    const { comparators } = policyRegret({ game, role: 0, history: [['J', 'J']], opponent });
    expect(comparators['always J']).toBeCloseTo(0.9 * 3 - 0.1 * 5, 12);
    const rng = randomStream(1, 1);
    const own = strategyOf('prisoners-dilemma', 0, 'grim_trigger');
    const rounds = Array.from({ length: 400 }, () => playAutomata([own, opponent], { game, rounds: 5, rng }).rounds);
    const mean =
      rounds.flat().reduce((sum, [a, b]) => sum + game.payoffs[0][(a === 'F' ? 2 : 0) + (b === 'F' ? 1 : 0)], 0) / 2000;
    const five = Array.from({ length: 5 }, () => ['J', 'J']);
    const exact = policyRegret({ game, role: 0, history: five, opponent, menu: menus['prisoners-dilemma'][0] });
    expect(Math.abs(exact.comparators.grim_trigger - mean)).toBeLessThan(0.5);
    expect(() => policyRegret({ game, role: 0, history: [], opponent })).toThrow(/at least one round/);
  });
});
