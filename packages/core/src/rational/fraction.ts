/**
 * Exact fractions of BigInts, always in lowest terms with a positive denominator.
 */

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

const bitLength = (value: bigint): number => (value < 0n ? -value : value).toString(2).length;

/** An immutable exact fraction; `String(fraction)` is `"a/b"`, or `"a"` for an integer. */
export class Fraction {
  static readonly ZERO: Fraction = new Fraction(0n, 1n);
  static readonly ONE: Fraction = new Fraction(1n, 1n);

  /** Carries the sign. */
  readonly numerator: bigint;
  /** Always positive, coprime to the numerator. */
  readonly denominator: bigint;

  private constructor(numerator: bigint, denominator: bigint) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /**
   * numerator / denominator in lowest terms.
   * @throws RangeError when the denominator is 0, or when a number is not a safe integer.
   */
  static of(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
    const n = toBigInt(numerator);
    const d = toBigInt(denominator);
    if (d === 0n) throw new RangeError('Fraction.of: "denominator" expected a non-zero integer, got 0');
    const divisor = gcd(n, d) * (d < 0n ? -1n : 1n);
    return new Fraction(n / divisor, d / divisor);
  }

  add(other: Fraction): Fraction {
    return Fraction.of(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  subtract(other: Fraction): Fraction {
    return this.add(other.negate());
  }

  multiply(other: Fraction): Fraction {
    return Fraction.of(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** @throws RangeError when `other` is 0. */
  divide(other: Fraction): Fraction {
    return Fraction.of(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  negate(): Fraction {
    return new Fraction(-this.numerator, this.denominator);
  }

  /** Negative, 0 or positive as `this` is below, equal to or above `other`. */
  compare(other: Fraction): -1 | 0 | 1 {
    const difference = this.numerator * other.denominator - other.numerator * this.denominator;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  equals(other: Fraction): boolean {
    return this.numerator === other.numerator && this.denominator === other.denominator;
  }

  get isInteger(): boolean {
    return this.denominator === 1n;
  }

  /** The nearest double (ties to even); infinite where the fraction is beyond every double. */
  toNumber(): number {
    const n = Number(this.numerator);
    const d = Number(this.denominator);
    if (Number.isSafeInteger(n) && Number.isSafeInteger(d)) return n / d;
    // A quotient of more than 64 bits with a sticky last bit rounds as the fraction does; the power of two is exact.
    const shift = bitLength(this.denominator) - bitLength(this.numerator) + 66;
    const magnitude = this.numerator < 0n ? -this.numerator : this.numerator;
    const scaled = shift >= 0 ? magnitude << BigInt(shift) : magnitude;
    const divisor = shift >= 0 ? this.denominator : this.denominator << BigInt(-shift);
    const quotient = (scaled / divisor) | (scaled % divisor === 0n ? 0n : 1n);
    return (this.numerator < 0n ? -1 : 1) * scaleByPowerOfTwo(quotient, -shift) + 0; // never -0
  }

  toString(): string {
    return this.denominator === 1n ? `${this.numerator}` : `${this.numerator}/${this.denominator}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

function toBigInt(value: bigint | number): bigint {
  if (typeof value === 'bigint') return value;
  if (!Number.isSafeInteger(value)) throw new RangeError(`Fraction.of: expected a safe integer, got ${value}`);
  return BigInt(value);
}

/** value * 2^exponent, rounded once: below the normal range the surplus bits go (with a sticky bit) before the rounding. */
function scaleByPowerOfTwo(value: bigint, exponent: number): number {
  const bits = bitLength(value);
  const lowest = -1074;
  const surplus = Math.max(0, lowest - exponent);
  if (bits + exponent > -1022 || surplus === 0) {
    const half = Math.trunc(exponent / 2);
    return Number(value) * 2 ** half * 2 ** (exponent - half);
  }
  const step = 1n << BigInt(surplus);
  const kept = value / step;
  const rest = value % step;
  const double = rest * 2n;
  const up = double > step || (double === step && (kept & 1n) === 1n);
  return Number(up ? kept + 1n : kept) * 2 ** lowest;
}
