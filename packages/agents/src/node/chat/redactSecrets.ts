/**
 * Keys stay out of what is shown.
 */

/** What stands where a secret stood. */
const GONE = '[...]';

/**
 * A function that removes secrets from a text: whole or in pieces, as they are and as URLs, JSON and base64 write them.
 * @param shortest - characters of the shortest piece that is removed, at least 1; `Infinity` removes whole secrets only. Servers echo keys in
 * part, while pieces of fewer than eight characters give little away and occur in ordinary words.
 * @remarks O(length of the text) per call, by a set of all pieces.
 */
export function redactSecrets(secrets: readonly string[], shortest = 8): (text: string) => string {
  const written = secrets.filter((secret) => secret !== '').flatMap(spellings);
  if (written.length === 0) return (text) => text;
  const pieces = new Set<string>();
  for (const secret of written) {
    const length = Math.min(shortest, secret.length);
    for (let start = 0; start + length <= secret.length; start++) pieces.add(secret.slice(start, start + length));
  }
  const lengths = [...new Set([...pieces].map(({ length }) => length))];
  return (text) => {
    let shown = '';
    let end = 0; // of the part of a secret that `start` is in
    for (let start = 0; start < text.length; start++) {
      const inside = start < end;
      for (const length of lengths) {
        if (pieces.has(text.slice(start, start + length))) end = Math.max(end, start + length);
      }
      if (start >= end) shown += text[start];
      else if (!inside) shown += GONE;
    }
    return shown;
  };
}

function spellings(secret: string): readonly string[] {
  return [
    ...new Set([
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      Buffer.from(secret).toString('base64'),
      Buffer.from(secret).toString('base64url'),
    ]),
  ];
}
