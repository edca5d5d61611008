/**
 * `folkways haze`, by hand-checkable examples.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hazingAlgorithms } from '@folkways/hazing';
import { describe, expect, test } from 'vitest';
import { HAZE_ALGORITHMS } from '../commands/hazeCommand.js';
import { runInMemory } from '../runInMemory.js';

const json = async (argv: readonly string[], stdin?: string) => {
  const run = await runInMemory([...argv, '--json'], stdin);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(run.stdout);
};
const text = async (argv: readonly string[], stdin?: string) => {
  const run = await runInMemory(argv, stdin);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return run.stdout;
};
/** Prose is wrapped; the tests ask what it says. */
const unwrapped = (report: string): string => report.replaceAll('\n', ' ');

const SELF_ENFORCING = '{ "actions": [["a", "b"], ["a", "b"]], "payoffs": [[[2, 2], [0, 1]], [[1, 0], [1, 1]]] }';
const FREE = '{ "actions": [["a", "b"], ["a", "b"]], "payoffs": [[[3, 3], [0, 9]], [[9, 0], [3, 3]]] }';

describe('the optimum', () => {
  test('Table 1 of the restart paper: 7, A once, B once, then C for ever', async () => {
    expect(await json(['haze', 'restart-table-1'])).toMatchObject({
      status: 'optimal',
      totalHazing: 7,
      lowerBound: 7,
      counts: [1, 1],
      sequence: [
        { action: 'A', repeat: 1 },
        { action: 'B', repeat: 1 },
      ],
      instance: { goal: 'C', goalThreshold: 6, scale: 1 },
      steps: [
        { action: 'A', repeat: 1, before: 0, threshold: -4, slack: 4 },
        { action: 'B', repeat: 1, before: 4, threshold: 3, slack: 1 },
        { action: 'C', repeat: null, before: 7, threshold: 6, slack: 1 },
      ],
    });
    const report = await text(['haze', 'restart-table-1']);
    expect(report).toContain('A once, B once, then C for ever');
    expect(report).toMatch(/^ {2}rounds +action +times +cost each +hazing so far +threshold +slack$/m);
    expect(report).toMatch(/^ {2}1 +A +1 +4 +0 +-4 +4$/m);
    expect(report).toMatch(/^ {2}2 +B +1 +3 +4 +3 +1$/m);
    expect(report).toMatch(/^ {2}3 on +C +for ever +0 +7 +6 +1$/m);
  });

  test('a goal that is its own best reply needs none', async () => {
    expect(await json(['haze', '-'], SELF_ENFORCING)).toMatchObject({
      status: 'optimal',
      totalHazing: 0,
      sequence: [],
    });
    expect(await text(['haze', '-'], SELF_ENFORCING)).toContain('No hazing is needed: a for ever is stable');
  });

  test('costs that rise: 5, then 6', async () => {
    const instance =
      '{ "goalThreshold": 10, "actions": [{ "name": "five", "cost": 5, "threshold": -1 }, { "name": "six", "cost": 6, "threshold": 4 }] }';
    expect(await json(['haze', '--instance', '-'], instance)).toMatchObject({ totalHazing: 11, counts: [1, 1] });
    expect(await text(['haze', '--instance', '-'], instance)).toContain('five once, six once, then goal for ever');
  });

  test('payoffs that are fractions: amounts in the game, integers in the JSON', async () => {
    const tenth =
      '{ "actions": [["C", "D"], ["C", "D"]], "payoffs": [[[0.3, 0.3], [-1, 0.5]], [[0.5, -1], [0.2, 0.2]]] }';
    expect(await json(['haze', '-'], tenth)).toMatchObject({
      totalHazing: 3,
      instance: { scale: 10, goalThreshold: 2 },
    });
    const report = await text(['haze', '-'], tenth);
    expect(unwrapped(report)).toContain('Each partner gives up 0.3 in all');
    expect(unwrapped(report)).toContain('in integers, 10 times as large');
    expect(report).toMatch(/^ {2}1 to 3 +D +3 +0\.1 +0 +-0\.1 +0\.1$/m);
  });

  test('total hazing far past any loop', async () => {
    const instance = '{ "goalThreshold": 1000000000000, "actions": [{ "name": "x", "cost": 3, "threshold": -1 }] }';
    const report = await text(['haze', '--instance', '-'], instance);
    expect(report).toContain('x 333,333,333,334 times');
    expect(report).toContain('1 to 333,333,333,334');
  });
});

describe('when nothing is stable', () => {
  test('each action is named with its threshold', async () => {
    const blocked =
      '{ "goalThreshold": 4, "actions": [{ "name": "x", "cost": 2, "threshold": 0 }, { "name": "y", "cost": 1, "threshold": 3 }] }';
    expect(await json(['haze', '--instance', '-'], blocked)).toMatchObject({ status: 'none', totalHazing: null });
    const report = await text(['haze', '--instance', '-'], blocked);
    expect(report).toContain('Nothing is stable');
    expect(report).toMatch(/^ {2}x +0 +0$/m);
    expect(report).toMatch(/^ {2}y +3 +0$/m);
    expect(report).toMatch(/^ {2}goal +4 +0$/m);
  });

  test('no action costs anything', async () => {
    expect(unwrapped(await text(['haze', '--instance', '-'], '{ "goalThreshold": 4, "actions": [] }'))).toContain(
      'nothing to haze with',
    );
    expect(unwrapped(await text(['haze', '-'], FREE))).toContain('No hazing is needed: b for ever');
  });
});

describe('--check', () => {
  const check = (sequence: string) => ['haze', 'restart-table-1', '--check', sequence];

  test('a stable sequence, with or without the goal at the end', async () => {
    for (const sequence of ['A,B', 'A, B', 'A,B,C', 'A*1,B*1,C*5', '"A","B"']) {
      expect(await json(check(sequence))).toMatchObject({ stable: true, totalHazing: 7, failure: null });
    }
    expect(await text(check('A,A'))).toContain('Stable: A twice, then C for ever (total hazing 8).');
  });

  test('the step that fails, and by how much', async () => {
    expect(await json(check('B,A'))).toMatchObject({ stable: false, failure: { action: 'B', round: 0, slack: -3 } });
    expect(await json(check('A'))).toMatchObject({ stable: false, failure: { action: 'C', repeat: null, slack: -2 } });
    const report = await text(check('A'));
    expect(report).toContain('Not stable: A once, then C for ever');
    expect(unwrapped(report)).toContain(
      'It fails in round 2, when the goal C begins: the hazing so far is 4, and it must exceed 6: 2 short',
    );
    expect(report).toMatch(/<- fails$/m);
    expect(await text(check(''))).toContain('It fails in round 1');
  });

  test('a tie fails', async () => {
    const tie = '{ "goalThreshold": 6, "actions": [{ "name": "A", "cost": 3, "threshold": -1 }] }';
    const report = await text(['haze', '--instance', '-', '--check', 'A*2'], tie);
    expect(unwrapped(report)).toContain('only equals the threshold 6; it must be more');
  });

  test('names that look like syntax', async () => {
    const odd =
      '{ "goalThreshold": 6, "actions": [{ "name": "A*3", "cost": 7, "threshold": -1 }, { "name": "a, \\"b\\"", "cost": 3, "threshold": -1 }] }';
    expect(await json(['haze', '--instance', '-', '--check', 'A*3'], odd)).toMatchObject({ totalHazing: 7 });
    expect(await json(['haze', '--instance', '-', '--check', '"a, ""b""" * 2, A*3'], odd)).toMatchObject({
      totalHazing: 13,
    });
  });
});

describe('--algorithm', () => {
  test('takes the names that the solver has', () => {
    expect(HAZE_ALGORITHMS).toEqual(hazingAlgorithms);
  });

  test.each(HAZE_ALGORITHMS)('%s agrees on Table 1', async (algorithm) => {
    const result = await json(['haze', 'restart-table-1', '--algorithm', algorithm]);
    expect(result).toMatchObject({ algorithm, totalHazing: 7 });
    expect(algorithm === 'fptas' ? ['within', 'optimal'] : ['optimal']).toContain(result.status);
  });

  test('--epsilon means fptas, and nothing else', async () => {
    expect(await json(['haze', 'restart-table-1', '--epsilon', '0.5'])).toMatchObject({ algorithm: 'fptas' });
    const refused = await runInMemory(['haze', 'restart-table-1', '--epsilon', '0.5', '--algorithm', 'dp']);
    expect(refused.stderr).toBe('folkways: --epsilon: expected --algorithm fptas beside it, found dp\n');
    for (const epsilon of ['0', '-1', 'x', 'Infinity', 'NaN']) {
      expect((await runInMemory(['haze', 'restart-table-1', `--epsilon=${epsilon}`])).code).toBe(2);
    }
  });

  test('--check beside it is a contradiction', async () => {
    const refused = await runInMemory(['haze', 'restart-table-1', '--check', 'A', '--algorithm', 'dp']);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
  });
});

test('--svg draws the sequence', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'folkways-svg-'));
  try {
    const path = join(folder, 'hazing.svg');
    expect(await text(['haze', 'restart-table-1', '--svg', path])).toContain('Drawn in');
    const svg = readFileSync(path, 'utf8');
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(svg).toContain('A once, B once, then C for ever');
    expect(svg).not.toMatch(/NaN|undefined/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
