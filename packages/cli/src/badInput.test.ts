/**
 * Whatever is wrong with the input: one line on standard error, exit code 2, nothing on standard output.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runInMemory } from './runInMemory.js';

let folder: string;
const at = (name: string): string => join(folder, name);
const put = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content);
  return at(name);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkways-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function expectRefusal(argv: readonly string[], line: RegExp | string, stdin?: string | Uint8Array) {
  const run = await runInMemory(argv, stdin);
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toMatch(/^folkways: [^\n]+\n$/);
  if (typeof line === 'string') expect(run.stderr).toBe(`folkways: ${line}\n`);
  else expect(run.stderr).toMatch(line);
}

const JSON_GAME = '{ "actions": [["C", "D"], ["C", "D"]], "payoffs": [[[3, 3], [-5, 5]], [[5, -5], [0, 0]]] }';

describe('files', () => {
  test.each(['study', 'haze', 'convert'])('%s: a missing file', async (command) => {
    await expectRefusal([command, at('no.nfg')], `${at('no.nfg')}: cannot be read: no such file or directory`);
    await expectRefusal([command, 'no.json'], 'no.json: cannot be read: no such file or directory');
    await expectRefusal([command, './no'], './no: cannot be read: no such file or directory');
  });

  test('a directory', async () => {
    mkdirSync(at('folder.nfg'), { recursive: true });
    await expectRefusal(['study', at('folder.nfg')], `${at('folder.nfg')}: cannot be read: it is a directory`);
    await expectRefusal(['haze', '--instance', folder], `${folder}: cannot be read: it is a directory`);
    await expectRefusal(
      ['convert', 'stag-hunt', at('folder.nfg')],
      `${at('folder.nfg')}: cannot be written: it is a directory`,
    );
  });

  test('a path through a file, a name with a null byte, a name that is too long', async () => {
    const file = put('plain.json', JSON_GAME);
    await expectRefusal(['study', `${file}/x`], /cannot be read: a part of the path is not a directory/);
    await expectRefusal(['study', 'a\0b'], /a\\u\{0\}b: cannot be read: the name holds a null byte/);
    await expectRefusal(['study', `/${'x'.repeat(5000)}`], /cannot be read: the name is too long/);
  });

  test('a folder to write into that does not exist', async () => {
    const target = at('nowhere/out.nfg');
    await expectRefusal(['convert', 'stag-hunt', target], `${target}: cannot be written: no such file or directory`);
  });

  test('empty: a file, standard input, blanks only', async () => {
    const empty = put('empty.nfg', '');
    await expectRefusal(['study', empty], /empty\.nfg:1:1: expected a game/);
    await expectRefusal(['study', '-'], /<stdin>:1:1: expected a game/);
    await expectRefusal(['study', '-'], /<stdin>.*expected a game/, ' \n\t\n');
    await expectRefusal(['haze', '--instance', '-'], /<stdin>.*expected/, '');
  });

  test('not UTF-8, with the place', async () => {
    const bytes = Uint8Array.from([...Buffer.from('NFG 1 R\n"ab'), 0xff, 0x22]);
    await expectRefusal(['study', put('latin.nfg', bytes)], /latin\.nfg:2:4: expected UTF-8/);
    await expectRefusal(['haze', '--instance', '-'], /<stdin>:1:1: expected UTF-8/, Uint8Array.from([0xc3, 0x28]));
  });

  test('neither JSON nor .nfg', async () => {
    await expectRefusal(['study', put('notes.txt', 'Dear diary')], /notes\.txt:1:1: expected a game/);
  });
});

describe('texts', () => {
  const nfg = 'NFG 1 R "PD" { "Row" "Column" }\n{ { "C" "D" } { "C" "D" } }\n\n3 3 5 -5 -5 5 0 0\n';

  test('every truncation of a .nfg is refused or is a shorter number', async () => {
    for (let length = 0; length < nfg.length - 2; length++) {
      const run = await runInMemory(['convert', '-'], nfg.slice(0, length));
      expect({ length, code: run.code, stdout: run.stdout }).toEqual({ length, code: 2, stdout: '' });
      expect(run.stderr).toMatch(/^folkways: <stdin>:\d+:\d+: expected [^\n]+\n$/);
    }
  });

  test('a wrong number of payoffs', async () => {
    await expectRefusal(
      ['study', '-'],
      /^folkways: <stdin>:5:1: expected a payoff \(7 of 8 read\)/,
      nfg.replace(' 0 0', ' 0'),
    );
    await expectRefusal(['study', '-'], /^folkways: <stdin>:4:\d+: expected/, nfg.replace(' 0 0', ' 0 0 0'));
    await expectRefusal(['study', '-'], /^folkways: <stdin>:1:\d+: expected/, JSON_GAME.replace('[0, 0]', '[0]'));
    await expectRefusal(
      ['study', '-'],
      /^folkways: <stdin>:1:\d+: expected/,
      JSON_GAME.replace('[0, 0]', '[0, 0], [0, 0]'),
    );
  });

  test.each(['NaN', 'Infinity', '-Infinity', '1e999', '1/0', '"x"'])('a payoff %s', async (payoff) => {
    await expectRefusal(['study', '-'], /^folkways: <stdin>:4:1\d?: expected/, nfg.replace('-5 5', `${payoff} 5`));
    await expectRefusal(
      ['study', '-'],
      /^folkways: <stdin>:1:\d+: expected/,
      JSON_GAME.replace('-5, 5', `${payoff}, 5`),
    );
  });

  test('no action, equal names', async () => {
    await expectRefusal(['study', '-'], /<stdin>:2:\d+: expected/, nfg.replace('{ "C" "D" } {', '{ } {'));
    await expectRefusal(['study', '-'], /<stdin>:2:\d+: expected/, nfg.replace('{ "C" "D" } {', '{ "C" "C" } {'));
    await expectRefusal(['study', '-'], /<stdin>:1:\d+: expected/, JSON_GAME.replace('[["C", "D"]', '[[]'));
    await expectRefusal(
      ['study', '-'],
      /<stdin>:1:\d+: expected an action name not used before/,
      JSON_GAME.replace('[["C", "D"]', '[["C", "C"]'),
    );
  });

  test('a title that would draw on the terminal is shown, not obeyed', async () => {
    const run = await runInMemory(['study', '-'], nfg.replace('"PD"', '"\u001b[31mred\u0007"'));
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('\\u{1b}[31mred\\u{7}');
    expect(run.stdout).not.toContain('\u001b');
  });
});

describe('names of games', () => {
  test('an unknown one, with the nearest', async () => {
    const what = 'expected a game of the catalogue or a file, found';
    await expectRefusal(['study', 'prisoners-dilema'], `${what} "prisoners-dilema"; did you mean prisoners-dilemma?`);
    await expectRefusal(['haze', 'Stag-Hunt'], `${what} "Stag-Hunt"; did you mean stag-hunt?`);
    await expectRefusal(
      ['catalog', 'stag hunt'],
      'expected a game of the catalogue, found "stag hunt"; did you mean stag-hunt?',
    );
    await expectRefusal(
      ['study', 'zzzzzzzzzzzzzzzz'],
      `${what} "zzzzzzzzzzzzzzzz"; "folkways catalog" lists the games`,
    );
  });

  test.each(['__proto__', 'constructor', 'toString', ''])('%j is none', async (name) => {
    await expectRefusal(['study', name], /expected a game of the catalogue or a file/);
  });
});

describe('options', () => {
  test('what the parser refuses', async () => {
    await expectRefusal(['studdy'], "unknown command 'studdy' (Did you mean study?)");
    await expectRefusal(['study', 'stag-hunt', '--jsn'], "unknown option '--jsn' (Did you mean --json?)");
    await expectRefusal(['study'], "missing required argument 'game'");
    await expectRefusal(['study', 'stag-hunt', 'chicken'], /too many arguments/);
    await expectRefusal(['haze', 'stag-hunt', '--check'], "option '--check <sequence>' argument missing");
    await expectRefusal(
      ['convert', 'stag-hunt', '--to', 'yaml'],
      /argument 'yaml' is invalid. Allowed choices are json, nfg/,
    );
    await expectRefusal(['--nonsense'], "unknown option '--nonsense'");
  });

  test('options that contradict each other', async () => {
    await expectRefusal(['haze'], 'haze: expected a GAME or --instance FILE, found neither');
    await expectRefusal(
      ['haze', 'stag-hunt', '--instance', 'x.json'],
      '--instance: expected no GAME beside it, found "stag-hunt"',
    );
    await expectRefusal(
      ['convert', 'stag-hunt', 'x.json', '--to', 'nfg'],
      /x\.json: expected a file name ending in \.nfg/,
    );
    await expectRefusal(
      ['convert', 'stag-hunt', 'x.gbt'],
      'x.gbt: expected a file name ending in .json or .nfg, found ".gbt"',
    );
  });
});

describe('haze', () => {
  test('a game that is not symmetric, with the first differing cell; not two players', async () => {
    await expectRefusal(
      ['haze', 'matching-pennies'],
      /^folkways: matching-pennies: "game" expected a symmetric game, but /,
    );
    await expectRefusal(['haze', 'heist'], /^folkways: heist: "game" expected two players, got 3/);
  });

  test('a sequence', async () => {
    const check = (sequence: string) => ['haze', 'restart-table-1', '--check', sequence];
    const actions = '--check: expected one of the actions "A", "B", "C", found';
    await expectRefusal(check('X'), `${actions} "X"`);
    await expectRefusal(check('A,,B'), `${actions} ""`);
    await expectRefusal(check('A,'), `${actions} ""`);
    await expectRefusal(check('A*0'), '--check: expected a count from 1 to 2^53 - 1 after "A", found 0');
    await expectRefusal(check('A*99999999999999999999'), /expected a count from 1 to 2\^53 - 1/);
    await expectRefusal(check('A*9007199254740991'), /--check: "sequence" expected a total hazing within 2\^53 - 1/);
    await expectRefusal(check('C,A'), '--check: expected the goal "C" only at the end, found it earlier');
    await expectRefusal(check('"A'), `${actions} "\\"A"; did you mean "A"?`);
  });

  test('an instance', async () => {
    const instance = '{ "goalThreshold": 6,\n  "actions": [{ "name": "A", "cost": 4, "threshold": -4 }] }';
    const refuse = (from: string, to: string, line: RegExp) =>
      expectRefusal(['haze', '--instance', '-'], line, instance.replace(from, to));
    await refuse('"cost": 4', '"cost": 0', /^folkways: <stdin>:2:\d+: expected an integer in \[1, /);
    await refuse('"cost": 4', '"cost": 4.5', /<stdin>:2:\d+: expected an integer in \[1, .*found 4\.5/);
    await refuse('"cost": 4', '"cost": 9007199254740993', /<stdin>:2:\d+: expected an integer/);
    await refuse('"cost": 4, ', '', /<stdin>:2:\d+: expected the key "cost"/);
    await refuse('"cost"', '"costs"', /<stdin>:2:\d+: expected one of the keys .*did you mean "cost"/);
    await refuse('"A"', '""', /<stdin>:2:\d+: expected a non-empty name/);
    await refuse(
      '}]',
      '}, { "name": "A", "cost": 1, "threshold": 0 }]',
      /<stdin>:2:\d+: expected a name not used before/,
    );
    await refuse('] }', ']', /<stdin>:2:\d+: expected .*, found the end/);
    await refuse('6', '"six"', /<stdin>:1:20: expected an integer/);
    await refuse('"actions"', '"goal": "A", "actions"', /<stdin>:2:\d+: expected a name not used before/);
  });
});
