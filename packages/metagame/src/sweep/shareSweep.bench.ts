import { catalog } from '@folkways/core';
import { bench, describe } from 'vitest';
import { oneShotEquilibria } from '../equilibrium/oneShotEquilibria.js';
import { metaGame } from '../model/metaGame.js';
import { shareSweep } from './shareSweep.js';

const game = catalog['pd-losses'];

describe("the prisoner's dilemma over the share of the larger LLM (goal: 200 points with all equilibria in 2 s)", () => {
  bench(
    '200 points, each solved exactly',
    () => {
      for (let k = 1; k <= 200; k++) {
        const row = [`${200 + k}/402`, `${202 - k}/402`];
        oneShotEquilibria(metaGame({ game, shares: [row, row] }));
      }
    },
    { iterations: 3, time: 0, warmupIterations: 1, warmupTime: 0 },
  );
  bench('the exact sweep: breakpoints and payoff functions', () => {
    shareSweep({
      game,
      shares: [
        ['p', '1-p'],
        ['p', '1-p'],
      ],
      from: '1/2',
      to: 1,
    });
  });
});
