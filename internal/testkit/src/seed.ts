/**
 * Seeds every property test of a run with the one seed that `vitest.config.ts` chose and printed.
 */
import fc from 'fast-check';

const given = process.env.FOLKWAYS_SEED;
if (given === undefined || !/^-?\d+$/.test(given)) {
  throw new RangeError(
    `property tests need an integer in FOLKWAYS_SEED, got ${given === undefined ? 'none' : `"${given}"`}`,
  );
}

// A mutant is dead at its first failing case; only people need the smallest one.
fc.configureGlobal({ seed: Number(given), endOnFailure: process.env.FOLKWAYS_MUTATION_TESTS !== undefined });
