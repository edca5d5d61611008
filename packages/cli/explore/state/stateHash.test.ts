import { catalogEntries, exactPayoff, profileCount } from '@folkways/core';
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editedGame } from './editedGame.js';
import { catalogState, firstState, type PageState } from './pageState.js';
import { hashOfState, stateOfHash } from './stateHash.js';

/** What an address keeps, as plain data. */
const kept = ({ game, ...rest }: PageState) => ({
  ...rest,
  title: game.title,
  payoffs: game.payoffs.map((column, i) => Array.from(column, (_, k) => String(exactPayoff(game, i, k)))),
});

const share = fc.constantFrom('0.9', '2/3', '1/3', '0.005', '.5');
const state = fc
  .record({
    slug: fc.constantFrom(...catalogEntries.map((entry) => entry.slug)),
    share,
    common: fc.boolean(),
    target: fc.constantFrom<PageState['target']>('welfare', 'min', 'nash-product', 0, 1),
    prior: fc.constantFrom('', '0.999', '1/2', '1'),
    seed: fc.nat(2 ** 31 - 1),
    moves: fc.array(fc.nat(1), { maxLength: 12 }),
    payoff: fc.constantFrom(undefined, '7', '-1/3', '0.1'),
  })
  .map(({ slug, share: p, common, payoff, ...rest }): PageState => {
    const opened = catalogState(slug)!;
    const edited =
      payoff === undefined
        ? opened.game
        : editedGame(opened.game, { player: 0, index: 0, text: payoff, mirrored: false });
    if (typeof edited === 'string') throw new Error(edited);
    const symmetric = payoff === undefined ? opened.mirrored : false;
    return {
      ...opened,
      ...rest,
      game: edited,
      edited: payoff !== undefined,
      mirrored: symmetric,
      common,
      shares: opened.game.players.map((_, i) => (common || i === 0 ? p : '1/4')),
    };
  });

test('an address holds the whole state', () => {
  fc.assert(
    fc.property(state, (given) => {
      const back = stateOfHash(hashOfState(given), firstState);
      // Whether edits are mirrored follows from the game.
      expect({ ...kept(back), mirrored: given.mirrored }).toEqual(kept(given));
    }),
    { numRuns: cases(100, 5000) },
  );
});

test('any text is some state', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('', 'p=', 'payoffs=', 'moves=', 'shares='),
      (text, key) => {
        const back = stateOfHash(`#${key}${text}`, firstState);
        expect(back.shares).toHaveLength(back.game.players.length);
        expect(profileCount(back.game)).toBeGreaterThan(0);
      },
    ),
    { numRuns: cases(200, 20_000) },
  );
});

test('what differs from a fresh page, and no more', () => {
  expect(hashOfState(firstState())).toBe('#game=pd-losses');
  expect(hashOfState({ ...firstState(), shares: ['2/3', '2/3'], moves: [0, 1] })).toBe(
    '#game=pd-losses&p=2/3&moves=0.1',
  );
});

describe('an edit', () => {
  const { game } = firstState();
  test.each([
    ['', /missing/],
    ['x', /is no number/],
    ['1/0', /is no number/],
    ['1e400', /is no number|Too large/],
    ['2000000000', /Too large/],
    ['1'.repeat(25), /Too long/],
  ])('%j is refused with a reason', (text, reason) => {
    expect(editedGame(game, { player: 0, index: 0, text, mirrored: true })).toMatch(reason);
  });

  test('is exact, and made for both players when mirrored', () => {
    const edited = editedGame(game, { player: 0, index: 2, text: '1/3', mirrored: true });
    if (typeof edited === 'string') throw new Error(edited);
    expect(String(exactPayoff(edited, 0, 2))).toBe('1/3');
    expect(String(exactPayoff(edited, 1, 1))).toBe('1/3');
  });
});
