/**
 * How many columns a text takes on a terminal.
 */

const WIDE =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}|[\uff01-\uff60]/u;
const ASCII = /^[\u0020-\u007e]*$/;

let segmenter: Intl.Segmenter | undefined;

/** Columns of the text: one per visible character, two for East Asian wide ones and emoji. */
export function textWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += WIDE.test(segment) ? 2 : 1;
  return width;
}
