import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** One seed for all property tests of a run: fixed in CI, random elsewhere, always printed; FOLKWAYS_SEED repeats a run. */
const CI_SEED = 20_260_101;
const seed = process.env.FOLKWAYS_SEED ?? String(process.env.CI ? CI_SEED : Date.now() % 2 ** 31);
console.log(`property tests use FOLKWAYS_SEED=${seed}`);

/** Tests read the sources of every workspace package, so that one class is one class in all of them. */
export default defineConfig({
  resolve: {
    alias: [
      { find: /^@folkways\/core\/(glpk|highs)$/, replacement: path('packages/core/src/program/$1.ts') },
      // Worker threads start from built files.
      { find: /^@folkways\/agents\/node$/, replacement: path('packages/agents/dist/node/index.js') },
      { find: /^@folkways\/agents\/queue$/, replacement: path('packages/agents/dist/node/queue/index.js') },
      { find: /^folkways$/, replacement: path('packages/cli/src/index.ts') },
      { find: /^@folkways\/(chatserver|testkit)$/, replacement: path('internal/$1/src/index.ts') },
      { find: /^@folkways\/(core|metagame|agents|hazing)$/, replacement: path('packages/$1/src/index.ts') },
    ],
  },
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'benchmarks/third-party/**', '.stryker/**'],
    setupFiles: [path('internal/testkit/src/seed.ts')],
    env: { FOLKWAYS_SEED: seed },
    testTimeout: process.env.FOLKWAYS_SLOW ? 1_800_000 : 60_000,
    // One module graph per worker: half the time of a run is importing the sources otherwise. Tests must leave no state behind.
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    benchmark: { include: ['**/*.bench.ts'], exclude: ['**/node_modules/**', '**/dist/**'] },
  },
});
