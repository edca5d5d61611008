/**
 * A long life: many mixed calls of all libraries, valid and invalid, hold on to no memory.
 *
 * The slow suite makes 100,000 calls and prints what was measured.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { agentFromSpec, menus, playMatch } from '@folkways/agents';
import {
  bestResponse,
  catalog,
  criticalDiscount,
  extremeEquilibria,
  gameToJson,
  lemkeHowson,
  minmax,
  namedStrategy,
  type ProgramSolver,
  pureEquilibria,
  type RandomStream,
  randomGame,
  randomStream,
  randomSymmetricGame,
  readGame,
  roundRobin,
  symmetricGame,
  uniformInteger,
  writeNfg,
} from '@folkways/core';
import { loadGlpk } from '@folkways/core/glpk';
import { loadHighs } from '@folkways/core/highs';
import { paperInstance, restartGame, simulatePool, solveHazing } from '@folkways/hazing';
import { deviationGain, metaGame, oneShotEquilibria, sustain, utilities } from '@folkways/metagame';
import { cases } from '@folkways/testkit';
import { expect, test } from 'vitest';
import { runInMemory } from './runInMemory.js';

const CALLS = cases(1_000, 100_000);
/** What compilers and caches may still take in the second half, in bytes. */
const ALLOWANCE = 3e6;

const actions = ['C', 'D'];
const pd = symmetricGame([[3, 0], [5, 1]], { actions }); // biome-ignore format: a matrix
const grudger = namedStrategy('grudger', { actions });
const titForTat = namedStrategy('titForTat', { actions });
const protocol = {
  schedule: [{ profile: [[0, 0], [0, 0]], periods: 1 }], // biome-ignore format: a matrix
  tolerance: 0,
  punishment: { periods: 1, punishers: [[null, [1, 1]], [[1, 1], null]] }, // biome-ignore format: a matrix
  probe: 0.01,
};

type Call = (rng: RandomStream, engines: readonly ProgramSolver[]) => unknown;

const meta = () => metaGame({ game: catalog['pd-losses'], shares: [['9/10', '1/10'], ['9/10', '1/10']] }); // biome-ignore format: a matrix
const context = { game: catalog.promo, slug: 'promo', menus: menus.promo };

/** Rare calls stand once in a list of a hundred or so. */
const RARE: readonly Call[] = [
  (_, [lp]) => sustain(meta(), [-3.6, -0.4], { lp, epsilon: 0.1 }),
  (rng) => simulatePool(catalog['restart-table-1'], ['A'], { agents: 4, rounds: 20, rng }),
  () => runInMemory(['haze', 'restart-table-1', '--json']),
  () => runInMemory(['nash', 'no-such-game']),
  (rng, engines) => solveHazing(paperInstance(rng, { actions: 6, maximum: 20 }), { algorithm: 'ilp', lp: engines[1] }),
];

const OFTEN: readonly Call[] = [
  (rng) => extremeEquilibria(randomGame([3, 3], rng)),
  (rng) => lemkeHowson(randomGame([4, 4], rng)),
  (rng) => pureEquilibria(randomGame([2, 3, 2], rng)),
  (rng) => readGame(writeNfg(randomGame([2, 2], rng))),
  (rng) => readGame(gameToJson(randomGame([2, 2, 2], rng))),
  () => readGame('NFG 1 R "half a ga'),
  () => symmetricGame([[Number.NaN]]),
  (rng, engines) =>
    minmax(randomGame([2, 2, 2], rng), 0, { lp: engines[uniformInteger(rng, 0, 1)], punishers: 'correlated' }),
  () => bestResponse(pd, 0, [titForTat], { discount: 0.9 }),
  () => criticalDiscount(pd, [grudger, titForTat], { kind: 'nash' }),
  () => roundRobin(pd, [grudger, titForTat], { turns: 20, noise: 0.1 }),
  (rng) => solveHazing(paperInstance(rng, { actions: 8, maximum: 300 })),
  (rng) => solveHazing(paperInstance(rng, { actions: 8, maximum: 300 }), { algorithm: 'fptas', epsilon: 0.2 }),
  (rng) => restartGame(randomSymmetricGame({ actions: 3 }, rng)),
  () => oneShotEquilibria(meta()),
  () => utilities(meta(), [[0, 0], [1, 1]]), // biome-ignore format: a matrix
  () => deviationGain(meta(), protocol, { oneMinusDiscount: 0.01 }),
  () => metaGame({ game: catalog.heist, shares: [[1]] }),
  (rng) => {
    const pair = [
      agentFromSpec('ps-br', { ...context, role: 0 }),
      agentFromSpec('mad1', { ...context, role: 1 }),
    ] as const;
    return playMatch(pair, { game: catalog.promo, rounds: 20, rng, recordBeliefs: true });
  },
];

function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

test('memory stays flat over many mixed calls', async () => {
  const engines = [await loadGlpk(), await loadHighs()];
  let refused = 0;
  const marks: number[] = [];
  const began = performance.now();
  for (let call = 0; call < CALLS; call++) {
    const rng = randomStream(1, call);
    const list = uniformInteger(rng, 0, 99) < 2 ? RARE : OFTEN;
    try {
      await list[uniformInteger(rng, 0, list.length - 1)](rng, engines);
    } catch (error) {
      expect((error as Error).message).not.toMatch(/undefined|NaN is not|Cannot read/);
      refused++;
    }
    if ((call + 1) % (CALLS / 10) === 0) marks.push(heapInUse());
  }
  // The least of the second half against the least of the first: a leak lifts both, a cache that fills lifts neither.
  const growth = Math.min(...marks.slice(5)) - Math.min(...marks.slice(1, 5));
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `soak: ${CALLS} calls (${refused} refused as they should be) in ${seconds.toFixed(0)} s; MB in use after each tenth: ${marks.map((bytes) => (bytes / 1e6).toFixed(0)).join(' ')}`,
  );
  expect(refused).toBeGreaterThan(CALLS / 20);
  expect(growth).toBeLessThan(ALLOWANCE);
});
