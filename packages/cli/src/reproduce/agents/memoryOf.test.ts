/**
 * Bounded memory, against strategies whose memory is known.
 */
import { automatonFromTables, namedStrategy } from '@folkways/core';
import { expect, test } from 'vitest';
import { strategyOf } from './learningGames.js';
import { memoryOf } from './memoryOf.js';

test.each([
  ['allc', 0],
  ['tft', 1],
  ['soft_grim_trigger', 2],
  ['grim_trigger', null],
] as const)('%s remembers %s', (label, memory) => {
  expect(memoryOf(strategyOf('prisoners-dilemma', 0, label))).toBe(memory);
});

test('calendars and triggers remember for ever', () => {
  expect(memoryOf(strategyOf('battle-of-the-sexes', 0, 'alternate_phase1'))).toBeNull();
  expect(memoryOf(strategyOf('promo', 0, 'mad0'))).toBeNull();
  expect(memoryOf(namedStrategy('grudger', { actions: ['C', 'D'] }))).toBeNull();
});

test('states that play alike are no memory', () => {
  const outputs = [
    [1, 0],
    [1, 0],
  ];
  const transitions = [
    [1, 1, 1, 1],
    [0, 0, 0, 0],
  ];
  expect(memoryOf(automatonFromTables({ actions: ['C', 'D'], outputs, transitions }))).toBe(0);
});
