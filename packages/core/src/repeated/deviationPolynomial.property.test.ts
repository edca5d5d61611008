import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fraction } from '../rational/index.js';
import { deviationPolynomial } from './deviationPolynomial.js';
import { exactValues } from './exactValues.js';
import { type Polynomial, signAt } from './polynomial.js';

const at = (p: Polynomial, d: Fraction): Fraction =>
  p.reduceRight((sum, c) => sum.multiply(d).add(Fraction.of(c)), Fraction.ZERO);

/** Chains of up to four states; half of them without randomness, so that denominators differ. */
const chain = fc.integer({ min: 1, max: 4 }).chain((n) => {
  const state = fc.nat({ max: n - 1 });
  const sure = state.map((target) => [{ target, probability: Fraction.ONE }]);
  const split = fc
    .tuple(fc.uniqueArray(state, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 3 }))
    .map(([targets, first]) =>
      targets.map((target, k) => ({
        target,
        probability: Fraction.of(k === 0 ? first : 1, first + targets.length - 1),
      })),
    );
  return fc.record({
    rows: fc.oneof(fc.array(sure, { minLength: n, maxLength: n }), fc.array(split, { minLength: n, maxLength: n })),
    rewards: fc.array(fc.bigInt({ min: -4n, max: 4n }), { minLength: n, maxLength: n }),
    s: state,
    reward: fc.bigInt({ min: -6n, max: 6n }),
    arcs: fc.oneof(sure, split),
    d: fc.integer({ min: 1, max: 12 }).map((k) => Fraction.of(k, 13)),
  });
});

test('has the sign of the gain from one deviation, computed in fractions', () => {
  fc.assert(
    fc.property(chain, ({ rows, rewards, s, reward, arcs, d }) => {
      const values = exactValues(rows, rewards, () => {});
      const value = (state: number): Fraction =>
        at(values.numerators[state], d).divide(at(values.denominators[state], d));
      // What values are: reward now, and the expected value of the next state, discounted.
      rows.forEach((row, state) => {
        const next = row.reduce((sum, { target, probability }) => sum.add(value(target).multiply(probability)), Fraction.ZERO); // biome-ignore format: one line
        expect(String(value(state))).toBe(String(Fraction.of(rewards[state]).add(next.multiply(d))));
      });
      const after = arcs.reduce((sum, { target, probability }) => sum.add(value(target).multiply(probability)), Fraction.ZERO); // biome-ignore format: one line
      const gain = Fraction.of(reward).add(after.multiply(d)).subtract(value(s));
      expect(signAt(deviationPolynomial(values, s, reward, arcs), d.numerator, d.denominator)).toBe(
        gain.compare(Fraction.ZERO),
      );
    }),
    { numRuns: cases(300, 20_000) },
  );
});
