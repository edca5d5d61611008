import { anyText, cases, gameArbitrary } from '@folkways/testkit';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import {
  affinePayoffs,
  catalogEntries,
  exactPayoff,
  FormatError,
  gameToJson,
  type NormalFormGame,
  normalFormGame,
  profileCount,
  readGame,
  readJson,
  readJsonGame,
  readNfg,
  writeNfg,
} from '../index.js';

const readers: readonly ((input: string | Uint8Array) => unknown)[] = [
  (input) => readGame(input),
  (input) => readNfg(input),
  (input) => readJsonGame(input),
  (input) => (typeof input === 'string' ? readJson(input, 'input') : undefined),
];

const counts = { texts: 0, refusals: 0 };
afterAll(() => {
  console.log(
    `fuzz: readGame, readNfg, readJsonGame, readJson: ${counts.texts} texts each, ${counts.refusals} refusals`,
  );
});

/** Reads with every reader; anything thrown must be one line of a FormatError with a position. */
function feed(input: string | Uint8Array): void {
  counts.texts++;
  for (const read of readers) {
    try {
      read(input);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      counts.refusals++;
      expect(error.position).toBeDefined();
      expect(error.message).toMatch(/^input:\d+:\d+: .*expected .*$/);
    }
  }
}

const runs = { numRuns: cases(400, 100_000) };
const signs = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\\',
  '/',
  '-',
  '+',
  '.',
  'e',
  '0',
  '1',
  '9',
  ' ',
  '\n',
  '\r',
  'NFG 1 R ',
  'D',
  'a',
  'é',
  '\uD83D',
  'null',
];
const words = [
  '"actions"',
  '"payoffs"',
  '"players"',
  '"title"',
  '{ 2 2 }',
  '{ "A" "B" }',
  '{ { "x" "y" } { "l" "r" } }',
  'NFG 1 R "t" ',
  '1/3',
  '1e308',
  '1e-400',
  '[[1, 2]]',
  '"1/3"',
];
const formatText = fc.array(fc.constantFrom(...signs, ...words), { maxLength: 40 }).map((parts) => parts.join(''));

describe('no input makes a reader throw anything but FormatError', () => {
  test('random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), feed), runs);
  });

  test('random text', () => {
    fc.assert(fc.property(anyText(60), feed), runs);
  });

  test("random text over the formats' alphabets", () => {
    fc.assert(fc.property(formatText, feed), runs);
    fc.assert(
      fc.property(formatText, (text) => feed(`{"actions": [["a", "b"]], "payoffs": ${text}`)),
      runs,
    );
    fc.assert(
      fc.property(formatText, (text) => feed(`NFG 1 R "t" { "A" "B" } ${text}`)),
      runs,
    );
  });

  test('valid files, cut, with one piece replaced', () => {
    const file = fc.tuple(games, fc.boolean()).map(([game, json]) => (json ? gameToJson(game) : writeNfg(game)));
    const edit = fc.tuple(
      file,
      fc.nat(),
      fc.nat({ max: 5 }),
      fc.oneof(fc.constantFrom(...signs, ...words), fc.constant('')),
      fc.boolean(),
    );
    fc.assert(
      fc.property(edit, ([text, at, length, piece, cut]) => {
        const start = at % (text.length + 1);
        const edited = text.slice(0, start) + piece + (cut ? '' : text.slice(start + length));
        feed(edited);
        feed(new TextEncoder().encode(edited));
      }),
      runs,
    );
  });
});

/** Names that need escaping. */
const label = fc.string({
  unit: fc.constantFrom('a', 'b', '"', '\\', ' ', '\n', 'é', '{', '𝒳'),
  minLength: 1,
  maxLength: 6,
});
const literal = fc.oneof(
  fc.integer().map(String),
  fc.tuple(fc.integer(), fc.integer({ min: 1 })).map(([a, b]) => `${a}/${b}`),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.nat({ max: 330 }))
    .map(([digits, e]) => `${digits}e-${e}`),
);
const games: fc.Arbitrary<NormalFormGame> = fc.oneof(
  gameArbitrary({ minPlayers: 1, maxPlayers: 4 }),
  gameArbitrary().map((game) =>
    affinePayoffs(game, { scale: game.players.map(() => '1/7'), shift: game.players.map(() => '0.1') }),
  ),
  fc
    .record({
      title: fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', 'é'), maxLength: 5 }),
      players: fc.uniqueArray(label, { minLength: 2, maxLength: 2 }),
      rows: fc.uniqueArray(label, { minLength: 2, maxLength: 2 }),
      columns: fc.uniqueArray(label, { minLength: 3, maxLength: 3 }),
      payoffs: fc.tuple(...[0, 1].map(() => fc.array(literal, { minLength: 6, maxLength: 6 }))),
    })
    .map(({ title, players, rows, columns, payoffs }) =>
      normalFormGame({ title, players, actions: [rows, columns], payoffs }),
    ),
);

function expectSame(read: NormalFormGame, game: NormalFormGame): void {
  expect([read.title, read.players, read.actions]).toEqual([game.title, game.players, game.actions]);
  for (let i = 0; i < game.players.length; i++) {
    for (let k = 0; k < profileCount(game); k++) {
      expect(String(exactPayoff(read, i, k))).toBe(String(exactPayoff(game, i, k)));
    }
    expect(read.payoffs[i]).toEqual(game.payoffs[i]);
    if (game.rationals !== undefined) expect(read.rationals?.[i]).toEqual(game.rationals[i]);
  }
}

describe('what is written is read back exactly', () => {
  test('arbitrary games', () => {
    fc.assert(
      fc.property(games, (game) => {
        expectSame(readGame(gameToJson(game)), game);
        expectSame(readGame(writeNfg(game)), game);
      }),
      { numRuns: cases(120, 20_000) },
    );
  });

  test.each(catalogEntries.map((entry) => [entry.slug, entry.game] as const))('%s', (_, game) => {
    expectSame(readGame(gameToJson(game)), game);
    expectSame(readGame(writeNfg(game)), game);
    expect(gameToJson(readGame(writeNfg(game)))).toBe(gameToJson(game));
  });

  test('games of floats keep every float', () => {
    const payoffs = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(payoffs, payoffs, (a, b) => {
        const game = normalFormGame({
          actions: [
            ['a', 'b'],
            ['c', 'd'],
          ],
          payoffs: [a, b],
        });
        expectSame(readGame(gameToJson(game)), game);
        expectSame(readGame(writeNfg(game)), game);
      }),
      { numRuns: cases(120, 20_000) },
    );
  });
});
