import { describe, expect, test } from 'vitest';
import {
  catalogGame,
  exactPayoff,
  FormatError,
  gameToJson,
  normalFormGame,
  readGame,
  readNfg,
  writeNfg,
} from '../index.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const messageOf = (input: string | Uint8Array): string => {
  try {
    readGame(input, { source: 'file' });
  } catch (error) {
    if (error instanceof FormatError) return error.message;
    throw error;
  }
  return 'no error';
};

const NFG = 'NFG 1 R "t" { "P1" "P2" } { 2 3 }\n';

describe('readGame', () => {
  test('tells JSON from .nfg by the first character, bytes or text, with or without a byte order mark', () => {
    const json = '{"actions": [["a"]], "payoffs": [[7]]}';
    const nfg = 'NFG 1 R "" { "" } { 1 } 7';
    for (const text of [json, nfg, `\uFEFF${json}`, `\n  ${nfg}`]) {
      expect(readGame(text).payoffs).toEqual([Float64Array.of(7)]);
      expect(readGame(bytes(text)).payoffs).toEqual([Float64Array.of(7)]);
    }
  });

  test.each([
    ['', '1:1: expected a game in JSON ("{ ...") or Gambit\'s format ("NFG 1 R ..."), found the end of the text'],
    ['# hello', '1:1: expected a game in JSON ("{ ...") or Gambit\'s format ("NFG 1 R ..."), found "#"'],
    [Uint8Array.of(0x7b, 0x0a, 0xff), '2:1: expected UTF-8, found byte 0xff'],
    [Uint8Array.of(0x7b, 0xc3), '1:2: expected UTF-8, found an unfinished character at the end'],
  ])('refusal %#', (input, message) => {
    expect(messageOf(input)).toBe(`file:${message}`);
  });
});

describe('readNfg', () => {
  test('payoff version: the first player is fastest in the file', () => {
    const game = readNfg(`${NFG} 1 10  2 20  3 30  4 40  5 50  6 60`);
    expect(game.players).toEqual(['P1', 'P2']);
    expect(game.actions).toEqual([
      ['1', '2'],
      ['1', '2', '3'],
    ]);
    expect([...game.payoffs[0]]).toEqual([1, 3, 5, 2, 4, 6]);
    expect([...game.payoffs[1]]).toEqual([10, 30, 50, 20, 40, 60]);
  });

  test('outcome version: 0 is the null outcome, commas and comments are optional, D is read as R', () => {
    const game = readNfg(
      'NFG 1 D "" { "A" "B" }\n{ { "x" "y" } { "l" "r" } }\n"a comment\nof two lines"\n{ { "win" 1/3, -1 } { "" 0.5 2 } }\n1 2 0 1',
    );
    expect(game.actions).toEqual([
      ['x', 'y'],
      ['l', 'r'],
    ]);
    const row = (player: number) => [0, 1, 2, 3].map((k) => String(exactPayoff(game, player, k)));
    expect(row(0)).toEqual(['1/3', '0', '1/2', '1/3']);
    expect(row(1)).toEqual(['-1', '0', '2', '-1']);
  });

  test('numbers are exactly as written', () => {
    const literals = [
      '0.1',
      '-.5',
      '+3',
      '2.',
      '1e-3',
      '1/3',
      '123456789012345678',
      '0.1000000000000000055511151231257827',
    ];
    const game = readNfg(`NFG 1 R "" { "P" } { ${literals.length} } ${literals.join(', ')}`);
    expect(literals.map((_, k) => String(exactPayoff(game, 0, k)))).toEqual([
      '1/10',
      '-1/2',
      '3',
      '2',
      '1/1000',
      '1/3',
      '123456789012345678',
      '1000000000000000055511151231257827/10000000000000000000000000000000000',
    ]);
  });

  test('labels: escapes, empty ones named by position', () => {
    const game = readNfg(
      String.raw`NFG 1 R "say \"hi\" \\ \n" { "" "B" "" } { { "" "1" } { "x\\" } { "" } } 1 2 3 4 5 6`,
    );
    expect(game.title).toBe(String.raw`say "hi" \ \n`);
    expect(game.players).toEqual(['Player 1', 'B', 'Player 3']);
    expect(game.actions).toEqual([["1'", '1'], ['x\\'], ['1']]);
  });

  test.each([
    ['NFG', '1:4: expected the version number 1, found the end of the text'],
    ['NFG 2 R', '1:5: expected the version number 1, found "2"'],
    ['NFG 1 X', '1:7: expected R or D, found "X"'],
    ['NFG 1 R title', '1:9: expected the title in double quotes, found "title"'],
    ['NFG 1 R\n"title', '2:1: expected a closing double quote, found the end of the text'],
    ['NFG 1 R "" "A"', '1:12: expected "{" before the players, found "A"'],
    ['NFG 1 R "" { }', '1:14: expected at least one player label, found "}"'],
    ['NFG 1 R "" { "A" "A" }', '1:18: expected different player labels, found "A" twice'],
    ['NFG 1 R "" { "A" } { 2 2 } 1', '1:24: expected "}" after the strategies of 1 players, found "2"'],
    ['NFG 1 R "" { "A" "B" } { 2 } 1', '1:28: expected the strategies of player 2, found "}"'],
    ['NFG 1 R "" { "A" } { 0 } 1', '1:22: expected a number of strategies of at least 1 for player 1, found "0"'],
    ['NFG 1 R "" { "A" } { { "x" "x" } } 1 2', '1:28: expected different strategy labels, found "x" twice'],
    ['NFG 1 R "" { "A" } { { } } 1 2', '1:24: expected at least one strategy label, found "}"'],
    [`${NFG}1 2 3`, '2:6: expected a payoff (3 of 12 read), found the end of the text'],
    [`${NFG}1 2 3 4 5 6 7 8 9 10 11`, '2:24: expected a payoff (11 of 12 read), found the end of the text'],
    [`${NFG}1 2 3 4 5 6 7 8 9 10 11 12 13`, '2:28: expected the end of the text, found "13"'],
    [`${NFG}1,,2`, '2:3: expected a payoff (1 of 12 read), found ","'],
    [`${NFG}1 2 x`, '2:5: expected a payoff (2 of 12 read), found "x"'],
    [`${NFG}1 2 NaN`, '2:5: expected a payoff (2 of 12 read), found "NaN"'],
    [`${NFG}1/0`, '2:1: expected a payoff (0 of 12 read), found "1/0"'],
    [`${NFG}1e999`, '2:1: expected a payoff (0 of 12 read), found "1e999"'],
    [`${NFG}1e350 2 3 4 5 6 7 8 9 10 11 12`, '2:1: expected a payoff (0 of 12 read) below 1.8e308, found "1e350"'],
    [`${NFG}${'1'.repeat(5000)}`, `2:1: expected a payoff (0 of 12 read), found "${'1'.repeat(20)}"...`],
    [
      'NFG 1 R "" { "A" } { 2 } { { "" 1 } } 1',
      '1:40: expected an outcome number (1 of 2 read), found the end of the text',
    ],
    [
      'NFG 1 R "" { "A" } { 2 } { { "" 1 } } 1 2',
      '1:41: expected an outcome number in [0, 1] (1 of 2 read), found "2"',
    ],
    ['NFG 1 R "" { "A" } { 2 } { { "" 1 2 } } 1 1', '1:35: expected "}" after the 1 payoffs of outcome 1, found "2"'],
    ['NFG 1 R "" { "A" } { 2 } { { "" } } 1 1', '1:33: expected payoff 1 of 1 of outcome 1, found "}"'],
    ['NFG 1 R "" { "A" } { 2 } { 1 } 1 1', '1:28: expected "{" before an outcome, or "}" after the last, found "1"'],
  ])('refusal %j', (text, message) => {
    expect(messageOf(text)).toBe(`file:${message}`);
  });

  test('a header allocates nothing before its payoffs are there', () => {
    expect(messageOf('NFG 1 R "" { "A" "B" } { 9000 9000 } 1 2')).toMatch(/expected at most 134217728 payoffs/);
    expect(messageOf('NFG 1 R "" { "A" "B" } { 9007199254740991 9007199254740991 } 1')).toMatch(/expected at most/);
    expect(messageOf('NFG 1 R "" { "A" "B" } { 8000 8000 } 1 2')).toBe(
      'file:1:41: expected a payoff (2 of 128000000 read), found the end of the text',
    );
  });
});

describe('readJsonGame', () => {
  test.each([
    ['{"payoffs": []}', '1:1: expected the key "actions", found an object without it'],
    ['{"actions": [], "payoffs": []}', '1:13: expected the actions of at least one player, found an array of length 0'],
    ['{"actions": [[]], "payoffs": []}', '1:14: expected at least one action name, found an array of length 0'],
    ['{"actions": [["a", "a"]], "payoffs": []}', '1:20: expected an action name not used before, found "a"'],
    ['{"actions": [["a", ""]], "payoffs": []}', '1:20: expected an action name that is not empty, found ""'],
    ['{"actions": [["a", 1]], "payoffs": []}', '1:20: expected an action name in double quotes, found 1'],
    [
      '{"players": ["x", "y"], "actions": [["a"]], "payoffs": [[1]]}',
      '1:13: expected 1 player names, one for each list of actions, found an array of length 2',
    ],
    ['{"title": 1, "actions": [["a"]], "payoffs": [[1]]}', '1:11: expected a title in double quotes, found 1'],
    [
      '{"actions": [["a", "b"]],\n "payoffs": [[1]]}',
      '2:13: expected an array of length 2, one item for each action of player 1, found an array of length 1',
    ],
    [
      '{"actions": [["a"]], "payoffs": [[1, 2]]}',
      '1:34: expected an array of 1 payoffs, one for each player, found an array of length 2',
    ],
    [
      '{"actions": [["a"]], "payoffs": [["x"]]}',
      '1:35: expected a payoff: a number or a fraction such as "1/3", found "x"',
    ],
    [
      '{"actions": [["a"]], "payoffs": [[null]]}',
      '1:35: expected a payoff: a number or a fraction such as "1/3", found null',
    ],
    [
      '{"action": [["a"]], "payoffs": [[1]]}',
      '1:2: expected one of the keys "title", "players", "actions", "payoffs", found "action" (did you mean "actions"?)',
    ],
  ])('refusal %j', (text, message) => {
    expect(messageOf(text)).toBe(`file:${message}`);
  });

  test('title and players are optional', () => {
    const game = readGame('{"actions": [["a"], ["b", "c"]], "payoffs": [[[1, 2], ["3/7", 4]]]}');
    expect(game.title).toBe('Untitled game');
    expect(game.players).toEqual(['Player 1', 'Player 2']);
    expect(String(exactPayoff(game, 0, 1))).toBe('3/7');
  });
});

test('the written forms', () => {
  const game = catalogGame('samaritan');
  expect(gameToJson(game)).toBe(`{
  "title": "Samaritan's dilemma",
  "players": ["Helper", "Recipient"],
  "actions": [["H", "N"], ["W", "S"]],
  "payoffs": [
    [[2, -1], [0, 0]],
    [[1, -2], [-1, -3]]
  ]
}
`);
  expect(writeNfg(game)).toBe(`NFG 1 R "Samaritan's dilemma" { "Helper" "Recipient" }

{ { "H" "N" }
  { "W" "S" }
}
""

2 -1
1 -2
0 0
-1 -3
`);
});

test('many players: JSON to 498, .nfg without limit', () => {
  const alone = (players: number) =>
    normalFormGame({
      actions: Array.from({ length: players }, () => ['a']),
      payoffs: Array.from({ length: players }, (_, i) => [i]),
    });
  expect(readGame(gameToJson(alone(498)))).toEqual(alone(498));
  expect(() => gameToJson(alone(499))).toThrow('gameToJson: "game" expected at most 498 players, got 499');
  expect(readGame(writeNfg(alone(2000)))).toEqual(alone(2000));
});
