/**
 * Generated menus: what is in them, and laws that hold for every game.
 */
import { affinePayoffs, bimatrixGame, catalog, type NormalFormGame, playAutomata, symmetricGame } from '@folkways/core';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identifiability } from '../measure/identifiability.js';
import { checkMenu } from './checkMenu.js';
import { focalProfiles } from './focalProfiles.js';
import { generatedMenu } from './generatedMenu.js';

const labels = (game: NormalFormGame, role: number) => generatedMenu(game, role).map(({ label }) => label);

const games = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([m, n]) => {
  const matrix = fc.array(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: n, maxLength: n }), {
    minLength: m,
    maxLength: m,
  });
  return fc.tuple(matrix, matrix).map(([A, B]) => bimatrixGame(A, B));
});

describe('goals', () => {
  test('the dilemma: cooperation, then its equilibrium', () => {
    expect(focalProfiles(catalog['prisoners-dilemma'])).toEqual({
      goals: [[0, 0], [1, 1]],
      equilibria: [[1, 1]],
      punishments: [1, 1],
    }); // biome-ignore format: profiles
  });

  test('battle of the sexes: nobody gains over pure minmax together, so taking turns', () => {
    const { goals, equilibria } = focalProfiles(catalog['battle-of-the-sexes']);
    expect(goals).toEqual([[0, 0], [1, 1]]); // biome-ignore format: profiles
    expect(equilibria).toEqual(goals);
    const [first, second] = [0, 1].map((role) => {
      const found = generatedMenu(catalog['battle-of-the-sexes'], role).find(({ label }) => label === 'turns-1');
      return found?.automaton;
    });
    if (first === undefined || second === undefined) throw new Error('no turns');
    const { rounds } = playAutomata([first, second], { game: catalog['battle-of-the-sexes'], rounds: 4 });
    expect(rounds.map((row) => row.join(''))).toEqual(['JJ', 'FF', 'JJ', 'FF']);
  });

  test('matching pennies has none', () => {
    expect(focalProfiles(catalog['matching-pennies']).goals).toEqual([]);
    expect(labels(catalog['matching-pennies'], 1)).toEqual([
      'always-Heads',
      'always-Tails',
      'copy',
      'best-reply',
      'uniform',
    ]);
  });

  test('only three equilibria are kept', () => {
    const even = symmetricGame([0, 1, 2, 3, 4].map((_, a, all) => all.map((__, b) => (a === b ? a : 0))));
    expect(focalProfiles(even).equilibria).toEqual([[4, 4], [3, 3], [2, 2]]); // biome-ignore format: profiles
  });
});

describe('what strategies do', () => {
  test('three actions: grim and tit for tat around the goal of Table 1', () => {
    const game = catalog['restart-table-1'];
    const menu = new Map(generatedMenu(game, 0).map(({ label, automaton }) => [label, automaton]));
    const against = (label: string) => {
      const [own, other] = [menu.get(label), menu.get('always-B')];
      if (own === undefined || other === undefined) throw new Error(`no ${label}`);
      return playAutomata([own, other], { game, rounds: 3 }).rounds.map(([a]) => a);
    };
    expect(against('grim-C')).toEqual(['C', 'A', 'A']);
    expect(against('tft-C')).toEqual(['C', 'A', 'A']);
    expect(against('copy')).toEqual(['C', 'B', 'B']);
    expect(against('best-reply')).toEqual(['C', 'A', 'A']);
  });

  test('names that options could not hold', () => {
    const game = bimatrixGame([[1, 0], [0, 1]], [[1, 0], [0, 1]], { actions: [['a, b', '*'], ['x=1', 'x:1']] }); // biome-ignore format: a game
    expect(labels(game, 0).slice(0, 2)).toEqual(['always-a+b', 'always-*']);
    expect(labels(game, 1).slice(0, 2)).toEqual(['always-1', 'always-2']);
  });
});

describe('laws', () => {
  test('menus fit, labels are unique and no two strategies are one', () => {
    fc.assert(
      fc.property(games, fc.constantFrom(0, 1), (game, role) => {
        const menu = generatedMenu(game, role);
        checkMenu('test', 'menu', game, role, menu);
        const opponentMenu = generatedMenu(game, 1 - role);
        expect(identifiability({ menu, opponentMenu, rounds: 6 }).duplicates).toEqual([]);
      }),
      { numRuns: cases(60, 2000) },
    );
  });

  test('units do not matter', () => {
    fc.assert(
      fc.property(games, fc.integer({ min: 1, max: 9 }), fc.integer({ min: -9, max: 9 }), (game, scale, shift) => {
        const other = affinePayoffs(game, { scale: [scale, 1], shift: [shift, 0] });
        expect(generatedMenu(other, 0)).toEqual(generatedMenu(game, 0));
        expect(generatedMenu(other, 1)).toEqual(generatedMenu(game, 1));
      }),
      { numRuns: cases(100, 2000) },
    );
  });
});

describe('size', () => {
  const constant = (n: number) => symmetricGame(Array.from({ length: n }, () => new Array<number>(n).fill(0)));

  test('many actions: those of goals and punishments only', () => {
    const game = symmetricGame(Array.from({ length: 30 }, (_, a) => Array.from({ length: 30 }, (__, b) => (a === b ? a : 0)))); // biome-ignore format: a game
    expect(labels(game, 0)).not.toContain('copy');
    expect(labels(game, 0).filter((label) => label.startsWith('always'))).toHaveLength(4);
  });

  test('a game whose planning would not fit is refused with its size', () => {
    expect(() => generatedMenu(constant(200), 0)).toThrow(/a game of 200 x 200 actions takes [\d,]+ numbers .* over the limit of 2,097,152/); // biome-ignore format: a row
    expect(() => generatedMenu(catalog.heist, 0)).toThrow(/expected a game of two players, got 3/);
    expect(() => generatedMenu(catalog.chicken, 2)).toThrow(/"role" expected an integer in \[0, 1\], got 2/);
  });
});
