/**
 * The MM* class of stage games, on which learning need not lead to equilibrium.
 */
import { exactPayoff, exactZeroSumValue, type Fraction, type NormalFormGame, normalFormGame } from '@folkways/core';
import { checkTwoPlayers } from '../menu/checkMenu.js';

/** One player's side of the comparison. */
export interface MmStarPlayer {
  /** phi: the least the opponent can hold the player to with a mixed action. */
  readonly phi: number;
  /** phi as a fraction. */
  readonly phiExact: string;
  /** The opponent's mixed action that does it, `[opponent's actions]`. */
  readonly minmaxMix: readonly number[];
  /** Phi: the best the player can get by a pure action to which the opponent replies best (of several best replies, the worst one). */
  readonly Phi: number;
  /** The pure action that gets it, the first of several. */
  readonly action: string;
  /** `[own actions]`: what each pure action gets in that way. */
  readonly perAction: readonly number[];
}

/** Is a game MM*? */
export interface MmStarResult {
  /** True when Phi < phi for every player. */
  readonly isMmStar: boolean;
  /** `[players]` */
  readonly phi: readonly number[];
  /** `[players]` */
  readonly Phi: readonly number[];
  readonly players: readonly MmStarPlayer[];
}

/**
 * Decides whether a two-player game is MM*: whether every player's pure-action maxmin against best replies is below its minmax payoff.
 * @throws RangeError when the game has not two players.
 * @remarks Exact: one zero-sum game per player in fractions; payoffs given as floats count as the decimals they print as. Source:
 * Kang (2026), Assumption 1, after Nachbar's line of work: games that are not MM* have a player for whom leading with a pure action is
 * at least as good as its minmax.
 * @example
 * ```ts
 * import { mmStar } from '@folkways/agents';
 * import { catalog } from '@folkways/core';
 * const { isMmStar, phi, Phi } = mmStar(catalog['matching-pennies']);
 * console.log(isMmStar, phi, Phi); // true [ 0, 0 ] [ -1, -1 ]
 * ```
 */
export function mmStar(game: NormalFormGame): MmStarResult {
  checkTwoPlayers('mmStar', game);
  const sides = [0, 1].map((player) => side(game, player));
  return {
    isMmStar: sides.every(({ phi, Phi }) => Phi.compare(phi) < 0),
    phi: sides.map(({ phi }) => phi.toNumber()),
    Phi: sides.map(({ Phi }) => Phi.toNumber()),
    players: sides.map(({ phi, Phi, mix, perAction }, player) => ({
      phi: phi.toNumber(),
      phiExact: String(phi),
      minmaxMix: mix.map((p) => p.toNumber()),
      Phi: Phi.toNumber(),
      action: game.actions[player][perAction.findIndex((value) => value.equals(Phi))],
      perAction: perAction.map((value) => value.toNumber()),
    })),
  };
}

function side(
  game: NormalFormGame,
  player: number,
): { phi: Fraction; Phi: Fraction; mix: Fraction[]; perAction: Fraction[] } {
  const columns = game.actions[1].length;
  const at = (own: number, other: number): number => (player === 0 ? own * columns + other : other * columns + own);
  const own = game.actions[player].map((_, a) => a);
  const other = game.actions[1 - player].map((_, b) => b);
  const payoff = (who: number, a: number, b: number): Fraction => exactPayoff(game, who, at(a, b));
  const perAction = own.map((a) => {
    const replies = other.map((b) => payoff(1 - player, a, b));
    const best = replies.reduce((most, value) => (value.compare(most) > 0 ? value : most));
    return other
      .filter((b) => replies[b].equals(best))
      .map((b) => payoff(player, a, b))
      .reduce((least, value) => (value.compare(least) < 0 ? value : least));
  });
  const { value, column } = exactZeroSumValue(zeroSum(own.map((a) => other.map((b) => payoff(player, a, b)))));
  return {
    phi: value,
    Phi: perAction.reduce((most, next) => (next.compare(most) > 0 ? next : most)),
    mix: column,
    perAction,
  };
}

/** The row player's payoffs against an opponent who wants the opposite. */
function zeroSum(matrix: Fraction[][]): NormalFormGame {
  const cells = matrix.flat();
  return normalFormGame({
    actions: [matrix.map((_, a) => `${a}`), matrix[0].map((_, b) => `${b}`)],
    payoffs: [cells, cells.map((value) => value.negate())],
  });
}
