import { describe, expect, test } from 'vitest';
import {
  expectArray,
  expectBoolean,
  expectFraction,
  expectInteger,
  expectNumber,
  expectObject,
  expectString,
  FormatError,
  readJson,
} from '../index.js';

const messageOf = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    if (error instanceof FormatError) return error.message;
    throw error;
  }
  return 'no error';
};

describe('readJson names the place of what is not JSON', () => {
  test.each([
    ['', '1:1: expected a JSON value, found the end of the text'],
    ['  \n ', '1:1: expected a JSON value, found the end of the text'],
    ['{', '1:2: expected a key in double quotes or "}", found the end of the text'],
    ['[1,2', '1:5: expected a comma, a closing bracket or the end of the text, found the end of the text'],
    ['{"a"', '1:5: expected a colon, a comma or a closing bracket, found the end of the text'],
    ['{\n "a": 1,\n}', '3:1: expected another value or key after the comma, found "}"'],
    ['{\r\n "a": ,\r\n}', '2:7: expected a value after the colon, found ","'],
    ['[1\r2]', '2:1: expected a comma, a closing bracket or the end of the text, found "2"'],
    ["{'a': 1}", `1:2: expected a key in double quotes or "}", found "'"`],
    ['[tru]', '1:2: expected a value or "]", found "tru"'],
    ['[NaN]', '1:2: expected a value or "]", found "NaN"'],
    ['[Infinity]', '1:2: expected a value or "]", found "Infinity"'],
    ['[1e]', '1:4: expected a digit, found "]"'],
    ['[1.]', '1:4: expected a digit, found "]"'],
    ['[01]', '1:2: expected a value or "]", found "01"'],
    ['[1] x', '1:5: expected a comma, a closing bracket or the end of the text, found "x"'],
    ['["a\tb"]', '1:4: expected the rest of a string, found a control character (9) (write it as an escape)'],
    ['["a\nb"]', '1:4: expected the rest of a string, found the end of the line (write it as an escape)'],
    ['["ab', '1:2: expected a closing double quote, found the end of the text'],
    ['["\\q"]', '1:3: expected an escape such as \\n, \\" or \\u00e9, found "\\\\q"'],
    ['["\\u12"]', '1:3: expected an escape such as \\n, \\" or \\u00e9, found "\\\\u"'],
    ['{"a": 1,\n "a": 2}', '2:2: expected different keys, found "a" again (first on line 1)'],
    ['// note\n1', '1:1: expected a JSON value, found "//"'],
  ])('%j', (text, message) => {
    expect(messageOf(() => readJson(text, 'file'))).toBe(`file:${message}`);
  });

  test('nesting beyond 500 is refused before the recursive parser sees it', () => {
    expect(messageOf(() => readJson('['.repeat(1e6), 'f'))).toBe(
      'f:1:501: expected nesting of at most 500, found it deeper',
    );
    expect(messageOf(() => readJson('{"a":'.repeat(1e5), 'f'))).toMatch(/nesting of at most 500/);
    const deepest = `${'['.repeat(500)}${']'.repeat(500)}`;
    expect(readJson(deepest, 'f').content.kind).toBe('array');
  });
});

test('more than 8 MiB is refused before it is parsed', () => {
  expect(messageOf(() => readJson(`[${' '.repeat(2 ** 23)}]`, 'f'))).toBe(
    'f:1:1: expected at most 8388608 characters of JSON, found 8388610 (a game this large fits in a .nfg file)',
  );
});

describe('the questions readers ask', () => {
  const node = readJson(
    '{"n": 0.1, "t": "1/3", "s": "x", "i": -3, "b": true, "z": null, "a": [1, 2], "big": 1e999}',
    'f',
  );
  const object = expectObject(node, ['n', 't', 's', 'i', 'b', 'z', 'a', 'big', 'none']);

  test('answers', () => {
    expect(String(expectFraction(object.require('n')))).toBe('1/10');
    expect(String(expectFraction(object.require('t')))).toBe('1/3');
    expect(expectNumber(object.require('n'))).toBe(0.1);
    expect(expectString(object.require('s'))).toBe('x');
    expect(expectInteger(object.require('i'), -5, 5)).toBe(-3);
    expect(expectBoolean(object.require('b'))).toBe(true);
    expect(expectArray(object.require('a')).length).toBe(2);
    expect(object.find('none')).toBeUndefined();
  });

  test.each([
    [() => object.require('none'), '1:1: expected the key "none", found an object without it'],
    [() => expectFraction(object.require('s')), '1:29: expected a number or a fraction such as "1/3", found "x"'],
    [() => expectFraction(object.require('big')), '1:85: expected a number or a fraction such as "1/3", found 1e999'],
    [() => expectInteger(object.require('n')), '1:7: expected an integer in [-(2^53 - 1), 2^53 - 1], found 0.1'],
    [() => expectInteger(object.require('i'), 0, 5), '1:39: expected an integer in [0, 5], found -3'],
    [() => expectString(object.require('i')), '1:39: expected a string, found -3'],
    [() => expectBoolean(object.require('z')), '1:59: expected true or false, found null'],
    [() => expectArray(node), '1:1: expected an array, found an object'],
    [
      () => expectArray(object.require('a'), 'three numbers', 3),
      '1:70: expected three numbers, found an array of length 2',
    ],
    [() => expectObject(object.require('a'), ['x']), '1:70: expected an object, found an array of length 2'],
    [
      () => expectObject(readJson('{\n  "payofs": 1 }', 'f'), ['actions', 'payoffs']),
      '2:3: expected one of the keys "actions", "payoffs", found "payofs" (did you mean "payoffs"?)',
    ],
  ])('refusal %#', (ask, message) => {
    expect(messageOf(ask)).toBe(`f:${message}`);
  });

  test('a key named __proto__ is a key like any other', () => {
    expect(messageOf(() => expectObject(readJson('{"__proto__": 1}', 'f'), ['a']))).toMatch(/found "__proto__"/);
  });
});
