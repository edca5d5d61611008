/**
 * `folkways agents experiment`: the same records whatever happens, and specs that are wrong.
 */
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';

const BIN = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkways-experiment-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const SPEC = {
  game: 'samaritan',
  agents: { learner: { kind: 'ps-br', prior: 'prescribed', payoffs: 'sample' }, noisy: 'uniform' },
  pairings: 'all',
  rounds: 25,
  matches: 6,
  seed: 5,
  payoffNoise: 'smallest gap',
  record: { payoffs: true, beliefs: true },
};
const FILES = ['records.jsonl', 'records.parquet', 'summary.json', 'follow-rate.svg', 'cross-play.svg'];

const specFile = (name: string, spec: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof spec === 'string' ? spec : JSON.stringify(spec));
  return path;
};
const experiment = async (...argv: string[]) => {
  const run = await runInMemory(['agents', 'experiment', ...argv]);
  expect(run.code).toBe(0);
  // A slow machine may see progress.
  expect(run.stderr).toMatch(/^(folkways: \d+ of \d+ matches\n)*$/);
  expect(run.stdout).not.toMatch(/NaN|undefined/);
  return run.stdout;
};
const contents = (out: string): Record<string, string> =>
  Object.fromEntries(FILES.map((name) => [name, readFileSync(join(out, name)).toString('base64')]));

test('1 and 2 workers leave the same bytes', async () => {
  const path = specFile('workers.json', SPEC);
  const text = await experiment(path);
  expect(text).toContain('24 matches of 25 rounds, seed 5.');
  expect(text).toMatch(/learner +noisy +-?\d\.\d{3} ±/);
  await experiment(path, '--workers', '2', '--out', join(folder, 'two'));
  expect(contents(join(folder, 'two'))).toEqual(contents(join(folder, 'workers-results')));
  expect(existsSync(join(folder, 'two', 'ranges'))).toBe(false);
});

test('a run that is killed goes on where it was, and leaves the same bytes', async () => {
  // Simulated continuations are slow enough to be killed in between.
  const slow = { kind: 'ps-br', rollouts: 40, horizon: 20 };
  const path = specFile('killed.json', {
    game: 'promo',
    agents: { slow },
    rounds: 40,
    matches: 48,
    seed: 2,
    record: { payoffs: true },
  });
  const out = join(folder, 'killed');
  const ranges = join(out, 'ranges');
  const run = spawn(process.execPath, [BIN, 'agents', 'experiment', path, '--out', out, '--workers', '2'], {
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => run.once('exit', resolve));
  for (let wait = 0; wait < 3000 && !(existsSync(ranges) && readdirSync(ranges).length >= 2); wait++) await sleep(10);
  run.kill('SIGKILL');
  await ended;
  expect(existsSync(join(out, 'records.jsonl'))).toBe(false);
  const done = readdirSync(ranges).filter((name) => name.endsWith('.jsonl'));
  const matches = done.map((name) => readFileSync(join(ranges, name), 'utf8').trimEnd().split('\n').length);
  const before = matches.reduce((sum, count) => sum + count, 0);
  expect(before).toBeGreaterThan(0);
  const resumed = JSON.parse(await experiment(path, '--out', out, '--json'));
  expect(resumed.matchesBefore).toBe(before);
  expect(before).toBeLessThan(48);
  await experiment(path, '--out', join(folder, 'unbroken'));
  for (const name of ['records.jsonl', 'records.parquet', 'summary.json', 'follow-rate.svg']) {
    expect(readFileSync(join(out, name)).equals(readFileSync(join(folder, 'unbroken', name)))).toBe(true);
  }
});

test('a finished experiment is not played again', async () => {
  const path = specFile('again.json', SPEC);
  await experiment(path);
  const records = join(folder, 'again-results', 'records.jsonl');
  const written = statSync(records);
  const before = contents(join(folder, 'again-results'));
  expect(JSON.parse(await experiment(path, '--json')).matchesBefore).toBe(24);
  expect(statSync(records).ino).toBe(written.ino);
  expect(contents(join(folder, 'again-results'))).toEqual(before);
});

test('Parquet holds what the JSON lines hold', async () => {
  const path = specFile('parquet.json', SPEC);
  await experiment(path);
  const out = join(folder, 'parquet-results');
  const bytes = readFileSync(join(out, 'records.parquet'));
  const rows = await parquetReadObjects({
    file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
  });
  const lines = readFileSync(join(out, 'records.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(24);
  expect(rows).toHaveLength(24 * 25);
  expect(lines[7].beliefs[0]).toHaveLength(25 * 8);
  const row = rows[7 * 25 + 3];
  expect(row).toMatchObject({
    match: 7,
    round: 4,
    agent1: 'learner',
    agent2: 'noisy',
    action1: lines[7].actions[0][3],
    action2: lines[7].actions[1][3],
    seen1: lines[7].payoffs[0][3],
  });
});

test("a game without the paper's paths, from standard input", async () => {
  const spec = {
    game: 'matching-pennies',
    agents: { u: 'uniform', f: 'fictitious-play' },
    pairings: [['u', 'f']],
    rounds: 5,
    matches: 3,
    seed: 0,
  };
  const run = await runInMemory(['agents', 'experiment', '-', '--out', join(folder, 'pennies')], JSON.stringify(spec));
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(readdirSync(join(folder, 'pennies')).sort()).toEqual([
    'records.jsonl',
    'records.parquet',
    'spec.json',
    'summary.json',
  ]);
});

describe('refusals are one line with line and column', () => {
  const good =
    '{\n"game": "promo",\n"agents": { "a": "mad0",\n  "b": { "kind": "ps-br" } },\n"pairings": [["a", "b"]],\n"rounds": 5,\n"matches": 2,\n"seed": 1\n}\n';
  test.each([
    ['"rounds": 5', '"rounds": 0', /:6:11: "rounds" expected an integer in \[1, .*found 0/],
    ['"rounds": 5,', '', /:1:1: "rounds" expected an integer .*found nothing/],
    ['"rounds": 5', '"round": 5', /:6:1: expected the keys .*found "round" \(did you mean "rounds"\?\)/],
    ['"promo"', '"promoo"', /:2:9: "game" expected .*did you mean "promo"/],
    ['"promo"', '{ "actions": [["a"], ["b"]], "payoffs": [[[1]]] }', /:2:\d+: expected/],
    ['"promo"', '"heist"', /:2:9: "game" expected a game of two players/],
    ['"mad0"', '"mad2"', /:3:18: expected a kind .*found "mad2" \(did you mean "mad0"\?\)/],
    ['"mad0"', '7', /:3:18: expected a kind, a label or an object/],
    ['"ps-br"', '"psbr"', /:4:18: "kind" expected one of .*did you mean "ps-br"/],
    ['"ps-br"', '"ps-br", "horzon": 3', /:4:27: "ps-br" expected the keys .*did you mean "horizon"/],
    ['"ps-br"', '"ps-br", "horizon": 0', /:4:38: "horizon" expected an integer/],
    ['"ps-br"', '"ps-br", "temperature": 0', /:4:42: "temperature" expected/],
    ['"ps-br"', '"ps-br", "prior": [0.5, 0.2, 0, 0, 0, 0, 0, 0]', /:4:36: "prior" expected weights that sum to 1/],
    ['"ps-br"', '"ps-br", "prior": { "label": "mad9" }', /:4:36: "prior" expected one of .*did you mean "mad0"/],
    ['"ps-br"', '"ps-br", "payoffs": { "plan": "sample", "noise": 0 }', /:4:\d+: .*noise.* expected/],
    ['"ps-br"', '"script"', /:4:\d+: "actions" expected an array/],
    ['"ps-br"', '"automaton", "automaton": { "initial": "s" }', /:4:\d+: expected the key "states"/],
    ['["a", "b"]', '["a", "c"]', /:5:14: "pairings\[0\]" expected names of "agents"/],
    ['"seed": 1', '"seed": -1', /:8:9: "seed" expected/],
    [
      '"seed": 1',
      '"seed": 1, "record": { "belief": true }',
      /:8:24: "record" expected the keys .*did you mean "beliefs"/,
    ],
    ['"matches": 2', '"matches": 9000000', /:7:12: expected at most 20,000,000 rounds in all/],
    ['"seed": 1', '"seed": 1,', /:9:1: expected/],
    ['"seed": 1', '"seed": 1, "seed": 2', /:8:12: expected different keys/],
  ])('%s -> %s', async (from, to, line) => {
    const run = await runInMemory(
      ['agents', 'experiment', '-', '--out', join(folder, 'never')],
      good.replace(from, to),
    );
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/^folkways: <stdin>:[^\n]+\n$/);
    expect(run.stderr).toMatch(line);
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  test('a folder of another spec, of other files, a file', async () => {
    const first = specFile('first.json', good);
    const out = join(folder, 'taken');
    await experiment(first, '--out', out);
    const refuse = async (where: string, spec: string, line: RegExp) => {
      const run = await runInMemory(['agents', 'experiment', spec, '--out', where]);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(line);
    };
    const second = specFile('second.json', good.replace('"seed": 1', '"seed": 3'));
    await refuse(out, second, /taken: expected an empty folder or this spec's results, found another spec's/);
    mkdirSync(join(folder, 'other'));
    writeFileSync(join(folder, 'other', 'thesis.tex'), '');
    await refuse(join(folder, 'other'), first, /other: expected an empty folder .*found "thesis.tex"/);
    await refuse(first, first, /first.json: cannot be used: it is a file/);
    writeFileSync(join(out, 'records.jsonl'), '{"match":0}\n');
    await refuse(out, first, /records.jsonl:1: expected the record of a match of 5 rounds/);
    await refuse(join(folder, 'fresh'), join(folder, 'none.json'), /none.json: cannot be read: no such file/);
  });

  test('workers', async () => {
    const run = await runInMemory(['agents', 'experiment', 'x.json', '--workers', '0']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
  });
});
