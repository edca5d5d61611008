import { catalog, regret, SizeError } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { bestReply } from '../model/bestReply.js';
import { metaGame } from '../model/metaGame.js';
import { equilibriumRange } from './equilibriumRange.js';
import { oneShotEquilibria } from './oneShotEquilibria.js';

const heist = metaGame({
  game: catalog.heist,
  shares: [
    [0.8, 0.1, 0.1],
    [0.1, 0.8, 0.1],
    [0.1, 0.1, 0.8],
  ],
});
const dilemma = metaGame({
  game: catalog['pd-losses'],
  shares: [
    ['2/3', '1/3', 0],
    ['2/3', 0, '1/3'],
  ],
});

describe('three LLMs', () => {
  test('pure equilibria are exact, and confirmed by best replies', () => {
    const { equilibria, complete, notes } = oneShotEquilibria(heist);
    expect(equilibria.length).toBe(6);
    expect(complete).toBe('unknown');
    expect(notes).toEqual(['these are all in pure profiles; others may mix: find "isolated" or "one" looks for them']);
    for (const { profile, exact, regret: worst } of equilibria) {
      expect(worst).toBe(0);
      expect(exact).toBeDefined();
      for (const j of [0, 1, 2]) expect(bestReply(heist, profile, j).gain).toBeLessThan(1e-12);
    }
    const sums = equilibria.map(({ exact }) => exact!.utilities.map(String).sort().join(' ')).sort();
    expect(sums[0]).toBe('-6009/5000 2483/5000 3071/5000'); // -1.2018: the minmax; .4966, .6142
  });

  test('isolated equilibria carry their regret and say whether they are all', () => {
    const { equilibria, complete, notes } = oneShotEquilibria(dilemma, { find: 'isolated' });
    expect(equilibria.length).toBeGreaterThan(0);
    for (const { profile, regret: worst } of equilibria) {
      expect(worst).toBeLessThan(1e-9);
      for (const j of [0, 1, 2]) expect(bestReply(dilemma, profile, j).gain).toBeLessThan(1e-8);
    }
    expect(complete === true || notes.length > 0).toBe(true);
    const pure = oneShotEquilibria(dilemma).equilibria;
    expect(pure.length).toBeGreaterThan(0);
  });

  test('one equilibrium of any game', () => {
    const { equilibria, game, notes } = oneShotEquilibria(heist, { find: 'one' });
    expect(equilibria.length).toBe(1);
    expect(equilibria[0].regret).toBeLessThan(1e-8);
    expect(notes[0]).toMatch(/^one equilibrium/);
    const strategies = equilibria[0].profile.map(({ outcomes }, j) => {
      const strategy = game.actions[j].map(() => 0);
      outcomes.forEach(({ profile, weight }) => {
        strategy[profile[0] * 4 + profile[1] * 2 + profile[2]] = weight;
      });
      return strategy;
    });
    expect(regret(game, strategies)).toBeLessThan(1e-8);
  });

  test('the exact range refuses floats', () => {
    expect(() => equilibriumRange(oneShotEquilibria(heist, { find: 'one' }), [1, 0, 0])).toThrow(
      new RangeError('equilibriumRange: "result" expected equilibria found exactly, got floats'),
    );
    const { upper, complete } = equilibriumRange(oneShotEquilibria(heist), [1, 0, 0], { of: 'utilities' });
    expect(String(upper)).toBe('3071/5000');
    expect(complete).toBe(false);
  });

  test('bad options and games that are too large', () => {
    expect(() => oneShotEquilibria(heist, { find: 'some' as 'pure' })).toThrow(
      new RangeError('oneShotEquilibria: "find" expected one of pure, isolated, one, got "some"'),
    );
    expect(() => oneShotEquilibria(heist, { maxPayoffs: 1000 })).toThrow(SizeError);
    expect(() => oneShotEquilibria(heist, { maxPayoffs: 1000 })).toThrow(
      'oneShotEquilibria: the meta-game has 1536 payoffs (3 LLMs, 8 x 8 x 8 meta-actions), over the limit of 1000; utilities, bestReply and structuredMetaGame work without them',
    );
  });
});
