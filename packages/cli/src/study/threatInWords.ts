/**
 * The simplest threat of repeated play, in words: back to a pure equilibrium for ever.
 */
import type { CriticalDiscount, NormalFormGame } from '@folkways/core';
import { outcomeInWords, payoffsInWords } from '../game/outcomeInWords.js';
import { type Block, paragraph } from '../output/block.js';
import { formatSignificant } from '../output/formatReal.js';
import { discountInWords } from './discountInWords.js';

/** Equilibria tried as threats. */
export const THREATS = 20;

/** An outcome, the equilibrium that answers whoever deviates from it, and the patience it takes. */
export interface Threat {
  readonly target: readonly number[];
  readonly punishment: readonly number[];
  readonly discount: CriticalDiscount;
}

/** The least discount factor as a fraction, when it is one. */
export function exactOf({ intervals }: CriticalDiscount): string | undefined {
  return intervals[intervals.length - 1]?.lowerExact;
}

/** The simplest threat, in a sentence. @param equilibria - how many pure ones the game has. */
export function threatInShort(game: NormalFormGame, threat: Threat | undefined, equilibria: number): string {
  if (threat === undefined)
    return `To go back to a pure equilibrium for ever is no threat here: ${toothless(equilibria)}.`;
  const { target, punishment, discount } = threat;
  const what = `${outcomeInWords(game, target)} for ever`;
  if (discount.critical === null)
    return `The threat of ${outcomeInWords(game, punishment)} does not sustain ${what}, however patient the players.`;
  if (discount.critical === 0) return `${what} needs no threat and no patience.`;
  return `The threat of ${outcomeInWords(game, punishment)} sustains ${what} ${discountInWords(discount.critical, exactOf(discount))}.`;
}

/** Why no pure equilibrium threatens anybody. */
function toothless(equilibria: number): string {
  if (equilibria === 0) return 'there is none';
  const tried = equilibria > THREATS ? `the first ${THREATS}` : equilibria === 1 ? 'it' : 'any of them';
  return `no outcome pays every player more than ${tried}`;
}

/** The same with its reasons. */
export function threatInWords(game: NormalFormGame, threat: Threat | undefined, equilibria: number): Block {
  if (threat === undefined) {
    return paragraph(
      `The simplest threat, to go back to a pure equilibrium for ever, has nothing to offer here: ${toothless(equilibria)}.`,
    );
  }
  const { target, punishment, discount } = threat;
  const what = `${outcomeInWords(game, target)} for ever, which pays ${payoffsInWords(game, target)}`;
  const answer = `whoever deviates is answered with ${outcomeInWords(game, punishment)} ever after`;
  if (discount.critical === null) return paragraph(`The simplest threat does not sustain ${what}: ${discount.reason}.`);
  if (discount.critical === 0)
    return paragraph(`${outcomeInWords(game, target)} for ever needs no threat and no patience.`);
  const exact = exactOf(discount);
  const level = exact?.includes('/') ? exact : formatSignificant(discount.critical);
  return paragraph(
    `The simplest threat sustains ${what}: ${answer}. It works when the next round counts at least ${level} as much as this one (the discount factor).`,
  );
}
