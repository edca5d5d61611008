/**
 * What a reasoning model says, without what it thinks.
 */

const OPEN = /^\s*<(think|thinking|thought|reasoning)>/i;
const CLOSE = /<\/(think|thinking|thought|reasoning)>\s*/gi;

/**
 * The part of a text behind its thoughts, as models write them in front of their answer: `<think>...</think>` answer.
 *
 * Some servers put the opening tag into the prompt, so that only the closing one is in the text; thoughts that are cut off
 * by the token limit have no closing one, and then nothing was said.
 * @returns a suffix of the text.
 */
export function spokenText(text: string): string {
  const last = [...text.matchAll(CLOSE)].at(-1);
  if (last !== undefined) return text.slice(last.index + last[0].length);
  return OPEN.test(text) ? '' : text;
}
