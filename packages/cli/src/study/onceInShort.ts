/**
 * The game played once, in a sentence.
 */
import { type ExtremeEquilibriaResult, exactPayoff, type NormalFormGame, profileIndex } from '@folkways/core';
import { outcomeInWords } from '../game/outcomeInWords.js';
import { formatAmount } from '../metagame/formatAmount.js';
import { countInWords } from '../output/listInWords.js';

/** Outcomes named. */
const LISTED = 2;

/** What equilibrium predicts. @param better - an outcome that everybody prefers to the only pure equilibrium. */
export function onceInShort(
  game: NormalFormGame,
  profiles: readonly (readonly number[])[],
  all: ExtremeEquilibriaResult | undefined,
  better: readonly number[] | undefined,
): string {
  const paying = (profile: readonly number[]): string => {
    const amounts = game.players.map((_, i) => formatAmount(exactPayoff(game, i, profileIndex(game, profile))));
    return `${outcomeInWords(game, profile)}, which pays ${amounts.join(', ')}`;
  };
  const complete = all?.complete === true ? all.equilibria : undefined;
  if (profiles.length === 0) {
    if (complete?.length !== 1) return 'It has no pure equilibrium: at every outcome somebody gains by changing alone.';
    return `Its only equilibrium mixes actions at random and pays ${complete[0].payoffs.map(formatAmount).join(', ')} on average.`;
  }
  if (profiles.length > 1) {
    const named = profiles.length > LISTED ? '' : `: ${profiles.map(paying).join('; ')}`;
    return `It has ${countInWords(profiles.length, 'pure equilibrium', 'pure equilibria')}${named}.`;
  }
  const only = `The only ${complete?.length === 1 || game.players.length === 1 ? '' : 'pure '}equilibrium is ${paying(profiles[0])}`;
  if (better === undefined) return `${only}.`;
  const everybody = game.players.length === 2 ? 'both' : 'all';
  return `${only}, though ${everybody} would get more at ${paying(better)}.`;
}
