/**
 * Linear public-goods games.
 */
import { checkInteger } from '../../checks.js';
import { Fraction } from '../../rational/fraction.js';
import { parseFraction } from '../../rational/parseFraction.js';
import { type NormalFormGame, normalFormGame } from '../normalFormGame.js';

/** A linear public-goods game; all numbers exact. */
export interface PublicGoodsOptions {
  /** At least 1. */
  readonly players: number;
  /** What each player has, a safe integer. */
  readonly endowment: number;
  /** What a player may contribute: different integers in [0, endowment]. */
  readonly contributions: readonly number[];
  /** What every player gets back per unit contributed by anyone, such as `"0.4"`. A dilemma when it is between 1 / players and 1. */
  readonly returnRate: number | string;
}

/**
 * The game in which each player keeps `endowment - contribution` and gets `returnRate` times the sum of all contributions.
 * @throws RangeError when a number is out of its range or the return rate is not exact (a safe integer or a number as text).
 * @remarks Source: R. M. Isaac and J. M. Walker (1988), Quarterly Journal of Economics 103, pp. 179-199. O(players^2 * profiles).
 */
export function publicGoodsGame(options: PublicGoodsOptions): NormalFormGame {
  const { endowment, contributions } = options;
  const players = checkInteger('publicGoodsGame', 'players', options.players, 1, 30);
  checkInteger('publicGoodsGame', 'endowment', endowment, 0, Number.MAX_SAFE_INTEGER);
  contributions.forEach((value, a) => {
    checkInteger('publicGoodsGame', `contributions[${a}]`, value, 0, endowment);
  });
  const rate = parseFraction(String(options.returnRate));
  if (rate === undefined) {
    throw new RangeError(`publicGoodsGame: "returnRate" expected a number or its text, got ${options.returnRate}`);
  }
  const size = contributions.length;
  const given = (player: number, index: number): number =>
    contributions[Math.floor(index / size ** (players - 1 - player)) % size];
  const everyone = Array.from({ length: players }, (_, player) => player);
  const payoff = (player: number, index: number): Fraction => {
    const total = everyone.reduce((sum, other) => sum + given(other, index), 0);
    return Fraction.of(endowment - given(player, index)).add(rate.multiply(Fraction.of(total)));
  };
  return normalFormGame({
    title: 'Public goods',
    actions: everyone.map(() => contributions.map(String)),
    payoffs: everyone.map((player) => Array.from({ length: size ** players }, (_, index) => payoff(player, index))),
  });
}
