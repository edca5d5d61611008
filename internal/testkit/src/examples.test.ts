import { describe, expect, it } from 'vitest';
import { codeBlocks, consoleSteps, docstringBlocks, matchesOutput, promisedOutput } from './examples.js';

describe('examples', () => {
  it('finds fenced blocks with their language and line', () => {
    expect(codeBlocks('a\n```js\nx\n\ny\n```\n```\nz\n```')).toEqual([
      { language: 'js', code: 'x\n\ny', line: 2 },
      { language: '', code: 'z', line: 7 },
    ]);
  });

  it('finds the examples of docstrings', () => {
    expect(docstringBlocks('/**\n * @example\n * ```ts\n * f(1);\n * ```\n */\nexport function f() {}')).toEqual([
      { language: 'ts', code: 'f(1);', line: 3 },
    ]);
  });

  it('reads promised output behind and below a statement, and no other comment', () => {
    expect(
      promisedOutput('// a remark\nconsole.log(1); // 1\nconst x = 2; // two\nconsole.log(x);\n// 2\n// 3'),
    ).toEqual(['1', '2', '3']);
    expect(promisedOutput('f(1); // not printed')).toBeUndefined();
    expect(promisedOutput('console.log(\n  f(1),\n); // one\nfor (;;) {\n  console.log(2);\n}\n// no')).toEqual([
      'one',
    ]);
  });

  it('splits console blocks and matches elided output', () => {
    const [first, second] = consoleSteps('$ a b\none\n\n$ c\n');
    expect(first).toEqual({ command: 'a b', output: ['one'] });
    expect(second).toEqual({ command: 'c', output: [] });
    expect(matchesOutput(['a', 'b', 'c'], ['a', '...', 'c'])).toBe(true);
    expect(matchesOutput(['a', 'b'], ['a', '...'])).toBe(true);
    expect(matchesOutput(['a', 'b'], ['b'])).toBe(false);
    expect(matchesOutput(['a'], [])).toBe(false);
  });
});
