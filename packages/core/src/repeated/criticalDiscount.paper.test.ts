/**
 * Critical discount factors known from the literature.
 */
import { describe, expect, it } from 'vitest';
import { symmetricGame } from '../game/index.js';
import { type Automaton, automaton, criticalDiscount, namedStrategy, type StrategyName } from './index.js';

const actions = ['C', 'D'];
const twice = (name: StrategyName): Automaton[] => [namedStrategy(name, { actions }), namedStrategy(name, { actions })];
const ends = (game: ReturnType<typeof symmetricGame>, automata: Automaton[], kind: 'nash' | 'subgame-perfect') =>
  criticalDiscount(game, automata, { kind }).intervals.map(({ lowerExact, upperExact }) => [lowerExact, upperExact]);

describe('Mailath and Samuelson (2006), Repeated Games and Reputations, chapter 2', () => {
  // Cooperating costs c and gives the other b.
  const donation = (b: number, c: number) =>
    symmetricGame(
      [
        [b - c, -c],
        [b, 0],
      ],
      { actions },
    );
  it('Tit For Tat in the donation game is subgame perfect at the one discount factor c / b', () => {
    expect(ends(donation(3, 1), twice('titForTat'), 'subgame-perfect')).toEqual([['1/3', '1/3']]);
    expect(ends(donation(7, 2), twice('titForTat'), 'subgame-perfect')).toEqual([['2/7', '2/7']]);
    expect(ends(donation(3, 1), twice('titForTat'), 'nash')).toEqual([['1/3', '1']]);
  });
  it('Tit For Tat is never subgame perfect where the temptation depends on what the other does', () => {
    const axelrod = symmetricGame(
      [
        [3, 0],
        [5, 1],
      ],
      { actions },
    );
    const result = criticalDiscount(axelrod, twice('titForTat'), { kind: 'subgame-perfect' });
    expect(result).toMatchObject({ critical: null, intervals: [], complete: true });
    expect(result.reason).toMatch(/^never an equilibrium: at discount 1\/2, for one, Player \d gains by [CD] in/);
  });
  it('grim trigger: (T - R) / (T - P)', () => {
    // Both watch both, so that the punishment is an equilibrium.
    const grim = automaton({
      actions,
      initial: 'on',
      states: { on: { play: 'C', next: { C: { C: 'on', D: 'off' }, D: 'off' } }, off: { play: 'D', next: 'off' } },
    });
    const game = symmetricGame(
      [
        [3, 0],
        [5, 1],
      ],
      { actions },
    );
    for (const kind of ['nash', 'subgame-perfect'] as const)
      expect(ends(game, [grim, grim], kind)).toEqual([['1/2', '1']]);
  });
  it('Win-Stay Lose-Shift: one round of punishment, from (T - R) / (R - P) on', () => {
    // Deviating gains T - R now and costs R - P in the next round; after (D, D) both return to C.
    const game = symmetricGame(
      [
        [4, 0],
        [5, 1],
      ],
      { actions },
    );
    expect(ends(game, twice('winStayLoseShift'), 'subgame-perfect')).toEqual([['1/3', '1']]);
  });
});

describe('affine units', () => {
  it('change nothing, however the payoffs are written', () => {
    const written = symmetricGame(
      [
        ['1/3', '-5/9'],
        [0.5555555555555556, 0],
      ],
      { actions },
    );
    expect(criticalDiscount(written, twice('grudger'), { kind: 'nash' }).critical).toBeCloseTo(0.4, 14);
    const exact = symmetricGame(
      [
        ['1/3', '-5/9'],
        ['5/9', 0],
      ],
      { actions },
    );
    expect(ends(exact, twice('grudger'), 'nash')).toEqual([['2/5', '1']]);
  });
});
