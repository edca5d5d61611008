/** One equilibrium of large random games; the exact path on a small one as the slower form. */
import { bimatrixGame, lemkeHowson, type NormalFormGame, randomStream, uniformInteger } from '@folkways/core';
import { bench, describe } from 'vitest';

function randomGame(n: number): NormalFormGame {
  const rng = randomStream(n, 0);
  const matrix = (): number[][] =>
    Array.from({ length: n }, () => Array.from({ length: n }, () => uniformInteger(rng, 0, 99)));
  return bimatrixGame(matrix(), matrix());
}

const [small, medium, large] = [20, 50, 200].map(randomGame);

describe('lemkeHowson, verified in integers', () => {
  bench('20 x 20, in integers throughout', () => {
    lemkeHowson(small);
  });
  bench('50 x 50, in doubles first', () => {
    lemkeHowson(medium);
  });
  bench('200 x 200, in doubles first', () => {
    lemkeHowson(large);
  });
});
