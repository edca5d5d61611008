/**
 * How fast beliefs concentrate on the truth, menu strategy against menu strategy: counts of ordered (truth, other's play) pairs in which
 * the truth's posterior stays above 0.99 from some round on in all, none or some of the matches, from an independent program (200 seeds,
 * 200 rounds, uniform prior). And the exact reason: who shares a class with whom.
 */
import { catalog, randomStream, symmetricGame } from '@folkways/core';
import { isSlow } from '@folkways/testkit';
import { describe, expect, it } from 'vitest';
import { beliefSettings } from '../belief/beliefOptions.js';
import { menuTables } from '../belief/menuTables.js';
import { StrategyBelief } from '../belief/strategyBelief.js';
import { automatonMatch } from '../match/automatonMatch.js';
import { menus } from '../menu/menus.js';
import { concentrationRound } from './collisionComplement.js';
import { identifiability } from './identifiability.js';

const harmony = symmetricGame(
  [
    [4, 2],
    [3, 1],
  ],
  { actions: ['C', 'D'] },
);
const ROUNDS = 200;

/** Slug, roles whose menu is inferred, pairs, always, never, sometimes; median and maximum, over the first, of the median round. */
const table = [
  ['battle-of-the-sexes', [0], 64, 44, 9, 11, 9, 61],
  ['prisoners-dilemma', [0], 64, 29, 33, 2, 9, 44],
  ['harmony', [0], 64, 24, 37, 3, 7, 13],
  ['promo', [0, 1], 128, 124, 4, 0, 7, 44],
  ['samaritan', [0, 1], 128, 75, 40, 13, 9, 50],
  ['lemons', [0, 1], 128, 57, 55, 16, 10, 50],
] as const;

const chosen = isSlow ? table : table.slice(2, 3);

describe.each(chosen)('%s', (slug, roles, pairs, always, never, sometimes, median, longest) => {
  it('concentrates where, and as fast as, the reference does', () => {
    const seeds = 200;
    const game = slug === 'harmony' ? harmony : catalog[slug];
    const counts = { always: 0, never: 0, sometimes: 0 };
    const needed: number[] = [];
    for (const role of roles) {
      const menu = menus[slug][role];
      const other = menus[slug][1 - role];
      const tables = menuTables(game, role, menu);
      const settings = beliefSettings('test', menu, {});
      const report = identifiability({ menu, opponentMenu: other });
      other.forEach((played, o) => {
        menu.forEach((truth, g) => {
          const pair = role === 0 ? ([truth, played] as const) : ([played, truth] as const);
          const match = automatonMatch(game, [pair[0].automaton, pair[1].automaton]);
          const profiles = new Uint8Array(ROUNDS);
          const column = new Float64Array(ROUNDS);
          const rounds: number[] = [];
          for (let seed = 0; seed < seeds; seed++) {
            match.play([randomStream(seed, 2 * o), randomStream(seed, 2 * g + 1)], profiles, 0, ROUNDS);
            const belief = new StrategyBelief(tables, settings);
            for (let t = 0; t < ROUNDS; t++) {
              belief.observe(profiles[t]);
              column[t] = belief.weights()[g];
            }
            const round = concentrationRound(column);
            if (round !== null) rounds.push(round);
          }
          const reached = rounds.length;
          if (reached === seeds) needed.push(medianOf(rounds));
          const alone = report.onPath[o].classes.find((labels) => labels.includes(truth.label))!.length === 1;
          if (!alone) expect(reached, `${truth.label} against ${played.label}`).toBe(0);
          counts[reached === 0 ? 'never' : reached === seeds ? 'always' : 'sometimes']++;
        });
      });
    }
    expect(counts.always + counts.never + counts.sometimes).toBe(pairs);
    // Rare events make "always" of one program "sometimes" of another: three pairs of each kind may move.
    expect(Math.abs(counts.always - always)).toBeLessThanOrEqual(3);
    expect(Math.abs(counts.never - never)).toBeLessThanOrEqual(3);
    expect(Math.abs(counts.sometimes - sometimes)).toBeLessThanOrEqual(3);
    expect(Math.abs(medianOf(needed) - median)).toBeLessThanOrEqual(1);
    expect(Math.abs(Math.max(...needed) - longest)).toBeLessThanOrEqual(3);
  });
});

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
