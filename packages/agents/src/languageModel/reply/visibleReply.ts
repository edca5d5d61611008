/**
 * What a reply says after its thinking.
 */
import { spokenText } from '../spokenText.js';

const OPENED = /<(?:think|thinking|thought|reasoning)>/i;

/** Characters that show nothing. */
const UNSEEN = /[\u200b\u2060\ufeff]/g;

/**
 * The text after the last block of thinking, in Unicode's compatibility form and trimmed.
 * @returns undefined when thinking has begun again and not ended.
 */
export function visibleReply(text: string): string | undefined {
  const spoken = spokenText(text);
  return OPENED.test(spoken) ? undefined : spoken.normalize('NFKC').replace(UNSEEN, '').trim();
}
