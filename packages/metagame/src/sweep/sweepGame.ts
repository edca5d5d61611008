/**
 * A meta-game of two LLMs whose shares move with a parameter: every payoff is a polynomial in it.
 */
import { describeValue, Fraction, type NormalFormGame } from '@folkways/core';
import type { WeightInput } from '../equilibrium/linearWeight.js';
import { exactTensor } from '../model/exactTensor.js';
import { type MetaGame, metaGame } from '../model/metaGame.js';
import { type Affine, affineAt, parseAffine } from './affineShare.js';
import { interpolate } from './interpolate.js';
import { content, type Polynomial } from './polynomial.js';

/** Shares as expressions in a parameter. */
export interface ShareFamily {
  readonly game: NormalFormGame;
  readonly llms: readonly string[] | undefined;
  /** `[m][k]`. */
  readonly shares: readonly (readonly Affine[])[];
}

/** Payoffs as polynomials. */
export interface SweepGame {
  /** `replies[i][c][a]`: `scale` times what player 1 - i gets from its action c when player i plays a. */
  readonly replies: readonly (readonly (readonly Polynomial[])[])[];
  /** Positive. */
  readonly scale: bigint;
}

/**
 * Reads the expressions.
 * @throws RangeError when a row is not identically 1, or not in [0, 1] at both ends of [from, to].
 */
export function shareFamily(
  game: NormalFormGame,
  llms: readonly string[] | undefined,
  given: readonly (readonly WeightInput[])[],
  parameter: string,
): ShareFamily {
  const shares = given.map((row, i) =>
    Array.from(row, (share, j) => parseAffine(`shareSweep: "shares[${i}][${j}]"`, share, parameter)),
  );
  shares.forEach((row, i) => {
    const constant = row.reduce((sum, share) => sum.add(share.constant), Fraction.ZERO);
    const slope = row.reduce((sum, share) => sum.add(share.slope), Fraction.ZERO);
    if (!constant.equals(Fraction.ONE) || !slope.equals(Fraction.ZERO)) {
      const found = slope.equals(Fraction.ZERO) ? String(constant) : `${constant} + ${slope} ${parameter}`;
      const role = describeValue(game.players[i] ?? `role ${i + 1}`);
      throw new RangeError(`shareSweep: "shares[${i}]" (role ${role}) expected shares with sum 1, got ${found}`);
    }
  });
  return { game, llms, shares };
}

/** The meta-game at a value of the parameter. */
export function familyAt({ game, llms, shares }: ShareFamily, p: Fraction): MetaGame {
  return metaGame({ game, llms, shares: shares.map((row) => row.map((share) => affineAt(share, p))) });
}

/**
 * The payoff polynomials of two LLMs.
 * @param governed - the roles of each LLM inside the interval of the sweep.
 * @remarks A payoff has degree at most m, so m + 1 values of the parameter determine it.
 */
export function sweepGame({ game, shares }: ShareFamily, governed: readonly (readonly number[])[]): SweepGame {
  const roles = game.players.length;
  const tensors = Array.from({ length: roles + 1 }, (_, t) =>
    exactTensor(
      game,
      shares.map((row) => row.map((share) => affineAt(share, Fraction.of(t)))),
      governed,
    ),
  );
  const common = tensors.reduce((lcm, { denominator }) => lcm * Fraction.of(denominator, lcm).numerator, 1n);
  const cells = tensors[0].numerators[0].length;
  const polynomials = [0, 1].map((j) =>
    Array.from({ length: cells }, (_, cell) =>
      interpolate(
        0n,
        tensors.map(({ numerators, denominator }) => numerators[j][cell] * (common / denominator)),
      ),
    ),
  );
  let scale = common;
  for (let k = 2n; k <= BigInt(roles); k++) scale *= k;
  const divisor = content(...polynomials.flat(), [scale]);
  const payoffs = polynomials.map((list) => list.map((f) => f.map((a) => a / divisor)));
  const columns = governed[1].reduce((product, r) => product * game.actions[r].length, 1);
  const rows = cells / columns;
  const table = (replies: number, actions: number, at: (c: number, a: number) => Polynomial): Polynomial[][] =>
    Array.from({ length: replies }, (_, c) => Array.from({ length: actions }, (_, a) => at(c, a)));
  return {
    scale: scale / divisor,
    replies: [
      table(columns, rows, (c, a) => payoffs[1][a * columns + c]),
      table(rows, columns, (c, a) => payoffs[0][c * columns + a]),
    ],
  };
}
