/**
 * What a reply says after its thinking.
 */
import { spokenText } from '../spokenText.js';

const OPENED = /<(?:think|thinking|thought|reasoning)>/i;

/** Characters that show nothing. */
const UNSEEN = /[\u200b\u2060\ufeff]/g;

/** Full-width and mathematical alphabets: other shapes of plain letters, while a superscript such as ² may be the mark of a note. */
const SHAPES = /[\uff01-\uff5e\u{1d400}-\u{1d7ff}]/gu;

/**
 * The text after the last block of thinking, in plain letters and trimmed.
 * @returns undefined when thinking has begun again and not ended.
 */
export function visibleReply(text: string): string | undefined {
  const spoken = spokenText(text);
  if (OPENED.test(spoken)) return undefined;
  return spoken
    .replace(SHAPES, (character) => character.normalize('NFKC'))
    .replace(UNSEEN, '')
    .trim();
}
