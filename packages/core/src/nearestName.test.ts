import { didYouMean, nearestName } from '@folkways/core';
import { expect, test } from 'vitest';

test.each([
  ['stag-hnut', 'stag-hunt'],
  ['STAG-HUNT', 'stag-hunt'],
  ['PD', 'pD'],
  ['chcken', 'chicken'],
  ['abc', undefined],
])('%s', (given, nearest) => {
  const names = ['chicken', 'stag-hunt', 'pD'];
  expect(nearestName(given, names)).toBe(nearest);
});

test('nothing is suggested where nothing is near', () => {
  expect(nearestName('xx', [])).toBe(undefined);
  expect(nearestName('X', ['A', 'B'])).toBe(undefined);
  expect(nearestName('', ['chicken', 'A'])).toBe(undefined);
  expect(nearestName('y'.repeat(1e6), ['chicken'])).toBe(undefined);
  expect(didYouMean('hawk-dove', ['chicken', 'stag-hunt'])).toBe('');
  expect(didYouMean(['chicken'], ['chicken'])).toBe('');
  expect(didYouMean('chickn', ['chicken'])).toBe(' (did you mean "chicken"?)');
});
