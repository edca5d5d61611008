/**
 * The meta-game as an ordinary game among the LLMs.
 */
import { Fraction, type NormalFormGame, normalFormGame } from '@folkways/core';
import { metaActionProfile } from './actionProfiles.js';
import { checkPayoffCount } from './checkPayoffCount.js';
import { exactTensor } from './exactTensor.js';
import type { MetaGame } from './metaGame.js';

/** Bounds of `toNormalForm`. */
export interface NormalFormOptions {
  /** The most payoffs (joint meta-actions times LLMs) to compute. @defaultValue 2^20 */
  readonly maxPayoffs?: number;
}

/**
 * The game whose players are the LLMs. LLM j's actions are the profiles of the roles in which it has clients, in role order, the last
 * role fastest (`metaActionProfile` gives them back); its payoffs are SUMS over its clients, as in `utilities`.
 * @returns a game that keeps its rationals when the meta-game is exact; otherwise the doubles nearest to the payoffs of the decimals given.
 * @throws SizeError when there are more than `maxPayoffs` payoffs; nothing was computed.
 * @remarks Cost O(m * k * payoffs). Mixed strategies of this game are lotteries, and by Lemma 1 (`roleHomogeneous`) nothing is lost.
 * @example
 * ```ts
 * import { bimatrixGame } from '@folkways/core';
 * import { metaGame, toNormalForm } from '@folkways/metagame';
 * const game = bimatrixGame([[-2, -5], [0, -4]], [[-2, 0], [-5, -4]], { actions: [['C', 'D'], ['C', 'D']] });
 * const among = toNormalForm(metaGame({ game, shares: [[0.9, 0.1], [0.9, 0.1]] }));
 * console.log(among.actions[0], among.payoffs[0][3]); // [ 'CC', 'CD', 'DC', 'DD' ] -4.14
 * ```
 */
export function toNormalForm(meta: MetaGame, options: NormalFormOptions = {}): NormalFormGame {
  return normalFormOf('toNormalForm', meta, meta.exact, options);
}

/**
 * The same game for a caller named `where`.
 * @param rational - whether it keeps its rationals; for a meta-game that is not exact, those of the decimals given.
 */
export function normalFormOf(
  where: string,
  meta: MetaGame,
  rational: boolean,
  { maxPayoffs }: NormalFormOptions,
): NormalFormGame {
  const counts = checkPayoffCount(where, meta, maxPayoffs);
  const { numerators, denominator } = exactTensor(meta.game, meta.exactShares, meta.governed);
  return normalFormGame({
    title: `${meta.game.title}: the game among ${meta.llms.join(', ')}`,
    players: meta.llms,
    actions: counts.map((count, j) => Array.from({ length: count }, (_, index) => metaActionName(meta, j, index))),
    payoffs: numerators.map((row) => {
      const payoffs = row.map((numerator) => Fraction.of(numerator, denominator));
      return rational ? payoffs : payoffs.map((payoff) => payoff.toNumber());
    }),
  });
}

/** The base actions of the LLM's roles in a row: `CD` where all names are single characters, else `Left, Right`. */
export function metaActionName(meta: MetaGame, llm: number, index: number): string {
  const profile = metaActionProfile(meta, llm, index);
  const names = meta.governed[llm].map((r) => meta.game.actions[r][profile[r]]);
  const all = meta.game.actions.flat();
  if (all.every((name) => name.length === 1)) return names.join('');
  return (all.some((name) => name.includes(',')) ? names.map((name) => JSON.stringify(name)) : names).join(', ');
}
