/**
 * What a prompt allows as an answer, read as a reader would: the list behind its last "one of", or its last list of points.
 */

/** The allowed answers; empty when the prompt names none. */
export function choicesInPrompt(prompt: string): readonly string[] {
  const named = [...prompt.matchAll(/\b(?:one of|either)\b[^:.?\n`"']*:?\s*([^\n]+)/gi)].map((match) =>
    listed(match[1]),
  );
  const inLine = named.filter((names) => names.length > 1).at(-1);
  if (inLine !== undefined) return inLine;
  const points = [...prompt.matchAll(/^\s*(?:[-*]|\d+[.)])\s+[`"']?([\w-]+)/gm)].map((match) => match[1]);
  return [...new Set(points)];
}

/** The names of "`a`, `b` or `c`." */
function listed(text: string): readonly string[] {
  const sentence = text.replace(/\.(\s.*)?$/, '');
  const quoted = [...sentence.matchAll(/[`"']([^`"']+)[`"']/g)].map((match) => match[1]);
  if (quoted.length > 1) return [...new Set(quoted)];
  const parts = sentence.split(/\s*(?:,|\bor\b|\||\/)\s*/).filter((part) => part !== '');
  return parts.every((part) => /^[\w-]+$/.test(part)) ? [...new Set(parts)] : [];
}
