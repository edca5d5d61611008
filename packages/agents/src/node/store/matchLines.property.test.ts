/**
 * Whatever a file of records holds, it is read or refused in one line; what was read is what is written.
 */
import { cases, damagedJson, damagedText, outcomesOf } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkExperiment } from '../../index.js';
import { ExperimentFolderError } from './experimentFolderError.js';
import { blockFromLines, blockToLines } from './matchLines.js';

const signs = ['"', '{', '}', '[', ']', ',', ':', '*', '.', '-', '/', '1', ' ', '\n', '\\', 'null', '\ud83d', 'é'];
const experiment = checkExperiment({
  game: 'promo',
  agents: { a: 'ps-br', mad: 'mad0' },
  pairings: 'self',
  rounds: 3,
  matches: 2,
  seed: 1,
  record: { payoffs: true },
});
const linesOf = (text: string): [Buffer][] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => [Buffer.from(line)]);
const profiles = Uint8Array.of(0, 1, 2, 3, 0, 1, 3, 2, 1, 0, 0, 0);
const payoffs = [Float64Array.from(profiles), Float64Array.from(profiles, (k) => 1 - k)] as const;
const whole = blockToLines(experiment, { from: 0, to: 4, profiles, payoffs });

test('records of experiments', async () => {
  expect(blockFromLines(experiment, linesOf(whole), 'records')).toEqual({ from: 0, to: 4, profiles, payoffs });
  const records: unknown[] = linesOf(whole).map(([line]) => JSON.parse(line.toString('utf8')));
  const damaged = damagedJson(fc.constant(records), ['mad0', 3, 'P', 'R']).map((value) =>
    Array.isArray(value) ? value.map((line) => `${JSON.stringify(line)}\n`).join('') : JSON.stringify(value),
  );
  const outcomes = outcomesOf('blockFromLines', [ExperimentFolderError]);
  fc.assert(
    fc.property(fc.oneof(damaged, damagedText(fc.constant(whole), signs)), (text) => {
      const block = outcomes.run(() => blockFromLines(experiment, linesOf(text), 'records'));
      if (block === undefined) return;
      expect(block.profiles).toHaveLength((block.to - block.from) * 3);
      for (const column of block.payoffs ?? []) expect(column.every(Number.isFinite)).toBe(true);
      const lines = blockToLines(experiment, block);
      expect(blockToLines(experiment, blockFromLines(experiment, linesOf(lines), 'records'))).toBe(lines);
    }),
    { numRuns: cases(300, 100_000) },
  );
  const { read, refused } = outcomes.report();
  expect(Math.min(read, refused)).toBeGreaterThan(0);
});
