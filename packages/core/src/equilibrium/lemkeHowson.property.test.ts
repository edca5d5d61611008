import { extremeEquilibria, lemkeHowson, supportEnumeration } from '@folkways/core';
import { cases, gameArbitrary } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const text = ({ strategies }: { strategies: readonly (readonly unknown[])[] }): string => strategies.join(' | ');
const games = fc
  .constantFrom(1, 3, 1000)
  .chain((payoffBound) => gameArbitrary({ maxPlayers: 2, maxActions: 5, payoffBound }));

describe('one equilibrium, equal supports and all extreme ones', () => {
  it('ends every Lemke-Howson path at an extreme equilibrium', () => {
    fc.assert(
      fc.property(games, (game) => {
        const all = new Set(extremeEquilibria(game).equilibria.map(text));
        const labels = game.actions.flat().length;
        for (let label = 0; label < labels; label++) {
          const result = lemkeHowson(game, { label });
          expect(result.path).toBe('exact');
          expect(all).toContain(text(result));
        }
      }),
      { numRuns: cases(40, 2000) },
    );
  });

  it('finds the same by support enumeration in nondegenerate games, and a subset in all', () => {
    fc.assert(
      fc.property(games, (game) => {
        const all = extremeEquilibria(game);
        const equal = supportEnumeration(game);
        expect(equal.triedAll).toBe(true);
        const listed = equal.equilibria.map(text);
        expect(all.equilibria.map(text)).toEqual(expect.arrayContaining(listed));
        const support = (strategy: readonly { numerator: bigint }[]): number =>
          strategy.filter((p) => p.numerator !== 0n).length;
        const isRegular = all.equilibria.every(({ strategies: [x, y] }) => support(x) === support(y));
        const isNondegenerate = isRegular && all.components.length === all.equilibria.length;
        if (isNondegenerate) expect(listed.sort()).toEqual(all.equilibria.map(text).sort());
      }),
      { numRuns: cases(40, 2000) },
    );
  });
});
