/**
 * A distribution over letters, read off the log-probabilities of a reply.
 */
import type { ChatReply, TokenProbabilities } from './chatModel.js';
import { ModelCallError } from './modelCallError.js';
import { bareWord } from './reply/bareWord.js';
import { spokenText } from './spokenText.js';

/** Less probability than this on all letters together says nothing about their ratios. */
const LEAST_MASS = 0.01;

/** What the first token of an answer says about the letters. */
export interface LetterBelief {
  /** By letter, normalised. */
  readonly weights: readonly number[];
  /** The probability of all letters together before normalising. */
  readonly mass: number;
  /** Letters that were not among the alternatives have no more than this, normalised. */
  readonly unseen: number;
}

/**
 * Adds up the alternatives of the first token of the answer that are a letter with or without space, quotes, emphasis or case.
 *
 * One token says all: the alternatives of later tokens are known only behind the tokens that were drawn, which is why strategies are asked
 * for by letter and not by name.
 * @throws ModelCallError when there are no log-probabilities, or almost none of the probability is on the letters.
 */
export function letterBelief(name: string, reply: ChatReply, letters: readonly string[]): LetterBelief {
  const token = firstSpoken(reply.tokens ?? []);
  if (token === undefined) {
    throw new ModelCallError(`${name}: the reply has no log-probabilities; ask for samples instead`, 'unreadable');
  }
  const all = token.alternatives.some((other) => other.token === token.token)
    ? token.alternatives
    : [...token.alternatives, token];
  const sums = letters.map(() => 0);
  let least = 1;
  for (const { token: text, logProbability } of all) {
    const p = Math.exp(logProbability);
    least = Math.min(least, p);
    const letter = letters.indexOf(wordOf(text).toUpperCase());
    if (letter >= 0) sums[letter] += p;
  }
  const mass = sums.reduce((sum, p) => sum + p, 0);
  if (!(mass >= LEAST_MASS)) {
    throw new ModelCallError(`${name}: its reply does not begin with any of the letters asked for`, 'unreadable');
  }
  const shares = sums.map((p) => p / mass);
  return { weights: shares, mass: Math.min(1, mass), unseen: shares.includes(0) ? least / mass : 0 };
}

/** The first token behind the thinking that shows something. */
function firstSpoken(tokens: readonly TokenProbabilities[]): TokenProbabilities | undefined {
  const text = tokens.map(({ token }) => token).join('');
  const from = text.length - spokenText(text).length;
  let at = 0;
  return tokens.find(({ token }) => {
    at += token.length;
    return at > from && wordOf(token) !== '';
  });
}

/** Tokens carry their space in front, some vocabularies as a visible mark. */
function wordOf(token: string): string {
  return bareWord(token.replace(/^[\u2581\u0120\u010a]+/, ''));
}
