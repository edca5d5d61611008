/**
 * Names from files, made safe to stand in a prompt.
 */

/** Everything but letters, digits, spaces and plain punctuation: quotes, line ends, controls, brackets of chat templates, arrows. */
const UNSAFE = /[^\p{L}\p{M}\p{N} '‘’.,;:!?()+*/=&%#_–—…-]/gu;

/**
 * A name or a description between double quotes, on one line: a reader who knows the rule cannot mistake it for anything else.
 *
 * Characters that could end the quotes or the line, or that chat templates give a meaning (`<|im_end|>`, `[INST]`), are written as
 * `\u{...}`; what is longer than `longest` characters is cut.
 * @param longest - in code points, before escaping.
 */
export function quotedName(text: string, longest = 80): string {
  const characters = Array.from(text);
  const cut = characters.length > longest ? `${characters.slice(0, longest).join('')}...` : text;
  return `"${cut.replace(UNSAFE, (character) => `\\u{${(character.codePointAt(0) as number).toString(16)}}`)}"`;
}
