/**
 * The seed of every property test in a run: fixed in CI, random elsewhere, always printed.
 */
import fc from 'fast-check';

const CI_SEED = 20_260_101;

const given = process.env.FOLKWAYS_SEED;
if (given !== undefined && !/^-?\d+$/.test(given))
  throw new RangeError(`FOLKWAYS_SEED expected an integer, got "${given}"`);
const seed = given !== undefined ? Number(given) : process.env.CI ? CI_SEED : Date.now() % 2 ** 31;
if (!process.env.FOLKWAYS_SEED_PRINTED) {
  process.env.FOLKWAYS_SEED_PRINTED = '1';
  console.log(`property tests: FOLKWAYS_SEED=${seed}`);
}

fc.configureGlobal({ seed });
