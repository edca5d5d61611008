/**
 * Minmax values of the heist's meta-game (three independent punishers) and of random three-player games, with both engines.
 */
import { readFileSync } from 'node:fs';
import { bench, describe } from 'vitest';
import { randomGame } from '../game/generators/randomGame.js';
import { normalFormGame } from '../game/normalFormGame.js';
import { loadGlpk } from '../program/glpk.js';
import { loadHighs } from '../program/highs.js';
import { randomStream } from '../random/stream.js';
import { minmax } from './minmax.js';

const engines = [await loadGlpk(), await loadHighs()];
const fixture = new URL('./fixtures/minmax.golden.json', import.meta.url);
const { games }: { games: { name: string; sizes: number[]; payoffs: number[][] }[] } = JSON.parse(
  readFileSync(fixture, 'utf8'),
);
const { sizes, payoffs } = games.find(({ name }) => name === 'heist')!;
const heist = normalFormGame({
  title: 'heist',
  actions: sizes.map((size) => Array.from({ length: size }, (_, a) => String(a))),
  payoffs,
});

for (const [title, game] of [
  [`the heist's meta-game, ${sizes.join(' x ')}`, heist],
  ['a random game 3 x 3 x 3', randomGame([3, 3, 3], randomStream(1, 0))],
  ['a random game 2 x 2 x 2 x 2', randomGame([2, 2, 2, 2], randomStream(1, 1))],
] as const) {
  describe(title, () => {
    for (const lp of engines) {
      for (const punishers of ['independent', 'correlated'] as const) {
        bench(`${punishers}, ${lp.name}`, () => {
          minmax(game, 0, { lp, punishers });
        });
      }
    }
  });
}
