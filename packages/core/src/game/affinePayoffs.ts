/**
 * The same game with payoffs on another scale.
 */
import { describeValue } from '../checks.js';
import { Fraction } from '../rational/fraction.js';
import { parseFraction } from '../rational/parseFraction.js';
import { exactPayoff, type NormalFormGame, type PayoffInput } from './normalFormGame.js';
import { storeFraction } from './storeFraction.js';

/** One number per player; those left out are 1 (scale) and 0 (shift). */
export interface AffinePayoffsOptions {
  /** Positive. @defaultValue 1 for every player */
  readonly scale?: readonly PayoffInput[];
  /** @defaultValue 0 for every player */
  readonly shift?: readonly PayoffInput[];
}

/**
 * The game with payoffs `scale[i] * u_i + shift[i]`, which has the same equilibria.
 * @throws TypeError when a coefficient is neither a number nor a fraction.
 * @throws RangeError when a scale is not positive, there is not one coefficient per player, or a payoff leaves the range of doubles.
 * @remarks Exact when the game is rational and every coefficient is a safe integer, a fraction or its text; else a game of floats.
 */
export function affinePayoffs(game: NormalFormGame, options: AffinePayoffsOptions): NormalFormGame {
  const scale = coefficients('scale', options.scale, game, 1);
  const shift = coefficients('shift', options.shift, game, 0);
  scale.forEach((value, i) => {
    if (value.exact === undefined ? value.float <= 0 : value.exact.numerator <= 0n)
      throw new RangeError(`affinePayoffs: "scale[${i}]" expected a positive number, got ${value.float}`);
  });
  const exact = game.rationals !== undefined && [...scale, ...shift].every((value) => value.exact !== undefined);
  const rationals = game.players.map(() => new Map<number, Fraction>());
  const payoffs = game.payoffs.map((given, i) => {
    const floats = new Float64Array(given.length);
    const [a, b] = [scale[i], shift[i]];
    for (let k = 0; k < given.length; k++) {
      if (exact && a.exact !== undefined && b.exact !== undefined) {
        const value = exactPayoff(game, i, k).multiply(a.exact).add(b.exact);
        if (!storeFraction(floats, rationals[i], k, value)) floats[k] = Number.POSITIVE_INFINITY;
      } else {
        floats[k] = a.float * given[k] + b.float + 0; // -0 becomes 0
      }
      if (!Number.isFinite(floats[k])) {
        throw new RangeError(
          `affinePayoffs: "payoffs[${i}][${k}]" expected a finite result, got one beyond the doubles`,
        );
      }
    }
    return floats;
  });
  const { title, players, actions } = game;
  return exact ? { title, players, actions, payoffs, rationals } : { title, players, actions, payoffs };
}

interface Coefficient {
  readonly float: number;
  /** Absent for a JavaScript number that is not a safe integer. */
  readonly exact: Fraction | undefined;
}

function coefficients(
  name: string,
  given: readonly PayoffInput[] | undefined,
  game: NormalFormGame,
  otherwise: number,
): Coefficient[] {
  const values = given ?? game.players.map(() => otherwise);
  if (values.length !== game.players.length) {
    throw new RangeError(`affinePayoffs: "${name}" expected ${game.players.length} numbers, got ${values.length}`);
  }
  return values.map((value, i) => {
    const exact =
      typeof value === 'string'
        ? parseFraction(value)
        : typeof value === 'number' && Number.isSafeInteger(value)
          ? Fraction.of(value)
          : value;
    if (typeof exact === 'number' && Number.isFinite(exact)) return { float: exact, exact: undefined };
    if (exact instanceof Fraction) return { float: exact.toNumber(), exact };
    const error = typeof value === 'number' ? RangeError : TypeError;
    throw new error(
      `affinePayoffs: "${name}[${i}]" expected a finite number or a fraction, got ${describeValue(value)}`,
    );
  });
}
