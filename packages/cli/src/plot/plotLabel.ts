/**
 * Names as labels of a figure.
 */
import { visible } from '../output/visible.js';

/** Longest label that figures have room for. */
const LONGEST = 28;

/** The name on one line, cut with an ellipsis where it would leave the figure. */
export function plotLabel(name: string, longest = LONGEST): string {
  const letters = [...visible(name)];
  return letters.length <= longest
    ? letters.join('')
    : `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}
