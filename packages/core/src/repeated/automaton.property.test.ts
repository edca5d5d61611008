/**
 * Automata as data are read, or refused in one line.
 */
import { cases, damagedJson, outcomesOf } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AutomatonError } from '../errors.js';
import { type AutomatonInput, automaton } from './automaton.js';
import { type AutomatonTables, automatonFromTables } from './automatonFromTables.js';
import { automatonToJson } from './automatonToJson.js';

const inputs = fc.constantFrom<AutomatonInput>(
  {
    label: 'grim',
    actions: ['C', 'D'],
    opponents: [['C', 'D']],
    initial: 'nice',
    states: {
      nice: { play: 'C', next: { '*': { C: 'nice', D: 'angry' } } },
      angry: { play: { C: '1/3', D: '2/3' }, next: 'angry' },
    },
  },
  {
    actions: ['a', 'b', 'c'],
    opponents: [['x'], ['y', 'z']],
    initial: 's',
    states: {
      s: { play: { a: 0.5, c: 0.5 }, next: { a: 's', '*': { x: { y: 't', z: 's' } } } },
      t: { play: 'b', next: 's' },
    },
  },
);
const tables = fc.constantFrom<AutomatonTables>(
  {
    label: 'titForTat',
    actions: ['C', 'D'],
    states: ['c', 'd'],
    initial: 0,
    outputs: [[1, 0], ['1/3', '2/3']], // biome-ignore format: a matrix
    transitions: [[[0, 1], [0, 1]], [[0, 1], [0, 1]]], // biome-ignore format: a matrix
  },
  { actions: ['C'], opponents: [['x', 'y']], outputs: [[1]], transitions: [[0, 0]] },
);
const words = ['C', 'D', 'nice', 'angry', 's', 't', 'a', 'next', 'play', '2/3'];

test('automata in readable form', () => {
  const outcomes = outcomesOf('automaton', [AutomatonError, TypeError]);
  fc.assert(
    fc.property(damagedJson(inputs, words), (input) => {
      const read = outcomes.run(() => automaton(input as AutomatonInput));
      if (read === undefined) return;
      expect(automaton(automatonToJson(read))).toEqual(read);
      for (const row of read.outputs) expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
    }),
    { numRuns: cases(500, 100_000) },
  );
  expect(outcomes.report().read).toBeGreaterThan(0);
});

test('automata as tables', () => {
  const outcomes = outcomesOf('automatonFromTables', [AutomatonError, TypeError]);
  fc.assert(
    fc.property(damagedJson(tables, words), (input) => {
      const read = outcomes.run(() => automatonFromTables(input as AutomatonTables));
      if (read !== undefined) expect(automatonFromTables(read)).toEqual(read);
    }),
    { numRuns: cases(500, 100_000) },
  );
  expect(outcomes.report().read).toBeGreaterThan(0);
});
