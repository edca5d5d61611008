/**
 * Which of the possible answers a reply gives, if it gives one.
 *
 * A reply counts only when it says one thing: the word alone, a line `Answer: word` at its end, or the JSON object `{"answer": "word"}`.
 * Prose is not searched for words: "I will not defect" is no answer, nor is "A good choice is B".
 */
import type { ChatReply } from '../chatModel.js';
import { bareWord } from './bareWord.js';
import { visibleReply } from './visibleReply.js';

/** An index of the possible answers, or why there is none, in words that can be sent back. */
export type ParsedReply = { readonly choice: number } | { readonly problem: string };

/** A longer reply is not an answer to a question for one word. */
const LONGEST = 100_000;

const FENCED = /^```(?:json|text|txt|plaintext|markdown|md)?\n([^`]*)```$/i;
const PREFIXED = /^(?:final )?(answer|action|option|choice|label|strategy|letter)(?:[ \t*_]*([:=])|[ \t])([^\n]*)$/;
const MARKER = /^[\s*_#]*(?:final\s+)?answer[\s*_]*[:=](.*)$/i;
const MARKERS = /answer[^\p{L}\p{N}]{0,9}[:=][^\p{L}\p{N}]{0,9}([\p{L}\p{N}_-]+)/giu;
/** Not a question: what follows answers that one. */
const SENTENCE_END = /[.!。！]["'”’)\]*_`]*$/;
/** What an object may say beside its answer: anything else could take the answer back or give another. */
const REASONS = /^(?:reason(?:s|ing)?|explanation|thoughts?|thinking|rationale|analysis)$/i;

/**
 * Reads a reply.
 * @param answers - plain words that differ by more than case, as `promptAnswers` gives them.
 * @returns the index of the answer; else what is wrong. A reply that was cut off is never an answer: the word that it ends with may be
 * the beginning of another.
 * @remarks O(length). Accepted are, after thinking is dropped and letters of other shapes (full-width, mathematical) are made plain:
 * - the word, with quotes, emphasis, brackets or a stop around it, and a word such as "Option" before it; a number only behind "Answer",
 *   since "Option 1" may be the first one;
 * - a last line `Answer: word`, not in quotes, when no other answer is marked and the line before ends a sentence that is no question;
 * - a JSON object with the key "answer", once, and no others but for reasons.
 * @example
 * ```ts
 * import { parseReply } from '@folkways/agents';
 * const read = (text) => parseReply({ text, finish: 'stop' }, ['cooperate', 'defect']);
 * console.log(read('**Defect.**'), read('F pays more.\nAnswer: cooperate')); // { choice: 1 } { choice: 0 }
 * console.log('choice' in read('I will not defect')); // false
 * ```
 */
export function parseReply(reply: Pick<ChatReply, 'text' | 'finish'>, answers: readonly string[]): ParsedReply {
  if (reply.finish === 'length' || reply.text.length > LONGEST) return { problem: 'it was cut off before its end' };
  const visible = visibleReply(reply.text);
  if (visible === undefined) return { problem: 'it ends within its reasoning' };
  if (visible === '') return { problem: 'it is empty' };
  const text = FENCED.exec(visible)?.[1].trim() ?? visible;
  const words = answers.map((answer) => answer.toLowerCase());
  const choice = [bareWord(text), prefixedWord(bareWord(text), words), jsonAnswer(text), markedAnswer(text)]
    .map((word) => (word === undefined ? -1 : words.indexOf(word)))
    .find((index) => index >= 0);
  return choice === undefined ? { problem: problemOf(text, words) } : { choice };
}

/** The word behind "Option" and the like, on one line; behind a word that may itself be the answer only where a colon tells them apart. */
function prefixedWord(text: string, words: readonly string[]): string | undefined {
  const found = PREFIXED.exec(text);
  if (found === null) return undefined;
  const [, prefix, colon, rest] = found;
  if (colon === undefined && words.includes(prefix)) return undefined;
  const word = bareWord(rest);
  return /^\d+$/.test(word) && prefix !== 'answer' ? undefined : word;
}

/** The value of the key "answer" of an object that says nothing else but why. */
function jsonAnswer(text: string): string | undefined {
  if (
    !(text.startsWith('{') && text.endsWith('}')) ||
    text.includes('\\') ||
    (text.match(/"answer"\s*:/gi) ?? []).length !== 1
  )
    return undefined;
  try {
    const { answer, ...others } = JSON.parse(text) as { readonly answer?: unknown };
    return typeof answer === 'string' && Object.keys(others).every((key) => REASONS.test(key))
      ? bareWord(answer)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The word of an `Answer: word` line that ends the text, when nothing before it says otherwise. */
function markedAnswer(text: string): string | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const marker = MARKER.exec(lines[lines.length - 1]);
  if (marker === null) return undefined;
  const word = bareWord(marker[1]);
  const before = lines.slice(0, -1);
  if (before.length > 0 && !SENTENCE_END.test(before[before.length - 1].trim())) return undefined;
  const others = [...before.join('\n').matchAll(MARKERS)].map(([, other]) => bareWord(other));
  return others.every((other) => other === word) ? word : undefined;
}

function problemOf(text: string, words: readonly string[]): string {
  const said = new Set(text.toLowerCase().split(/[^\p{L}\p{N}_-]+/u));
  const named = words.filter((word) => said.has(word)).length;
  if (named === 0) return 'it has none of the words';
  return named === 1 ? 'it has more than the one word' : 'it has more than one of the words';
}
