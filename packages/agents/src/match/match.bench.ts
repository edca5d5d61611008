/**
 * Rounds per second. Each bench plays the number of rounds in its title; divide.
 */
import { catalog, playProfiles, randomStream } from '@folkways/core';
import { bench, describe } from 'vitest';
import { automatonAgent } from '../agent/automatonAgent.js';
import { psBr } from '../agent/psBr.js';
import { runMatches } from '../experiment/runMatches.js';
import { menus } from '../menu/menus.js';
import { playMatch } from './playMatch.js';
import { prescribedPaths } from './prescribedPaths.js';

const slugs = ['battle-of-the-sexes', 'prisoners-dilemma', 'promo', 'samaritan', 'lemons'] as const;

for (const payoffs of ['known', 'sample'] as const) {
  describe(`PS-BR against itself, ${payoffs} payoffs: 200 matches of 180 rounds`, () => {
    for (const slug of slugs) {
      const game = catalog[slug];
      const [first, second] = [0, 1].map((role) =>
        psBr({
          game,
          role,
          menu: menus[slug][role],
          opponentMenu: menus[slug][1 - role],
          prior: { label: prescribedPaths[slug].expects[role], weight: 0.9 },
          payoffs,
          lastRound: 200,
        }),
      );
      const payoffNoise = payoffs === 'known' ? 0 : 'smallest gap';
      bench(`${slug}: 36,000 rounds`, async () => {
        for (let m = 0; m < 200; m++) {
          await playMatch([first, second], { game, rounds: 180, rng: randomStream(1, m), payoffNoise });
        }
      });
    }
  });
}

describe('automata: 200 matches of 5,000 rounds', () => {
  const game = catalog['prisoners-dilemma'];
  const strategy = (role: number, label: string) =>
    menus['prisoners-dilemma'][role].find((entry) => entry.label === label)!.automaton;
  for (const [name, labels] of [
    ['deterministic', ['tft', 'grim_trigger']],
    ['one of two draws', ['tft', 'soft_allc']],
    ['both draw', ['soft_alld', 'soft_allc']],
  ] as const) {
    const agents = { first: labels[0], second: labels[1] };
    const pairings = [['first', 'second']] as const;
    const spec = { game: 'prisoners-dilemma', agents, pairings, rounds: 5000, matches: 200, seed: 1 };
    bench(`${name}, columnar: 1,000,000 rounds`, async () => {
      await runMatches(spec, { from: 0, to: 200 });
    });
    const pair = labels.map((label, role) => strategy(role, label));
    bench(`${name}, core's playProfiles: 1,000,000 rounds`, () => {
      for (let m = 0; m < 200; m++) playProfiles(pair, { game, rounds: 5000, rng: randomStream(1, m) });
    });
    const plain = pair.map((automaton, role) => ({
      ...automatonAgent({ game, role, automaton }),
      automaton: undefined,
    }));
    bench(`${name}, one by one: 100,000 rounds`, async () => {
      for (let m = 0; m < 20; m++)
        await playMatch([plain[0], plain[1]], { game, rounds: 5000, rng: randomStream(1, m) });
    });
  }
});
