/**
 * Text as text of a page.
 */
import { visible } from './visible.js';

const MEANING: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The text with everything escaped that HTML would read as its own, and control characters visible; a number stays on the line of its per cent sign. */
export function escaped(text: string): string {
  return visible(text)
    .replace(/[&<>"']/g, (character) => MEANING[character])
    .replace(/(?<=\d) %/g, '\u00a0%');
}
