/**
 * What plain JavaScript may pass: every wrong type is a TypeError of the project's grammar, never a property of undefined.
 */
import { describe, expect, it } from 'vitest';
import {
  automaton,
  catalogGame,
  criticalDiscount,
  discountedPayoffs,
  extremeEquilibria,
  lemkeHowson,
  namedStrategy,
  normalFormGame,
  symmetricGame,
} from './index.js';

const names = { actions: ['C', 'D'] } as const;
const game = symmetricGame(
  [
    [3, 0],
    [5, 1],
  ],
  names,
);
const titForTat = namedStrategy('titForTat', names);

const calls: Record<string, [() => unknown, string]> = {
  'no game': [() => extremeEquilibria(null as never), 'extremeEquilibria: "game" expected a game, got null'],
  'a path': [() => lemkeHowson('pd.nfg' as never), 'lemkeHowson: "game" expected a game, got "pd.nfg"'],
  'no payoffs': [
    () => normalFormGame({ actions: [['a']] } as never),
    'normalFormGame: expected an object with lists "actions" and "payoffs"',
  ],
  'no automaton': [
    () => criticalDiscount(game, [null as never, titForTat], { kind: 'nash' }),
    'criticalDiscount: "automata[0]" expected an automaton, got null',
  ],
  "an automaton's input": [
    () => discountedPayoffs(game, [titForTat, { states: {} } as never], { discount: 0.5 }),
    'automataProduct: "automata[1]" expected an automaton, got an object',
  ],
  nothing: [() => automaton(null as never), 'automaton: expected an object with actions and states, got null'],
  'a discount as text': [
    () => discountedPayoffs(game, [titForTat, titForTat], { discount: '0.5' as never }),
    'discountedPayoffs: "discount" expected a number in (0, 1), got "0.5"',
  ],
};

describe('wrong types', () => {
  it.each(Object.entries(calls))('%s', (_, [call, message]) => {
    expect(call).toThrow(new TypeError(message));
  });

  it('options that are missing are named', () => {
    expect(() => criticalDiscount(game, [titForTat, titForTat], undefined as never)).toThrow(
      'criticalDiscount: "kind" expected one of nash, subgame-perfect, got undefined',
    );
  });
});

it('the beginning of a slug suggests the slug', () => {
  expect(() => catalogGame('stag')).toThrow('(did you mean "stag-hunt"?)');
});
