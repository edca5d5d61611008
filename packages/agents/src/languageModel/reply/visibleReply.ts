/**
 * What a reply says after its thinking.
 */

const OPENED = /<(?:think|thinking|thought|reasoning)>/i;
const CLOSED = /<\/(?:think|thinking|thought|reasoning)>/gi;

/** Characters that show nothing. */
const UNSEEN = /[\u200b\u2060\ufeff]/g;

/**
 * The text after the last block of thinking, in Unicode's compatibility form and trimmed.
 * @returns undefined when the thinking has not ended.
 */
export function visibleReply(text: string): string | undefined {
  const closing = [...text.matchAll(CLOSED)].at(-1);
  const rest = closing === undefined ? text : text.slice(closing.index + closing[0].length);
  return OPENED.test(rest) ? undefined : rest.normalize('NFKC').replace(UNSEEN, '').trim();
}
