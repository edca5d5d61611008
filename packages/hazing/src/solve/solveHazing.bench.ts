/**
 * Issue of speed: `residue` against the plain typed-array `dp`, and against itself as the goal threshold grows.
 * Run with: npx vitest bench --run packages/hazing/src/solve/solveHazing.bench.ts
 */
import { randomStream, uniformInteger } from '@folkways/core';
import { bench, describe } from 'vitest';
import type { HazingInstance } from '../instance/hazingInstance.js';
import { type HazingAlgorithm, solveHazing } from './solveHazing.js';

/** n actions, costs uniform on 1..maxCost, half the thresholds -1 and half uniform on 0..thresholds-1. */
function instanceOf(seed: number, n: number, maxCost: number, thresholds: number, T: number): HazingInstance {
  const rng = randomStream(seed, n);
  const actions = Array.from({ length: n }, (_, i) => ({
    name: `a${i}`,
    cost: uniformInteger(rng, 1, maxCost),
    threshold: i < n / 2 ? -1 : uniformInteger(rng, 0, thresholds - 1),
  }));
  return { goalThreshold: T, actions };
}

function seconds(instance: HazingInstance, algorithm: HazingAlgorithm, repeats: number): number {
  const start = performance.now();
  for (let k = 0; k < repeats; k++) solveHazing(instance, { algorithm });
  return (performance.now() - start) / 1000 / repeats;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9];

for (let warm = 0; warm < 30; warm++) seconds(instanceOf(100 + warm, 100, 1e5, 3e4, 3e4), 'residue', 1);
seconds(instanceOf(100, 100, 1e5, 3e4, 3e4), 'dp', 1);

const ratios = seeds.map((seed) => {
  const instance = instanceOf(seed, 100, 1e5, 3e5, 3e5);
  return seconds(instance, 'dp', 2) / seconds(instance, 'residue', 20);
});
console.log(`dp / residue, n = 100, costs to 1e5, T = 3e5: median of 9 seeds ${median(ratios).toFixed(0)} times`);

const growth = seeds.map((seed) => {
  const at = (T: number) => seconds(instanceOf(seed, 100, 1e5, 3e5, T), 'residue', 50);
  return at(1e12) / at(1e6);
});
console.log(`residue at T = 1e12 / at T = 1e6, same actions: median of 9 seeds ${median(growth).toFixed(2)}`);

const large = seeds.map((seed) => seconds(instanceOf(seed, 200, 1e6, 1e12, 1e12), 'residue', 1));
console.log(
  `residue, n = 200, costs to 1e6, T = 1e12: slowest of 9 seeds ${(Math.max(...large) * 1000).toFixed(1)} ms`,
);
console.log(`resident set: ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB, tests' own machinery included`);

describe('n = 100, costs to 1e5, T = 3e5', () => {
  const instance = instanceOf(1, 100, 1e5, 3e5, 3e5);
  bench('residue', () => void solveHazing(instance, { algorithm: 'residue' }));
  bench('dp', () => void solveHazing(instance, { algorithm: 'dp' }));
});
