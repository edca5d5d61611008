import { catalog } from '@folkways/core';
import { loadGlpk } from '@folkways/core/glpk';
import { bench, describe } from 'vitest';
import { metaGame } from '../../model/metaGame.js';
import { individualRationality } from '../rationality/individualRationality.js';
import { sustain } from './sustain.js';

const lp = await loadGlpk();
const meta = metaGame({ game: catalog.heist, shares: [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]] }); // biome-ignore format: a matrix

/** Goal: sustain under 3 s, brackets included. */
describe('the heist', () => {
  bench('minmax brackets', () => {
    individualRationality(meta, { lp });
  });
  bench('sustain', () => {
    sustain(meta, [0, 0, 0], { lp, epsilon: 0.1 });
  });
});
