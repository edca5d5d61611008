/**
 * Polynomials with BigInt coefficients, the constant first, without trailing zeros; `[]` is 0.
 */
export type Polynomial = readonly bigint[];

export function trim(coefficients: bigint[]): Polynomial {
  while (coefficients.length > 0 && coefficients[coefficients.length - 1] === 0n) coefficients.pop();
  return coefficients;
}

export function add(p: Polynomial, q: Polynomial): Polynomial {
  return trim(Array.from({ length: Math.max(p.length, q.length) }, (_, k) => (p[k] ?? 0n) + (q[k] ?? 0n)));
}

export function scale(p: Polynomial, factor: bigint): Polynomial {
  return factor === 0n ? [] : p.map((c) => c * factor);
}

export function subtract(p: Polynomial, q: Polynomial): Polynomial {
  return add(p, scale(q, -1n));
}

export function multiply(p: Polynomial, q: Polynomial): Polynomial {
  if (p.length === 0 || q.length === 0) return [];
  const product = new Array<bigint>(p.length + q.length - 1).fill(0n);
  p.forEach((a, i) => {
    if (a !== 0n) for (let j = 0; j < q.length; j++) product[i + j] += a * q[j];
  });
  return trim(product);
}

export function derivative(p: Polynomial): Polynomial {
  return p.slice(1).map((c, k) => c * BigInt(k + 1));
}

/** p divided by the positive gcd of its coefficients: same sign everywhere. */
export function primitive(p: Polynomial): Polynomial {
  let divisor = 0n;
  for (const c of p) {
    let [a, b] = [divisor, c < 0n ? -c : c];
    while (b !== 0n) [a, b] = [b, a % b];
    divisor = a;
    if (divisor === 1n) return p;
  }
  return divisor === 0n ? p : p.map((c) => c / divisor);
}

/** The greatest common divisor up to a constant (primitive remainder sequence; Knuth, TAOCP 2, section 4.6.1, algorithm E). */
export function gcd(p: Polynomial, q: Polynomial): Polynomial {
  let [a, b] = [primitive(p), primitive(q)];
  if (a.length < b.length) [a, b] = [b, a];
  while (b.length > 0) [a, b] = [b, primitive(pseudoRemainder(a, b))];
  return a;
}

function pseudoRemainder(p: Polynomial, q: Polynomial): Polynomial {
  let rest = p;
  const lead = q[q.length - 1];
  while (rest.length >= q.length) {
    const shift = rest.length - q.length;
    const top = rest[rest.length - 1];
    rest = trim(rest.map((c, k) => c * lead - (k >= shift ? top * q[k - shift] : 0n)));
  }
  return rest;
}

/** The quotient when q divides p, up to a constant factor of either sign. */
export function quotient(p: Polynomial, q: Polynomial): Polynomial {
  let rest = p;
  const lead = q[q.length - 1];
  const result = new Array<bigint>(p.length - q.length + 1).fill(0n);
  for (let shift = result.length - 1; shift >= 0; shift--) {
    const top = rest[shift + q.length - 1] ?? 0n;
    for (let k = 0; k < result.length; k++) result[k] *= lead;
    result[shift] = top;
    rest = Array.from(rest, (c, k) => c * lead - (k >= shift && k - shift < q.length ? top * q[k - shift] : 0n));
  }
  return primitive(trim(result));
}

/** The sign of p at numerator / denominator, denominator > 0. */
export function signAt(p: Polynomial, numerator: bigint, denominator: bigint): -1 | 0 | 1 {
  let value = 0n;
  let power = 1n;
  for (let k = p.length - 1; k >= 0; k--) {
    value = value * numerator + p[k] * power;
    power *= denominator;
  }
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}

/** As text in the variable d, the highest power first: `d^2 + 6 d - 1`. */
export function polynomialText(p: Polynomial): string {
  const terms = p.map((c, k) => {
    const size = c < 0n ? -c : c;
    const power = k === 0 ? '' : k === 1 ? 'd' : `d^${k}`;
    const factor = size === 1n && k > 0 ? '' : `${size}${k > 0 ? ' ' : ''}`;
    return c === 0n ? '' : `${c < 0n ? '-' : '+'} ${factor}${power}`;
  });
  const text = terms
    .reverse()
    .filter((term) => term !== '')
    .join(' ');
  return text === '' ? '0' : text.startsWith('+ ') ? text.slice(2) : text;
}
