import { readFileSync } from 'node:fs';
import { bimatrixGame, extremeEquilibria, type Fraction, lemkeHowson, regret } from '@folkways/core';
import { describe, expect, it } from 'vitest';

interface GoldenGame {
  readonly id: string;
  readonly A: (number | string)[][];
  readonly B: (number | string)[][];
  readonly expectedKind: string;
  readonly expected: string[][][];
  readonly oracle: { readonly extremeEquilibria: string[][][]; readonly payoffs?: string[][] };
}

const file = new URL('./fixtures/bimatrix.golden.json', import.meta.url);
const { games } = JSON.parse(readFileSync(file, 'utf8')) as { games: GoldenGame[] };
const text = (profile: readonly (readonly (Fraction | string)[])[]): string =>
  profile.map((strategy) => strategy.join(' ')).join(' | ');
const isPure = (profile: readonly (readonly string[])[]): boolean =>
  profile.flat().every((p) => p === '0' || p === '1');

describe('two-player games from the tests and catalogues of other programs', () => {
  it.each(games.map((golden) => [golden.id, golden] as const))('%s', (_, golden) => {
    const game = bimatrixGame(golden.A, golden.B);
    const { equilibria, components, complete } = extremeEquilibria(game);
    const ours = equilibria.map(({ strategies }) => text(strategies));
    expect(complete).toBe(true);
    expect([...ours].sort()).toEqual(golden.oracle.extremeEquilibria.map(text).sort());
    for (const { strategies } of equilibria) expect(String(regret(game, strategies))).toBe('0');
    golden.oracle.payoffs?.forEach((payoffs, k) => {
      const at = ours.indexOf(text(golden.oracle.extremeEquilibria[k]));
      expect(equilibria[at].payoffs.map(String)).toEqual(payoffs);
    });
    expect(components.flatMap((component) => component.equilibria).sort((a, b) => a - b)).toEqual(
      ours.map((_, k) => k),
    );

    // The published lists, as strictly as each was meant; one of them was printed in decimals.
    const published = golden.expected.filter((profile) => !profile.flat().some((p) => /[.e]/.test(p))).map(text);
    expect(ours).toEqual(expect.arrayContaining(published));
    if (golden.expectedKind === 'all-pure') {
      expect(golden.oracle.extremeEquilibria.filter(isPure).map(text).sort()).toEqual([...published].sort());
    }
  });

  it.each(games.map((golden) => [golden.id, golden] as const))('%s, every Lemke-Howson path', (_, golden) => {
    const game = bimatrixGame(golden.A, golden.B);
    const all = golden.oracle.extremeEquilibria.map(text);
    for (let label = 0; label < game.actions.flat().length; label++) {
      expect(all).toContain(text(lemkeHowson(game, { label }).strategies));
    }
  });

  it('follows the long paths of the 6x6 game with one equilibrium', () => {
    // The game of Savani, von Stengel (2006), Hard-to-solve bimatrix games; the lengths are ours, recorded.
    const golden = games.find(({ id }) => id === 'gb-6x6-long-lh-unique')!;
    const lengths = Array.from(
      { length: 12 },
      (_, label) => lemkeHowson(bimatrixGame(golden.A, golden.B), { label }).pivots,
    );
    expect(lengths).toEqual([88, 24, 24, 24, 24, 88, 36, 36, 16, 16, 36, 36]);
  });

  it('holds all 67 of them, with the 75 equilibria of the 6x6 game', () => {
    expect(games).toHaveLength(67);
    const golden = games.find(({ id }) => id === 'gb-6x6-75eq')!;
    expect(extremeEquilibria(bimatrixGame(golden.A, golden.B)).equilibria).toHaveLength(75);
  });
});
