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
const MARKER = /^[\s*_#`"'“]*(?:final\s+)?answer[\s*_`"'“”]*[:=](.*)$/i;
const MARKERS = /answer[^\p{L}\p{N}\n]{0,9}[:=][^\p{L}\p{N}\n]{0,9}([\p{L}\p{N}_-]+)/giu;
const SENTENCE_END = /[.!?。！？]["'”’)\]*_`]*$/;

/**
 * Reads a reply.
 * @param answers - plain words that differ by more than case, as `promptAnswers` gives them.
 * @returns the index of the answer; else what is wrong. A reply that was cut off is never an answer: the word that it ends with may be
 * the beginning of another.
 * @remarks O(length). Accepted are, after thinking is dropped and compatibility characters are resolved: the word with quotes, emphasis,
 * brackets, a word such as "Option" before it and one stop behind; a last line `Answer: word` when no other answer is marked and the
 * line before ends a sentence; a JSON object with one key "answer".
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
  return colon === undefined && words.includes(prefix) ? undefined : bareWord(rest);
}

/** The value of the one key "answer" of an object. */
function jsonAnswer(text: string): string | undefined {
  if (
    !(text.startsWith('{') && text.endsWith('}')) ||
    text.includes('\\') ||
    (text.match(/"answer"\s*:/gi) ?? []).length !== 1
  )
    return undefined;
  try {
    const { answer } = JSON.parse(text) as { readonly answer?: unknown };
    return typeof answer === 'string' ? bareWord(answer) : undefined;
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
