/**
 * Documents that are nearly right: what readers of untrusted text meet, and where their mistakes hide.
 *
 * No junk holds a line break: libraries quote names as they are, and the command line makes them visible (its tests add some).
 */
import fc from 'fast-check';

/** Values that stand where something else should: of every type, empty, huge, and names that objects inherit. */
const JUNK: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1, 2, 0.5, 1e308, -1e-320, 2 ** 53, 1e9],
  ...['', ' ', '*', '1/3', '1/0', '-1/2', '0.1', '1e400', 'NaN', 'p', '1 - p', 'a,b', '\ud800'],
  ...['__proto__', 'constructor', 'toString', 'length', 'hasOwnProperty'],
];
const COMPOUND = ['[]', '{}', '[[]]', '[null]', '{"":0}', '{"length":1}', '{"__proto__":[]}', '[1,2]', '["a","a"]'];

const junk: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...JUNK) },
  { weight: 2, arbitrary: fc.constantFrom(...COMPOUND).map((text): unknown => JSON.parse(text)) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);

const edit = fc.record({
  at: fc.nat(),
  from: fc.nat(),
  kind: fc.constantFrom('replace', 'replace', 'replace', 'delete', 'rename', 'copy', 'wrap', 'double'),
  value: junk,
});

/** A place in a document: what holds it, and under which key. */
interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/**
 * Valid documents (JSON values) with one to three parts replaced, left out, renamed, doubled, wrapped or put where another part was.
 * @param words - further values to put somewhere, such as the names that the format knows.
 */
export function damagedJson(valid: fc.Arbitrary<unknown>, words: readonly unknown[] = []): fc.Arbitrary<unknown> {
  const edits = fc.array(
    words.length === 0
      ? edit
      : fc
          .tuple(edit, fc.constantFrom(...words), fc.boolean())
          .map(([given, word, known]) => (known ? { ...given, value: word } : given)),
    { minLength: 1, maxLength: 3 },
  );
  return fc.tuple(valid, edits).map(([document, list]) => {
    const root: Record<string, unknown> = { document: structuredClone(document) };
    for (const { at, from, kind, value } of list) {
      const places = placesIn(root);
      if (places.length === 0) break;
      const { holder, key } = places[at % places.length];
      const other = places[from % places.length];
      if (kind === 'replace') put(holder, key, structuredClone(value));
      else if (kind === 'copy') put(holder, key, structuredClone(other.holder[other.key]));
      else if (kind === 'wrap') put(holder, key, [holder[key]]);
      else if (kind === 'double' && Array.isArray(holder)) holder.splice(Number(key), 0, structuredClone(holder[key]));
      else if (kind === 'delete' && holder !== root) remove(holder, key);
      else if (kind === 'rename' && !Array.isArray(holder) && holder !== root) {
        const kept = holder[key];
        remove(holder, key);
        put(holder, typeof value === 'string' ? value : other.key, kept);
      }
    }
    return root.document;
  });
}

/**
 * Valid texts with a piece cut out, replaced or put in, sometimes the rest cut off.
 * @param pieces - what is put in: the format's signs and words.
 */
export function damagedText(valid: fc.Arbitrary<string>, pieces: readonly string[]): fc.Arbitrary<string> {
  const change = fc.tuple(fc.nat(), fc.nat({ max: 5 }), fc.constantFrom('', ...pieces), fc.nat({ max: 9 }));
  return fc.tuple(valid, fc.array(change, { minLength: 1, maxLength: 3 })).map(([text, changes]) =>
    changes.reduce((given, [at, length, piece, cut]) => {
      const start = at % (given.length + 1);
      return given.slice(0, start) + piece + (cut === 0 ? '' : given.slice(start + length));
    }, text),
  );
}

function placesIn(root: Record<string, unknown>): Place[] {
  const places: Place[] = [];
  const visit = (holder: Record<string, unknown>): void => {
    for (const key of Object.keys(holder)) {
      places.push({ holder, key });
      const value = holder[key];
      if (value !== null && typeof value === 'object') visit(value as Record<string, unknown>);
    }
  };
  visit(root);
  return places;
}

/** As JSON.parse does it: a key "__proto__" is a key. */
function put(holder: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });
}

function remove(holder: Record<string, unknown>, key: string): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}
