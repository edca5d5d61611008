/**
 * Whatever a file or an option holds, the command line's own readers read it, or refuse it in one line.
 */
import { catalog, FormatError } from '@folkways/core';
import { cases, damagedJson, damagedText } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseHistory } from './agents/parseHistory.js';
import { readExperimentSpec } from './agents/readExperimentSpec.js';
import { exitOf } from './exitOf.js';
import { parseSequence } from './haze/parseSequence.js';
import { readInstance } from './haze/readInstance.js';
import { InputError } from './inputError.js';
import type { Io } from './io.js';
import { parseNames, parseShares } from './metagame/parseShares.js';

const numRuns = cases(300, 100_000);
const signs = ['"', '{', '}', '[', ']', ',', ':', '*', '.', '-', '/', '1', ' ', '\n', '\\', 'null', '\ud83d', 'é'];

/** A command line that reads this on standard input. */
const io = (text: string): Io => ({
  stdin: (async function* () {
    yield new TextEncoder().encode(text);
  })(),
  stdout: { write: async () => {} },
  stderr: { write: async () => {} },
  environment: {},
});

/** Documents as text, most with a wrong part, some with a wrong text. */
const texts = (documents: readonly unknown[], words: readonly unknown[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: damagedJson(fc.constantFrom(...documents), words).map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: damagedText(fc.constantFrom(...documents.map((value) => JSON.stringify(value))), signs) },
  );

async function fuzz(
  name: string,
  inputs: fc.Arbitrary<string>,
  read: (text: string) => Promise<unknown>,
): Promise<void> {
  const counts = { read: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(inputs, async (text) => {
      const refusal = await read(text).then(
        () => undefined,
        (error: unknown) => error as Error,
      );
      counts[refusal === undefined ? 'read' : 'refused']++;
      if (refusal === undefined) return;
      if (!(refusal instanceof FormatError || refusal instanceof InputError)) throw refusal;
      // What the command line says of it.
      const { code, line } = exitOf(refusal);
      expect(code).toBe(2);
      expect(line).not.toMatch(/[\n\r]|\[object|undefined|Cannot read|is not (a function|iterable)/);
      if (refusal instanceof FormatError) {
        expect(refusal.position).toBeDefined();
        expect(line).toMatch(/^<stdin>:\d+:\d+: ./);
      }
    }),
    { numRuns },
  );
  console.log(`fuzz: ${name}: ${counts.read + counts.refused} cases: read ${counts.read}, refused ${counts.refused}`);
  expect(Math.min(counts.read, counts.refused)).toBeGreaterThan(0);
}

const copycat = {
  label: 'copycat',
  initial: 'Hare',
  states: {
    Stag: { play: 'Stag', next: { '*': { Stag: 'Stag', Hare: 'Hare' } } },
    Hare: { play: { Hare: '1/2', Stag: 0.5 }, next: { '*': { Stag: 'Stag', Hare: 'Hare' } } },
  },
};
const spec = {
  game: { actions: [['Stag', 'Hare'], ['Stag', 'Hare']], payoffs: [[[4, 4], [0, 3]], [[3, 0], [2, 2]]] }, // biome-ignore format: matrices
  menus: [[copycat], [copycat]],
  agents: {
    copycat: 'copycat',
    learner: { kind: 'ps-br', prior: 'uniform' },
    mine: { kind: 'automaton', automaton: copycat },
  },
  pairings: [['learner', 'copycat']],
  rounds: 2,
  matches: 3,
  seed: 3,
  record: { payoffs: true, beliefs: true },
};
const promo = {
  game: 'promo',
  agents: { a: 'mad0', b: { kind: 'ps-br', prior: { label: 'prescribed', weight: 0.9 } } },
  pairings: 'all',
  rounds: 3,
  matches: 2,
  seed: 1,
  payoffNoise: 0.5,
};
const specWords = [
  'ps-br',
  'copycat',
  'scot',
  'generated',
  'self',
  'promo',
  'chicken',
  'prior',
  'kind',
  'Stag',
  'a\nb',
  3,
];

test('specs of experiments', async () => {
  await fuzz('readExperimentSpec', texts([spec, promo], specWords), (text) => readExperimentSpec('-', io(text)));
});

test('instances of hazing', async () => {
  const instance = { goal: 'C', goalThreshold: 6, scale: 2, actions: [{ name: 'A', cost: 4, threshold: -4 }, { name: 'B', cost: 3, threshold: 3 }] }; // biome-ignore format: data
  await fuzz('readInstance', texts([instance], ['A', 'C', 'a\nb', 4]), (text) => readInstance('-', io(text)));
});

test('histories', async () => {
  const given = fc.constantFrom('J,F J,J F,F', '[["J","F"],["F","F"]]', 'J,J', '');
  await fuzz('parseHistory', damagedText(given, [...signs, 'J', 'F', 'J,F ']), async (text) => {
    for (const row of parseHistory(text, catalog['prisoners-dilemma'])) expect(row.join()).toMatch(/^[JF],[JF]$/);
  });
});

test('hazing sequences', async () => {
  const instance = {
    goal: 'C',
    goalThreshold: 6,
    actions: ['A', 'B', 'a, b', 'A*3', '"'].map((name) => ({ name, cost: 1, threshold: -1 })),
  };
  const given = fc.constantFrom('A,B', 'A*3,B,C', '"a, b"*2,C', '"""",A', '');
  await fuzz('parseSequence', damagedText(given, [...signs, 'A', 'B', 'C', '""']), async (text) => {
    for (const { action, repeat } of parseSequence(text, instance)) {
      expect(instance.actions.some(({ name }) => name === action)).toBe(true);
      expect(Number.isSafeInteger(repeat) && repeat >= 1).toBe(true);
    }
  });
});

test('shares and names are split, whatever they are', () => {
  fc.assert(
    fc.property(damagedText(fc.constantFrom('0.9:0.1,2/3:1/3', 'p:1-p', 'large,small'), signs), (text) => {
      const rows = parseShares(text, 3);
      expect(rows.length === 3 || rows.length === text.split(',').length).toBe(true);
      expect(parseNames(text)).toHaveLength(text.split(',').length);
    }),
    { numRuns },
  );
});
