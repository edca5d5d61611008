/**
 * The share from which on the larger of two LLMs does worse in every equilibrium of the prisoner's dilemma, in closed form.
 */
import { Fraction } from '@folkways/core';

/**
 * The largest p that has a pure equilibrium in which the larger LLM does at least as well, for integers 0 > X > Y > Z; 1/2 when there is none.
 * @remarks One term per kind of equilibrium: CC/CC, DD/DD and, when Z >= X + Y, CD/CD. That mixed equilibria never exceed it is a conjecture.
 */
export function dilemmaThreshold(x: number, y: number, z: number): Fraction {
  const [X, Y, Z] = [x, y, z].map((value) => Fraction.of(value));
  const { ONE } = Fraction;
  const candidates = [
    Fraction.of(1, 2),
    least(ONE.subtract(X.divide(Z.subtract(X))), ONE.subtract(X.divide(Y))),
    least(Z.subtract(Y).divide(Z.subtract(X)), Z.divide(Y).subtract(ONE), ONE),
  ];
  if (z >= x + y) {
    candidates.push(least(z >= 2 * x ? ONE : X.divide(Z.subtract(X)), Fraction.of(2).subtract(Z.divide(Y))));
  }
  return candidates.reduce((a, b) => (b.compare(a) > 0 ? b : a));
}

function least(...list: readonly Fraction[]): Fraction {
  return list.reduce((a, b) => (b.compare(a) < 0 ? b : a));
}
