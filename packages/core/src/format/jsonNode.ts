/**
 * JSON with places and literal texts, and the questions every reader asks of it. All failures are `FormatError`s that say where, what was
 * expected and what was found.
 */
import { FormatError, type TextPosition } from '../errors.js';
import { didYouMean } from '../nearestName.js';
import type { Fraction } from '../rational/fraction.js';
import { parseFraction } from '../rational/parseFraction.js';

/** Longest number literal read; a double's exact decimal expansion has at most 1,077 characters. */
export const LITERAL_LIMIT = 2000;

/** One member of a JSON object. */
export interface JsonMember {
  /** Where its key is. */
  readonly position: TextPosition;
  readonly value: JsonNode;
}

/** What a JSON value is; a number is kept as the text it was written as. */
export type JsonContent =
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, JsonMember> }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly literal: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' };

/** A JSON value and where it begins. */
export interface JsonNode {
  readonly source: string;
  readonly position: TextPosition;
  readonly content: JsonContent;
}

/** An object whose keys are known to be allowed. */
export interface JsonObject<K extends string> {
  readonly node: JsonNode;
  /** The member's value. @throws FormatError when the object has no such key. */
  require(key: K): JsonNode;
  /** The member's value, or `undefined`. */
  find(key: K): JsonNode | undefined;
}

/** The error that says: here, `expected` was expected. */
export function expectedAt(node: JsonNode, what: string): FormatError {
  return new FormatError(node.source, `expected ${what}, found ${describe(node.content)}`, node.position);
}

/**
 * An object with no other keys than the allowed ones.
 * @throws FormatError when it is not an object, or at the first key that is not allowed, with the nearest allowed one where one is near.
 */
export function expectObject<K extends string>(node: JsonNode, allowedKeys: readonly K[]): JsonObject<K> {
  const { content } = node;
  if (content.kind !== 'object') throw expectedAt(node, 'an object');
  for (const [key, member] of content.members) {
    if (!(allowedKeys as readonly string[]).includes(key)) {
      const list = allowedKeys.map((name) => `"${name}"`).join(', ');
      const reason = `expected one of the keys ${list}, found ${shorten(key)}${didYouMean(key, allowedKeys)}`;
      throw new FormatError(node.source, reason, member.position);
    }
  }
  return {
    node,
    require(key) {
      const member = content.members.get(key);
      if (member === undefined) {
        throw new FormatError(node.source, `expected the key "${key}", found an object without it`, node.position);
      }
      return member.value;
    },
    find: (key) => content.members.get(key)?.value,
  };
}

/**
 * The items of an array, exactly `length` of them when it is given.
 * @throws FormatError when it is not an array, or not of that length.
 */
export function expectArray(node: JsonNode, what = 'an array', length?: number): readonly JsonNode[] {
  if (node.content.kind !== 'array') throw expectedAt(node, what);
  const { items } = node.content;
  if (length !== undefined && items.length !== length) throw expectedAt(node, what);
  return items;
}

/** The text of a string. @throws FormatError when it is not a string. */
export function expectString(node: JsonNode, what = 'a string'): string {
  if (node.content.kind !== 'string') throw expectedAt(node, what);
  return node.content.value;
}

/** A boolean. @throws FormatError when it is neither `true` nor `false`. */
export function expectBoolean(node: JsonNode, what = 'true or false'): boolean {
  if (node.content.kind !== 'boolean') throw expectedAt(node, what);
  return node.content.value;
}

/**
 * A number exactly as written, or a string holding one: `0.1` and `"1/10"` are the same fraction.
 * @throws FormatError when it is neither, or when it is beyond the range of doubles.
 */
export function expectFraction(node: JsonNode, what = 'a number or a fraction such as "1/3"'): Fraction {
  const { content } = node;
  const literal = content.kind === 'number' ? content.literal : content.kind === 'string' ? content.value : undefined;
  const fraction = literal === undefined || literal.length > LITERAL_LIMIT ? undefined : parseFraction(literal);
  if (fraction === undefined || !Number.isFinite(fraction.toNumber())) throw expectedAt(node, what);
  return fraction;
}

/** A number or fraction string, as the nearest double. @throws FormatError as `expectFraction`. */
export function expectNumber(node: JsonNode, what = 'a number'): number {
  return expectFraction(node, what).toNumber();
}

/**
 * An integer in the closed interval [low, high], both safe integers.
 * @throws FormatError when it is not one.
 */
export function expectInteger(node: JsonNode, low = Number.MIN_SAFE_INTEGER, high = Number.MAX_SAFE_INTEGER): number {
  const bounds = [
    low === Number.MIN_SAFE_INTEGER ? '-(2^53 - 1)' : low,
    high === Number.MAX_SAFE_INTEGER ? '2^53 - 1' : high,
  ];
  const what = `an integer in [${bounds.join(', ')}]`;
  const fraction = expectFraction(node, what);
  const value = fraction.toNumber();
  if (!fraction.isInteger || !Number.isSafeInteger(value) || value < low || value > high) throw expectedAt(node, what);
  return value;
}

function describe(content: JsonContent): string {
  switch (content.kind) {
    case 'object':
      return 'an object';
    case 'array':
      return `an array of length ${content.items.length}`;
    case 'string':
      return shorten(content.value);
    case 'number':
      return content.literal.length > 40 ? `${content.literal.slice(0, 40)}...` : content.literal;
    case 'boolean':
      return String(content.value);
    case 'null':
      return 'null';
  }
}

const shorten = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}...` : text);
