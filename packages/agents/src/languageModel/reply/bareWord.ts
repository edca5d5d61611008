/**
 * A word without what people and models put around words.
 */

const BEFORE = /^[\s"'`*_([<“”‘’]+/;
const AFTER = /[\s"'`*_)\]>“”‘’]+$/;
/** A word with this much around it is not a word alone. */
const LONGEST = 200;

const STOP = /[.!,;:]$/;

/**
 * The text without quotes, emphasis, brackets, spaces and at most one full stop, comma, colon or exclamation mark behind; in lower case.
 *
 * Question marks, several dots, and anything before the word that could turn it round (`!J`, `-J`, `~~J~~`) are left where they are.
 */
export function bareWord(text: string): string {
  if (text.length > LONGEST) return '';
  const inside = text.replace(BEFORE, '').replace(AFTER, '');
  const unstopped = inside.replace(STOP, '');
  return (unstopped === inside ? inside : unstopped.replace(AFTER, '')).toLowerCase();
}
