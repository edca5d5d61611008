/**
 * Real roots of integer polynomials in the open interval (0, 1), exactly: isolated, refined and compared.
 *
 * Source: Collins and Akritas (1976), Polynomial real root isolation using Descartes' rule of signs; brackets are dyadic, so two of
 * them are nested or disjoint, and a common root is decided by the sign of the greatest common divisor.
 */
import { Fraction } from '../rational/fraction.js';
import { derivative, gcd, type Polynomial, polynomialText, primitive, quotient, scale, signAt } from './polynomial.js';

/** Brackets are this narrow (2^-BITS) before a root is turned into a number. */
const BITS = 80;

/** A number in [0, 1]: the only root of a squarefree polynomial in the open bracket (k, k + 1) / 2^level, or k / 2^level itself. */
export class AlgebraicNumber {
  static readonly ZERO = new AlgebraicNumber([0n, 1n], 0n, 0, true);
  static readonly ONE = new AlgebraicNumber([-1n, 1n], 1n, 0, true);

  readonly polynomial: Polynomial;
  private k: bigint;
  private level: number;
  private exact: boolean;

  constructor(polynomial: Polynomial, k: bigint, level: number, exact: boolean) {
    this.polynomial = polynomial;
    this.k = k;
    this.level = level;
    this.exact = exact;
  }

  get low(): Fraction {
    return Fraction.of(this.k, 1n << BigInt(this.level));
  }

  get high(): Fraction {
    return this.exact ? this.low : Fraction.of(this.k + 1n, 1n << BigInt(this.level));
  }

  /** Halves the bracket. */
  refine(): void {
    if (this.exact) return;
    const middle = 2n * this.k + 1n;
    const denominator = 1n << BigInt(this.level + 1);
    const sign = signAt(this.polynomial, middle, denominator);
    this.level++;
    if (sign === 0) {
      this.k = middle;
      this.exact = true;
    } else {
      // The bracket's lower end is no root, or the bracket would not be open there; its sign is that just above it.
      this.k = sign === this.signAbove() ? middle : middle - 1n;
    }
  }

  private lower: -1 | 1 | undefined;

  /** The sign of the polynomial between the lower end and the root. */
  private signAbove(): -1 | 1 {
    if (this.lower !== undefined) return this.lower;
    const denominator = 1n << BigInt(this.level - 1);
    const at = signAt(this.polynomial, this.k, denominator);
    const sign = at === 0 ? signAt(derivative(this.polynomial), this.k, denominator) : at;
    this.lower = sign as -1 | 1;
    return this.lower;
  }

  /** Negative, 0 or positive as this is below, equal to or above the other; decided exactly. */
  compare(other: AlgebraicNumber): number {
    if (this === other) return 0;
    for (;;) {
      const below = this.high.compare(other.low);
      const above = this.low.compare(other.high);
      if (this.exact && other.exact) return this.low.compare(other.low);
      if (below <= 0) return -1;
      if (above >= 0) return 1;
      if (this.exact || other.exact) {
        const [point, root] = this.exact ? [this, other] : [other, this];
        if (signAt(root.polynomial, point.low.numerator, point.low.denominator) === 0) return 0;
        root.refine();
      } else if (this.level > other.level + 4 || this.level < other.level) {
        (this.level < other.level ? this : other).refine();
      } else if (this.level < 40) {
        this.refine();
        other.refine();
      } else if (this.sharesRootWith(other)) return 0;
      else {
        this.refine();
        other.refine();
      }
    }
  }

  private sharesRootWith(other: AlgebraicNumber): boolean {
    const inner = this.level >= other.level ? this : other;
    const common = gcd(this.polynomial, other.polynomial);
    if (common.length < 2) return false;
    const at = (x: Fraction): number => signAt(common, x.numerator, x.denominator);
    return at(inner.low) * at(inner.high) < 0;
  }

  /** The root of a linear polynomial; else the simplest fraction in a bracket of width 2^-BITS when it is a root; else nothing. */
  rational(): Fraction | undefined {
    if (this.exact) return this.low;
    const [constant, slope, ...higher] = this.polynomial;
    if (higher.length === 0) return Fraction.of(-constant, slope);
    while (!this.exact && this.level < BITS) this.refine();
    const guess = simplestBetween(this.low, this.high);
    return signAt(this.polynomial, guess.numerator, guess.denominator) === 0 ? guess : undefined;
  }

  /** The nearest double, but for the last bit where the number is irrational. */
  toNumber(): number {
    const fraction = this.rational();
    return (fraction ?? this.low.add(this.high).divide(Fraction.of(2))).toNumber();
  }

  /** `"2/5"`, or `"root of d^2 + 6 d - 1"` (the one nearest to `toNumber()`). */
  toString(): string {
    const fraction = this.rational();
    return fraction === undefined
      ? `root of ${polynomialText(withoutRootsOfUnity(this.polynomial))}`
      : String(fraction);
  }
}

/** Periods leave factors of 1 - d^n behind, whose roots are not in (0, 1). The leading coefficient comes out positive. */
function withoutRootsOfUnity(p: Polynomial): Polynomial {
  let rest = p;
  for (let n = 1; n < p.length; n++) {
    const common = gcd(rest, [1n, ...new Array<bigint>(n - 1).fill(0n), -1n]);
    if (common.length > 1) rest = quotient(rest, common);
  }
  return rest[rest.length - 1] < 0n ? scale(rest, -1n) : rest;
}

/** The fraction of least denominator in the closed interval (continued fractions). */
export function simplestBetween(low: Fraction, high: Fraction): Fraction {
  const whole = low.numerator / low.denominator; // low >= 0 here
  const floor = Fraction.of(whole);
  if (low.equals(floor)) return floor;
  if (floor.add(Fraction.ONE).compare(high) <= 0) return floor.add(Fraction.ONE);
  const inner = simplestBetween(Fraction.ONE.divide(high.subtract(floor)), Fraction.ONE.divide(low.subtract(floor)));
  return floor.add(Fraction.ONE.divide(inner));
}

/**
 * All roots of p in (0, 1), increasing, each once.
 * @returns empty for a constant, the zero polynomial included.
 * @remarks O(degree^2) big-integer additions per bracket.
 */
export function rootsInUnitInterval(p: Polynomial): AlgebraicNumber[] {
  let q = primitive(p);
  let zeros = 0;
  while (zeros < q.length && q[zeros] === 0n) zeros++;
  q = q.slice(zeros);
  while (q.length > 1 && q.reduce((sum, c) => sum + c, 0n) === 0n) q = quotient(q, [-1n, 1n]);
  if (q.length < 2 || variations(q) === 0) return [];
  const squarefree = squarefreePart(q);
  const roots: AlgebraicNumber[] = [];
  // Each piece is q mapped from its bracket to (0, 1).
  const pieces = [{ piece: squarefree, k: 0n, level: 0 }];
  while (pieces.length > 0) {
    const { piece, k, level } = pieces.pop()!;
    const count = variations(shiftByOne([...piece].reverse()));
    if (count === 1) roots.push(new AlgebraicNumber(squarefree, k, level, false));
    if (count < 2) continue;
    const degree = piece.length - 1;
    const left = piece.map((c, i) => c << BigInt(degree - i));
    let right: Polynomial = shiftByOne(left);
    if (right[0] === 0n) {
      roots.push(new AlgebraicNumber(squarefree, 2n * k + 1n, level + 1, true));
      right = right.slice(1);
    }
    pieces.push({ piece: right, k: 2n * k + 1n, level: level + 1 }, { piece: left, k: 2n * k, level: level + 1 });
  }
  return roots.sort((a, b) => a.low.compare(b.low) || a.high.compare(b.high));
}

/** A prime below 2^26, so that products of residues are exact in doubles. */
const PRIME = 67_108_859;

/** p with every root once. Mostly p itself, as a common divisor modulo a prime can only be larger: if that is constant, so is the true one. */
function squarefreePart(p: Polynomial): Polynomial {
  const residues = (q: Polynomial): number[] =>
    q.map((c) => Number(((c % BigInt(PRIME)) + BigInt(PRIME)) % BigInt(PRIME)));
  const slope = derivative(p);
  let [a, b] = [residues(p), residues(slope)];
  if (a[a.length - 1] !== 0 && b[b.length - 1] !== 0) {
    while (b.length > 1) [a, b] = [b, remainder(a, b)];
    if (b.length === 1) return p;
  }
  const common = gcd(p, slope);
  return common.length > 1 ? quotient(p, common) : p;
}

/** a mod b over the prime field; leading coefficients are not 0. */
function remainder(a: number[], b: readonly number[]): number[] {
  const rest = [...a];
  const inverse = power(b[b.length - 1], PRIME - 2);
  while (rest.length >= b.length) {
    const factor = (rest[rest.length - 1] * inverse) % PRIME;
    const shift = rest.length - b.length;
    for (let k = 0; k < b.length; k++) rest[shift + k] = (rest[shift + k] + (PRIME - factor) * b[k]) % PRIME;
    while (rest.length > 0 && rest[rest.length - 1] === 0) rest.pop();
  }
  return rest;
}

function power(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let e = exponent; e > 0; e = Math.floor(e / 2)) {
    if (e % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}

/** p(x + 1). */
function shiftByOne(p: Polynomial): bigint[] {
  const shifted = [...p];
  for (let i = 0; i < shifted.length - 1; i++) {
    for (let j = shifted.length - 2; j >= i; j--) shifted[j] += shifted[j + 1];
  }
  return shifted;
}

function variations(p: Polynomial): number {
  let count = 0;
  let last = 0n;
  for (const c of p) {
    if (c === 0n) continue;
    if (last !== 0n && c > 0n !== last > 0n) count++;
    last = c;
  }
  return count;
}
