/**
 * Root isolation against polynomials built from known roots.
 */
import { cases } from '@folkways/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fraction } from '../rational/index.js';
import { type AlgebraicNumber, rootsInUnitInterval, simplestBetween } from './algebraicNumber.js';
import { ALL_DISCOUNTS, componentAt, intersection, nonpositiveSet, union } from './discountSet.js';
import {
  add,
  derivative,
  gcd,
  multiply,
  type Polynomial,
  polynomialText,
  primitive,
  quotient,
  scale,
  signAt,
} from './polynomial.js';

const fractions = fc
  .tuple(fc.integer({ min: -12, max: 24 }), fc.integer({ min: 1, max: 12 }))
  .map(([n, d]) => Fraction.of(n, d));
const factor = (root: Fraction): Polynomial => [-root.numerator, root.denominator];
const fromRoots = (roots: readonly Fraction[]): Polynomial => roots.map(factor).reduce(multiply, [1n]);
const inside = (roots: readonly Fraction[]): string[] => {
  const kept = roots.filter((r) => r.compare(Fraction.ZERO) > 0 && r.compare(Fraction.ONE) < 0);
  return [...new Map(kept.sort((a, b) => a.compare(b)).map((r) => [String(r), r])).keys()];
};
/** Without real roots: x^2 + b x + c with b^2 < 4c. */
const rootless = fc
  .tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 7, max: 20 }))
  .map(([b, c]): Polynomial => [BigInt(c), BigInt(b), 1n]);

describe('roots in (0, 1)', () => {
  it('are all rational roots, each once, multiple ones and dyadic ones included', () => {
    fc.assert(
      fc.property(fc.array(fractions, { maxLength: 7 }), rootless, fc.constantFrom(1n, -3n), (roots, extra, sign) => {
        const p = scale(multiply(fromRoots(roots), extra), sign);
        expect(rootsInUnitInterval(p).map(String)).toEqual(inside(roots));
      }),
      { numRuns: cases(300, 20_000) },
    );
  });

  it('of any integer polynomial are where its sign changes, refined to the last bits', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -20n, max: 20n }), { minLength: 2, maxLength: 9 }), (coefficients) => {
        while (coefficients.length > 0 && coefficients[coefficients.length - 1] === 0n) coefficients.pop();
        const roots = rootsInUnitInterval(coefficients);
        const numbers = roots.map((root) => root.toNumber());
        const value = (x: number): number => coefficients.reduceRight((sum, c) => sum * x + Number(c), 0);
        for (const x of numbers) {
          expect(x).toBeGreaterThan(0);
          expect(x).toBeLessThan(1);
          expect(Math.abs(value(x))).toBeLessThan(1e-12);
        }
        // Between two neighbours on a fine grid a change of sign means a root.
        for (let i = 0; i < 500; i++) {
          const [a, b] = [BigInt(2 * i + 1), BigInt(2 * i + 3)];
          if (i === 499) continue;
          const product = signAt(coefficients, a, 1001n) * signAt(coefficients, b, 1001n);
          if (product < 0) expect(numbers.some((x) => x > Number(a) / 1001 && x < Number(b) / 1001)).toBe(true);
        }
      }),
      { numRuns: cases(100, 5000) },
    );
  });

  it('compare exactly, equal ones of different polynomials included', () => {
    const surd: Polynomial = [-1n, 6n, 1n]; // sqrt(10) - 3
    const [a] = rootsInUnitInterval(surd);
    const b = rootsInUnitInterval(multiply(surd, [-1n, 7n])).find((root) => root.rational() === undefined)!;
    expect(a.compare(b)).toBe(0);
    const close = rootsInUnitInterval(add(scale(surd, 10n ** 30n), [1n]))[0];
    expect(a.compare(close)).toBeGreaterThan(0);
    expect(close.compare(a)).toBeLessThan(0);
    fc.assert(
      fc.property(fractions, fractions, rootless, (x, y, extra) => {
        const [p] = rootsInUnitInterval(factor(x));
        const [q] = rootsInUnitInterval(multiply(factor(y), extra));
        if (p !== undefined && q !== undefined) expect(Math.sign(p.compare(q))).toBe(x.compare(y));
      }),
      { numRuns: cases(300, 5000) },
    );
  });
});

describe('adversarial roots', () => {
  /** Two fractions about 1/3 that are 2^-bits apart: only brackets as narrow as that separate them. */
  const near = (bits: bigint): readonly [Fraction, Fraction] => {
    const third = (1n << bits) / 3n;
    return [Fraction.of(third, (1n << bits) + 1n), Fraction.of(third + 1n, (1n << bits) + 1n)];
  };

  it('compare, at whatever state of refinement: dyadic, rational and irrational ones', () => {
    const rational = fc.tuple(fc.integer({ min: 1, max: 15 }), fc.constantFrom(2, 3, 4, 5, 8, 16)).filter(([n, d]) => n < d); // biome-ignore format: one line
    // sqrt(n) / d, the root of d^2 x^2 - n; and n / d.
    const number = fc.tuple(rational, fc.boolean(), fc.nat({ max: 6 })).map(([[n, d], isRoot, refined]) => {
      const p: Polynomial = isRoot ? [-BigInt(n), 0n, BigInt(d * d)] : [-BigInt(n), BigInt(d)];
      const [root] = rootsInUnitInterval(p);
      for (let k = 0; k < refined; k++) root.refine();
      return { root, square: isRoot ? Fraction.of(n, d * d) : Fraction.of(n * n, d * d) };
    });
    fc.assert(
      fc.property(number, number, (x, y) => {
        expect(Math.sign(x.root.compare(y.root))).toBe(x.square.compare(y.square));
        expect(Math.sign(y.root.compare(x.root))).toBe(y.square.compare(x.square));
      }),
      { numRuns: cases(300, 20_000) },
    );
  });

  it('that are near each other are apart, also where their polynomials share another root', () => {
    for (const bits of [30n, 60n, 90n]) {
      const [low, high] = near(bits);
      for (const other of [Fraction.of(1, 4), Fraction.of(2, 3), Fraction.of(5, 4)]) {
        const p = rootsInUnitInterval(fromRoots([low, other]));
        const q = rootsInUnitInterval(fromRoots([high, other]));
        const at = Number(other.compare(low) < 0);
        expect(p[at].compare(q[at])).toBeLessThan(0);
        expect(q[at].compare(p[at])).toBeGreaterThan(0);
        expect(p).toHaveLength(other.compare(Fraction.ONE) < 0 ? 2 : 1);
        if (p.length === 2) expect(p[1 - at].compare(q[1 - at])).toBe(0);
      }
      expect(rootsInUnitInterval(factor(low)).map(String)).toEqual([String(low)]);
      const both = rootsInUnitInterval(fromRoots([low, high, low]));
      expect(both.map(({ polynomial }) => polynomial.length)).toEqual([3, 3]);
      expect(both[0].compare(both[1])).toBeLessThan(0);
    }
  });

  it('are found where the leading coefficient, or all but one, vanishes modulo the prime', () => {
    const prime = 67_108_859n;
    const twice = multiply([-1n, prime], [-1n, prime]);
    expect(rootsInUnitInterval(twice).map(String)).toEqual([`1/${prime}`]);
    expect(rootsInUnitInterval(multiply(twice, [-1n, 2n])).map(String)).toEqual([`1/${prime}`, '1/2']);
    expect(rootsInUnitInterval(scale([-1n, 3n], prime)).map(String)).toEqual(['1/3']);
    expect(rootsInUnitInterval(multiply([1n, -4n, 4n], [-prime, prime + 1n])).map(String)).toEqual([
      '1/2',
      `${prime}/${prime + 1n}`,
    ]);
  });

  it('are written without the roots of unity that periods leave behind, the leading coefficient positive', () => {
    const surd: Polynomial = [-1n, 6n, 1n];
    for (const period of [1, 2, 3, 4, 6]) {
      const cycle: Polynomial = [1n, ...new Array<bigint>(period - 1).fill(0n), -1n];
      for (const p of [
        multiply(surd, cycle),
        multiply(scale(surd, -1n), cycle),
        multiply(surd, multiply(cycle, [1n, 1n])),
      ]) {
        expect(rootsInUnitInterval(p).map(String)).toEqual(['root of d^2 + 6 d - 1']);
      }
    }
    expect(rootsInUnitInterval([])).toEqual([]);
    expect(rootsInUnitInterval([0n, 0n, 5n])).toEqual([]);
    expect(rootsInUnitInterval([-1n, 1n])).toEqual([]);
  });
});

describe('sets of discount factors', () => {
  const point = fc.tuple(fc.nat({ max: 6 }), fc.constant(6)).map(([n, d]) => Fraction.of(n, d));
  const numberAt = (x: Fraction): AlgebraicNumber =>
    x.equals(Fraction.ZERO) || x.equals(Fraction.ONE)
      ? ALL_DISCOUNTS[0][x.equals(Fraction.ZERO) ? 'from' : 'to']
      : rootsInUnitInterval(factor(x))[0];
  const range = fc.tuple(point, point).map(([x, y]) => (x.compare(y) <= 0 ? { from: x, to: y } : { from: y, to: x }));
  const asSet = (ranges: readonly { from: Fraction; to: Fraction }[]) =>
    ranges.map(({ from, to }) => ({ from: numberAt(from), to: numberAt(to) }));
  const grid = Array.from({ length: 23 }, (_, k) => Fraction.of(k + 1, 24));

  it('unite and intersect as their points do', () => {
    const holds = (ranges: readonly { from: Fraction; to: Fraction }[], x: Fraction): boolean =>
      ranges.some(({ from, to }) => from.compare(x) <= 0 && x.compare(to) <= 0);
    const some = fc.array(range, { maxLength: 4 });
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [x, y] = [union(asSet(a)), union(asSet(b))];
        const both = intersection(x, y);
        for (const at of grid) {
          expect(componentAt(x, at) !== undefined).toBe(holds(a, at));
          expect(componentAt(both, at) !== undefined).toBe(holds(a, at) && holds(b, at));
        }
        for (const set of [x, y]) {
          for (let i = 1; i < set.length; i++) expect(set[i - 1].to.compare(set[i].from)).toBeLessThan(0);
        }
        for (const at of grid) {
          const { from, to } = componentAt(x, at) ?? {};
          if (from === undefined || to === undefined) continue;
          expect(from.low.compare(at) <= 0 && at.compare(to.high) <= 0).toBe(true);
        }
      }),
      { numRuns: cases(100, 3000) },
    );
  });

  const show = (ends: readonly { from: AlgebraicNumber; to: AlgebraicNumber }[]): string[] =>
    ends.map(({ from, to }) => `${from}..${to}`);
  it('are where a polynomial is not positive', () => {
    expect(show(nonpositiveSet(fromRoots([Fraction.of(1, 3), Fraction.of(2, 3)])))).toEqual(['1/3..2/3']);
    expect(show(nonpositiveSet(scale(fromRoots([Fraction.of(1, 3), Fraction.of(2, 3)]), -1n)))).toEqual([
      '0..1/3',
      '2/3..1',
    ]);
    const square = fromRoots([Fraction.of(1, 2), Fraction.of(1, 2)]);
    expect(show(nonpositiveSet(square))).toEqual(['1/2..1/2']);
    expect(show(nonpositiveSet(scale(square, -1n)))).toEqual(['0..1']);
    expect(show(nonpositiveSet([]))).toEqual(['0..1']);
    expect(show(nonpositiveSet([1n]))).toEqual([]);
  });
  it('intersect and unite, touching ends included', () => {
    const below = nonpositiveSet([-1n, 2n]);
    const above = nonpositiveSet([2n, -4n]);
    expect(show(intersection(below, above))).toEqual(['1/2..1/2']);
    expect(show(union([...below, ...above]))).toEqual(['0..1']);
  });
});

describe('polynomials', () => {
  it('divide what they multiply', () => {
    fc.assert(
      fc.property(
        fc.array(fractions, { minLength: 1, maxLength: 4 }),
        fc.array(fractions, { minLength: 1, maxLength: 4 }),
        (x, y) => {
          const [p, q] = [fromRoots(x), fromRoots(y)];
          const back = quotient(multiply(p, q), q);
          const ratio =
            back.length === p.length && back.every((c, k) => c * p[p.length - 1] === p[k] * back[p.length - 1]);
          expect(ratio).toBe(true);
          expect(gcd(multiply(p, q), q).length).toBe(q.length);
        },
      ),
      { numRuns: cases(100, 2000) },
    );
    expect(derivative([5n, 3n, 2n])).toEqual([3n, 4n]);
    expect(polynomialText([-1n, 6n, 1n])).toBe('d^2 + 6 d - 1');
    expect(polynomialText([])).toBe('0');
    expect(polynomialText([0n, -1n, 0n, -3n])).toBe('- 3 d^3 - d');
    expect(polynomialText([1n, 1n])).toBe('d + 1');
    expect([multiply([], [1n, 2n]), multiply([1n, 2n], []), scale([1n, 2n], 0n), add([1n, 2n], [0n, -2n])]).toEqual([[], [], [], [1n]]); // biome-ignore format: one line
    expect([primitive([-4n, 0n, 6n]), primitive([]), primitive([0n, -3n])]).toEqual([[-2n, 0n, 3n], [], [0n, -1n]]); // biome-ignore format: one line
    expect(gcd([6n, 3n], [])).toEqual([2n, 1n]);
    expect(gcd([], [6n, 3n])).toEqual([2n, 1n]);
    expect(gcd([1n, 1n], multiply([1n, 1n], [3n, 2n])).map(String)).toEqual(['1', '1']);
  });
  it('simplest fractions', () => {
    const between = (a: string, b: string): string => {
      const [x, y] = [a, b].map((text) => text.split('/').map(Number));
      return String(simplestBetween(Fraction.of(x[0], x[1] ?? 1), Fraction.of(y[0], y[1] ?? 1)));
    };
    expect(between('31/100', '39/100')).toBe('1/3');
    expect(between('39/100', '41/100')).toBe('2/5');
    expect(between('0', '1/9')).toBe('0');
    expect(between('1/2', '1')).toBe('1');
    expect(between('7/3', '3')).toBe('3');
    expect(between('2/7', '1/3')).toBe('1/3');
    expect(between('3/7', '3/7')).toBe('3/7');
  });
});
