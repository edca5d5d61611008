/**
 * Scenario files are read, or refused in one line that says where.
 */
import { FormatError, gameToJson, symmetricGame } from '@folkways/core';
import { cases, damagedJson, damagedText, outcomesOf } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { metaGame } from '../model/metaGame.js';
import { readScenario } from './readScenario.js';

const game: unknown = JSON.parse(gameToJson(symmetricGame([[0, 1], [2, 3]]))); // biome-ignore format: a matrix
const scenarios: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  { game: 'pd-losses', llms: ['large', 'small'], shares: [[0.9, 0.1], ['9/10', '1/10']] }, // biome-ignore format: a matrix
  { game, shares: [[0.25, 0.25, 0.5], ['1/3', '1/3', '1/3']] }, // biome-ignore format: a matrix
  { game: 'chicken', shares: [['p', '1 - p'], [1, 0]], sweep: { from: '1/2', to: 1 } }, // biome-ignore format: a matrix
  { game: 'chicken', shares: [['2 q / 3', '1 - 2/3 q']], sweep: { parameter: 'q', from: 0, to: 0.5 } },
);
const words = ['pd-losses', 'p', 'q', '1 - p', 'game', 'shares', 'sweep', 0.9, 0.1, '2/3', '3 p', 'p*p'];

function fuzz(name: string, texts: fc.Arbitrary<string>): void {
  const outcomes = outcomesOf(name, [FormatError]);
  fc.assert(
    fc.property(texts, (text) => {
      const scenario = outcomes.run(() => {
        try {
          return readScenario(text);
        } catch (error) {
          if (error instanceof FormatError) expect(error.message).toMatch(/^input:\d+:\d+: .*expected /);
          throw error;
        }
      });
      if (scenario?.kind === 'fixed') {
        const { game: base, exactShares, llms } = scenario.meta;
        expect(metaGame({ game: base, shares: exactShares ?? scenario.meta.shares, llms })).toEqual(scenario.meta);
      }
    }),
    { numRuns: cases(300, 100_000) },
  );
  expect(outcomes.report().read).toBeGreaterThan(0);
}

test('scenarios with a part that is wrong', () => {
  fuzz(
    'readScenario, values',
    damagedJson(scenarios, words).map((value) => JSON.stringify(value)),
  );
});

test('scenarios with a text that is wrong', () => {
  fuzz(
    'readScenario, text',
    damagedText(
      scenarios.map((value) => JSON.stringify(value, undefined, 2)),
      ['"', '{', '}', '[', ']', ',', ':', 'p', '1', '-', '/', '.', 'null', '\n', '\ud83d'],
    ),
  );
});
