import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalFormGame } from '../game/normalFormGame.js';
import { loadGlpk } from '../program/glpk.js';
import { loadHighs } from '../program/highs.js';
import { minmax } from './minmax.js';

interface Fixture {
  readonly games: readonly {
    readonly name: string;
    readonly sizes: readonly number[];
    readonly payoffs: readonly number[][];
    readonly minmax: readonly { readonly lo: number; readonly hi: number; readonly corr: number }[];
    readonly pure: readonly number[];
  }[];
}
const { games }: Fixture = JSON.parse(readFileSync(new URL('./fixtures/minmax.golden.json', import.meta.url), 'utf8'));

describe.each([await loadGlpk(), await loadHighs()])('minmax values of meta-games: $name', (lp) => {
  it.each(games)('$name', ({ name, sizes, payoffs, minmax: brackets, pure }) => {
    const actions = sizes.map((size) => Array.from({ length: size }, (_, a) => String(a)));
    const game = normalFormGame({ title: name, actions, payoffs });
    brackets.forEach(({ lo, hi, corr }, player) => {
      const independent = minmax(game, player, { lp });
      expect(independent.closed).toBe(true);
      // The reference is a bracket too: ours has to meet it.
      expect(independent.lower).toBeLessThanOrEqual(hi + 1e-8);
      expect(independent.upper).toBeGreaterThanOrEqual(lo - 1e-8);
      if (hi - lo < 1e-8) expect(independent.upper).toBeCloseTo(hi, 8);
      const correlated = minmax(game, player, { lp, punishers: 'correlated' });
      expect(correlated.lower).toBeCloseTo(corr, 8);
      expect(correlated.upper).toBeCloseTo(corr, 8);
      expect(minmax(game, player, { lp, punishers: 'pure' }).upper).toBeCloseTo(pure[player], 12);
      if (name === 'heist') {
        expect(independent.lower).toBeCloseTo(-1.2018, 9);
        expect(independent.upper).toBeCloseTo(-1.2018, 9);
        expect(independent.nodes).toBe(0);
      }
    });
  });
});
