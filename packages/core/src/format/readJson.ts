/**
 * JSON text to a tree that keeps places and number literals, which `JSON.parse` does not.
 */
import { type ObjectNode, parse, type ValueNode } from '@humanwhocodes/momoa';
import { FormatError } from '../errors.js';
import { checkJsonText } from './checkJsonText.js';
import type { JsonContent, JsonMember, JsonNode } from './jsonNode.js';
import { foundAt, positionAt } from './textPosition.js';

/**
 * Reads strict JSON (RFC 8259): no comments, no trailing commas, no `NaN`, no duplicate keys, nesting up to 500, 8 MiB at most.
 * @param text - the JSON text; a leading byte order mark must already be gone.
 * @param source - the name used in errors, such as a file name.
 * @throws FormatError with line and column at the first thing that is not JSON.
 * @example
 * ```ts
 * import { expectFraction, expectObject, readJson } from '@folkways/core';
 * const scenario = expectObject(readJson('{ "discount": 0.9 }', 'scenario.json'), ['discount']);
 * console.log(String(expectFraction(scenario.require('discount')))); // 9/10
 * ```
 */
export function readJson(text: string, source: string): JsonNode {
  checkJsonText(text, source);
  let body: ValueNode;
  try {
    body = parse(text, { mode: 'json', ranges: true }).body;
  } catch {
    throw syntaxError(text, source);
  }
  return nodeOf(body, text, source);
}

function nodeOf(value: ValueNode, text: string, source: string): JsonNode {
  const { line, column } = value.loc.start;
  return { source, position: { line, column }, content: contentOf(value, text, source) };
}

function contentOf(value: ValueNode, text: string, source: string): JsonContent {
  switch (value.type) {
    case 'Object':
      return { kind: 'object', members: membersOf(value, text, source) };
    case 'Array':
      return { kind: 'array', items: value.elements.map((element) => nodeOf(element.value, text, source)) };
    case 'String':
      return { kind: 'string', value: value.value };
    case 'Number':
      return { kind: 'number', literal: text.slice(value.range?.[0], value.range?.[1]) };
    case 'Boolean':
      return { kind: 'boolean', value: value.value };
    default:
      return { kind: 'null' };
  }
}

function membersOf(object: ObjectNode, text: string, source: string): Map<string, JsonMember> {
  const members = new Map<string, JsonMember>();
  for (const { name, value } of object.members) {
    const key = name.type === 'String' ? name.value : name.name;
    const { line, column } = name.loc.start;
    const first = members.get(key);
    if (first !== undefined) {
      const reason = `expected different keys, found ${foundAt(text, name.loc.start.offset)} again (first on line ${first.position.line})`;
      throw new FormatError(source, reason, { line, column });
    }
    members.set(key, { position: { line, column }, value: nodeOf(value, text, source) });
  }
  return members;
}

/**
 * The parser's error in our grammar. At the end of the text the parser names other places, or none; so it is asked again with a sign
 * appended that no JSON has, which it meets exactly when nothing before it was wrong.
 */
function syntaxError(text: string, source: string): FormatError {
  const end = text.trimEnd().length;
  const offset = Math.min(errorOffset(`${text.slice(0, end)} ?`) ?? end, end);
  const reason = `expected ${expectation(text, offset)}, found ${foundAt(text.slice(0, end), offset)}`;
  return new FormatError(source, reason, positionAt(text, offset));
}

function errorOffset(text: string): number | undefined {
  try {
    parse(text, { mode: 'json' });
    return undefined;
  } catch (error) {
    const { offset } = error as { offset?: unknown };
    return typeof offset === 'number' ? offset : undefined;
  }
}

/** What JSON allows after the text before the offset, from its last sign. */
function expectation(text: string, offset: number): string {
  const before = text.slice(0, offset).trimEnd();
  if (/(?:\d[.eE]|[eE][+-]|-)$/.test(before)) return 'a digit';
  switch (before.at(-1)) {
    case undefined:
      return 'a JSON value';
    case ',':
      return 'another value or key after the comma';
    case ':':
      return 'a value after the colon';
    case '[':
      return 'a value or "]"';
    case '{':
      return 'a key in double quotes or "}"';
    case '"':
      return 'a colon, a comma or a closing bracket';
    default:
      return /[\]}\w]$/.test(before) ? 'a comma, a closing bracket or the end of the text' : 'JSON';
  }
}
