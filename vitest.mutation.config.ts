import { defineConfig } from 'vitest/config';
import base from './vitest.config.js';

/** The tests of what is mutated, and no others: see scripts/mutate.mjs. */
const include = (process.env.FOLKWAYS_MUTATION_TESTS ?? 'packages/hazing/src/**/*.test.ts').split(' ');

export default defineConfig({ ...base, test: { ...base.test, include } });
