/**
 * The words by which actions and strategies are called in prompts and replies.
 */

/** A plain word: it needs no quotes, and nothing around it in a reply can be part of it. */
const PLAIN = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,30}[A-Za-z0-9])?$/;

/**
 * A word for each name: the names themselves where all are plain words that differ by more than upper and lower case; else the prefix with
 * a number, since names from a file may hold anything, instructions included.
 * @returns words in the order of the names, all different, none of them needing an escape.
 */
export function promptTokens(names: readonly string[], prefix: string): readonly string[] {
  const plain = names.every((name) => PLAIN.test(name));
  const different = new Set(names.map((name) => name.toLowerCase())).size === names.length;
  return plain && different ? names : names.map((_, i) => `${prefix}${i + 1}`);
}
