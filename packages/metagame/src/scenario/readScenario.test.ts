import { catalog, FormatError } from '@folkways/core';
import { describe, expect, test } from 'vitest';
import { shareSweep } from '../sweep/shareSweep.js';
import { readScenario, type Scenario } from './readScenario.js';

const read = (value: unknown): Scenario => readScenario(typeof value === 'string' ? value : JSON.stringify(value));
const fixed = (scenario: Scenario) =>
  scenario.kind === 'fixed' ? scenario.meta : expect.fail('expected fixed shares');
const half = ['1/2', '1/2'];

describe('readScenario', () => {
  test('reads a slug, names, and shares as written: 0.9 is 9/10', () => {
    const meta = fixed(
      read('{ "game": "pd-losses", "llms": ["large", "small"], "shares": [[0.9, 0.1], ["2/3", "1/3"]] }'),
    );
    expect(meta.game).toBe(catalog['pd-losses']);
    expect(meta.llms).toEqual(['large', 'small']);
    expect(meta.exact).toBe(true);
    expect(meta.exactShares.map((row) => row.join(' '))).toEqual(['9/10 1/10', '2/3 1/3']);
  });

  test('reads a game written in place', () => {
    const game = { actions: [['a', 'b'], ['c']], payoffs: [[[1, 2]], [[3, '1/3']]] };
    const meta = fixed(read({ game, shares: [half, [1, 0]] }));
    expect(meta.game.players).toEqual(['Player 1', 'Player 2']);
    expect(meta.governed).toEqual([[0, 1], [0]]);
  });

  test('asks the caller for what is no slug', () => {
    const asked: string[] = [];
    const text = JSON.stringify({ game: 'games/mine.nfg', shares: [half, half] });
    const resolveGame = (reference: string) => {
      asked.push(reference);
      return catalog['stag-hunt'];
    };
    const scenario = readScenario(text, { resolveGame });
    expect(fixed(scenario).game).toBe(catalog['stag-hunt']);
    expect(asked).toEqual(['games/mine.nfg']);
  });

  test('reads a sweep', () => {
    const scenario = read({
      game: 'pd-losses',
      shares: [
        ['p', '1 - p'],
        ['p', '1 - p'],
      ],
      sweep: { from: '1/2', to: 1 },
    });
    if (scenario.kind !== 'sweep') return expect.fail('expected a sweep');
    expect(shareSweep(scenario.sweep).breakpoints.map(({ at }) => String(at.lower))).toEqual(['3/5', '2/3']);
  });

  test.each([
    ['{ "game": "pd-losses" }', '1:1: expected the key "shares", found an object without it'],
    [
      '{ "game": "pd-losses",\n "shares": [[0.9, 0.05], [0.5, 0.5]] }',
      '2:13: expected shares of role "Player 1" with sum 1, found sum 0.95',
    ],
    [
      '{ "game": "pd-losses", "shares": [[1.5, -0.5], [0.5, 0.5]] }',
      '1:36: expected a share: a number in [0, 1] or a fraction such as "1/3", found 1.5',
    ],
    [
      '{ "game": "pd-losses", "shares": [[1, 0], [1, 0]] }',
      '1:34: expected clients for every LLM, found none for "LLM 2"',
    ],
    [
      '{ "game": "pd-losses", "shares": [[1, 0]] }',
      '1:34: expected 2 rows of shares, one per role, found an array of length 1',
    ],
    [
      '{ "game": "pd-losses", "shares": [[1], [0.5, 0.5]] }',
      '1:40: expected 1 shares, one per LLM, found an array of length 2',
    ],
    [
      '{ "game": "pd-losses", "llms": ["a", "a"], "shares": [[1], [1]] }',
      '1:38: expected different, non-empty names, found "a"',
    ],
    [
      '{ "game": "no such game", "shares": [[1], [1]] }',
      '1:11: expected a slug of the catalogue or a game, found "no such game"',
    ],
    [
      '{ "game": "pd-losses", "shares": [["p", "1-p"], ["p", "1-p"]] }',
      '1:36: expected a share: a number in [0, 1] or a fraction such as "1/3", found "p"',
    ],
    [
      '{ "game": "pd-losses", "shares": [["p", "1-p"], ["p*p", "1-p"]], "sweep": { "from": 0, "to": 1 } }',
      '1:50: expected a share: an expression linear in p, found "p*p"',
    ],
    [
      '{ "game": "pd-losses", "shares": [["p", "1-p"], ["p", "1-p"]], "sweep": { "from": 1, "to": 0 } }',
      '1:73: expected "from" below "to", found 1 and 0',
    ],
    [
      '{ "game": "pd-losses", "share": [[1], [1]] }',
      '1:24: expected one of the keys "game", "llms", "shares", "sweep", found "share" (did you mean "shares"?)',
    ],
  ])('%s', (text, message) => {
    expect(() => read(text)).toThrow(FormatError);
    expect(() => read(text)).toThrow(`input:${message}`);
  });

  test('a file that is not there is an error of the scenario; a file that is wrong is an error of that file', () => {
    const text = '{ "game": "mine.json", "shares": [[1], [1]] }';
    const missing = () => {
      throw new Error('no such file');
    };
    expect(() => readScenario(text, { source: 's.json', resolveGame: missing })).toThrow(
      's.json:1:11: expected a slug of the catalogue or a game file, found "mine.json" (no such file)',
    );
    const wrong = () => {
      throw new FormatError('mine.json', 'expected a game');
    };
    expect(() => readScenario(text, { resolveGame: wrong })).toThrow('mine.json: expected a game');
  });
});
