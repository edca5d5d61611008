/**
 * All algorithms on the restart paper's generator, as ratios within one run, sums of times over seeds.
 * Run with: npx vitest bench --run packages/hazing/src/solve/algorithms.bench.ts
 */
import { type ProgramSolver, randomStream, uniformInteger } from '@folkways/core';
import { loadGlpk } from '@folkways/core/glpk';
import { loadHighs } from '@folkways/core/highs';
import { bench, describe } from 'vitest';
import { paperInstance } from '../experiment/paperInstance.js';
import type { HazingInstance } from '../instance/hazingInstance.js';
import { type HazingAlgorithm, type SolveHazingOptions, solveHazing } from './solveHazing.js';

/** Seconds for one solve: the least of some repetitions when it is short. */
function seconds(instance: HazingInstance, options: SolveHazingOptions): number {
  let least = Infinity;
  let spent = 0;
  for (let k = 0; k < 20 && spent < 0.02; k++) {
    const start = performance.now();
    solveHazing(instance, options);
    const time = (performance.now() - start) / 1000;
    least = Math.min(least, time);
    spent += time;
  }
  return least;
}

const sum = (instances: readonly HazingInstance[], options: SolveHazingOptions): number =>
  instances.reduce((total, instance) => total + seconds(instance, options), 0);
const drawn = (seeds: number, actions: number, maximum: number): HazingInstance[] =>
  Array.from({ length: seeds }, (_, seed) => paperInstance(randomStream(seed, actions), { actions, maximum }));
const ms = (time: number): string => `${(1000 * time).toFixed(3)} ms`;

for (let warm = 0; warm < 200; warm++) {
  for (const algorithm of ['auto', 'residue', 'bits', 'list', 'dp', 'dp-ring', 'fptas'] as const) {
    solveHazing(paperInstance(randomStream(warm, 7), { actions: 20, maximum: 3000 }), { algorithm });
  }
}

const paper = drawn(50, 100, 1e6);
const times = {
  auto: sum(paper, {}),
  residue: sum(paper, { algorithm: 'residue' }),
  dp: sum(paper, { algorithm: 'dp' }),
  ring: sum(paper, { algorithm: 'dp-ring' }),
  fptas: sum(paper, { algorithm: 'fptas', epsilon: 0.1 }),
};
console.log(
  `n = 100, MPD = 1e6, 50 seeds: auto ${ms(times.auto)}; dp is ${(times.dp / times.auto).toFixed(0)} times as long (residue ${(times.residue / times.auto).toFixed(2)}, dp-ring / dp ${(times.ring / times.dp).toFixed(2)}, dp / fptas 0.1 ${(times.dp / times.fptas).toFixed(0)})`,
);

const engines: ProgramSolver[] = [await loadGlpk(), await loadHighs()];
for (const lp of engines) {
  const few = paper.slice(0, 4);
  const time = few.reduce((total, instance) => {
    const start = performance.now();
    solveHazing(instance, { algorithm: 'ilp', lp, timeLimit: 10 });
    return total + (performance.now() - start) / 1000;
  }, 0);
  console.log(
    `the same, first 4 seeds, stopped at 10 s each: ${lp.name} takes ${(time / sum(few, {})).toFixed(0)} times as long as auto`,
  );
}

/** The hard kind: sums matter, T is large against the costs. */
function hard(seed: number, n: number, maxCost: number, T: number): HazingInstance {
  const rng = randomStream(seed, n);
  const actions = Array.from({ length: n }, (_, i) => ({
    name: `a${i}`,
    cost: uniformInteger(rng, Math.ceil(maxCost / 50), maxCost),
    threshold: i < n / 2 ? -1 : uniformInteger(rng, 0, T - 1),
  }));
  return { goalThreshold: T, actions };
}

const nine = (make: (seed: number) => HazingInstance): HazingInstance[] => [1, 2, 3, 4, 5, 6, 7, 8, 9].map(make);
const million = nine((seed) => hard(seed, 100, 1e4, 1e6));
const dpPerLevel = sum(million.slice(0, 3), { algorithm: 'dp' }) / 3e6;
console.log(
  `T = 1e9, n = 100, costs to 1e4: dp, extrapolated from T = 1e6, takes ${(
    (9e9 * dpPerLevel) /
      sum(
        nine((seed) => hard(seed, 100, 1e4, 1e9)),
        {},
      )
  ).toExponential(1)} times as long as auto`,
);
console.log(
  `dp-ring / dp at T = 1e6, n = 100, costs to 1e4: ${(sum(million.slice(0, 3), { algorithm: 'dp-ring' }) / (3e6 * dpPerLevel)).toFixed(2)}`,
);

for (const T of [2e7, 1e9, 1e12]) {
  const few = nine((seed) => {
    const rng = randomStream(seed, 5);
    const costs = [1e7, ...Array.from({ length: 4 }, () => uniformInteger(rng, 1e7, 9e7))];
    const actions = costs.map((cost, i) => ({
      name: `${i}`,
      cost,
      threshold: i < 3 ? -1 : uniformInteger(rng, 0, T - 1),
    }));
    return { goalThreshold: T, actions };
  });
  const slowest = Math.max(...few.map((instance) => seconds(instance, { algorithm: 'auto' })));
  console.log(
    `n = 5, c0 = 1e7, T = ${T}: slowest of 9 ${ms(slowest)}, resident set ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB`,
  );
}

const exact: readonly HazingAlgorithm[] = ['residue', 'bits', 'list', 'dp-ring'];
for (const [kind, make] of [
  [
    'paper',
    (n: number, size: number, seed: number) => paperInstance(randomStream(seed, n), { actions: n, maximum: size }),
  ],
  ['T = 3 max c', (n: number, size: number, seed: number) => hard(seed, n, Math.ceil(size / 3), size)],
  ['T = 300 max c', (n: number, size: number, seed: number) => hard(seed, n, Math.ceil(size / 300), size)],
] as const) {
  for (const n of [10, 100, 1000]) {
    for (const size of [1e3, 1e4, 1e5, 1e6, 1e7]) {
      const instances = Array.from({ length: 10 }, (_, seed) => make(n, size, seed));
      const time = sum(instances, {});
      const rivals = exact
        .filter((algorithm) => algorithm !== 'dp-ring' || n * size <= 1e7)
        .map((algorithm) => {
          try {
            // A rival beyond ten times auto's time is no rival.
            const limit = { algorithm, timeLimit: 0.02 + time };
            return { algorithm, time: instances.reduce((total, instance) => total + seconds(instance, limit), 0) };
          } catch {
            return { algorithm, time: Infinity };
          }
        });
      const best = rivals.reduce((a, b) => (b.time < a.time ? b : a));
      const ratio = time / best.time;
      if (time > 0.01) {
        console.log(
          `${kind}, n = ${n}, size ${size}: auto ${ms(time / 10)} = ${ratio.toFixed(2)} of ${best.algorithm}`,
        );
      }
    }
  }
}

describe('n = 100, MPD = 1e6', () => {
  for (const algorithm of ['auto', 'dp'] as const) {
    bench(algorithm, () => void paper.slice(0, 5).map((instance) => solveHazing(instance, { algorithm })), {
      time: 200,
    });
  }
});
