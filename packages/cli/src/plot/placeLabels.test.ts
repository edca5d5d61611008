import { expect, test } from 'vitest';
import { placeLabels } from './placeLabels.js';

const PLOT = { width: 300, height: 200 };

test('above, below, or nowhere; inwards at the edges', () => {
  const points = [
    { x: 0, y: 0, name: 'left' },
    { x: 10, y: 10, name: 'right' },
    { x: 5, y: 5, name: 'middle' },
    { x: 5, y: 5.1, name: 'beside it' },
    { x: 5, y: 4.9, name: 'too much' },
  ];
  expect(placeLabels(points, PLOT).map(({ name, textAnchor, dy }) => [name, textAnchor, Math.sign(dy)])).toEqual([
    ['left', 'start', -1],
    ['right', 'end', -1],
    ['middle', 'middle', -1],
    ['beside it', 'middle', 1],
  ]);
});

test('a single point has its label in the middle', () => {
  expect(placeLabels([{ x: 1, y: 1, name: 'a' }], PLOT)).toMatchObject([{ textAnchor: 'middle', dx: 0 }]);
  expect(placeLabels([], PLOT)).toEqual([]);
});
