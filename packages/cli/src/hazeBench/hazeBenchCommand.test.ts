/**
 * `folkways haze bench`: records, resuming, plots.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runInMemory } from '../runInMemory.js';
import { readRecords, recordsAsCsv } from './records.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkways-bench-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bench = (...argv: string[]) =>
  runInMemory(['haze', 'bench', '--quick', '--seeds', '1', '--out', folder, ...argv]);

test('runs, keeps every solve, draws, and goes on from where it was', async () => {
  const first = await bench('--figure', '2', '--json');
  expect(first.code).toBe(0);
  const { figure2 } = JSON.parse(first.stdout);
  expect(new Set(figure2.map(({ method }: { method: string }) => method))).toEqual(
    new Set(['residue', 'auto', 'dp', 'dp-ring', 'ilp GLPK', 'ilp HiGHS']),
  );
  const path = join(folder, 'records.json');
  const records = readRecords(path);
  expect(records).toHaveLength(figure2.length);
  expect(readFileSync(join(folder, 'records.csv'), 'utf8')).toBe(recordsAsCsv(records));
  expect(readFileSync(join(folder, 'figure2.svg'), 'utf8')).toMatch(/^<svg [\s\S]*residue[\s\S]*<\/svg>\n$/);

  // Half of it gone: what is left is kept to the digit.
  const half = records.slice(0, records.length / 2);
  writeFileSync(path, JSON.stringify(half));
  expect((await bench('--figure', '2')).stdout).toContain('FIGURE 2: RUNTIME AGAINST MPD');
  const again = readRecords(path);
  expect(again).toHaveLength(records.length);
  expect(again.slice(0, half.length)).toEqual(half);
});

test('records that are none, and a folder that is a file', async () => {
  writeFileSync(join(folder, 'records.json'), '[{ "actions": 5,\n "maximum": "many" }]');
  const wrong = await bench();
  expect(wrong).toMatchObject({ code: 2, stdout: '' });
  expect(wrong.stderr).toMatch(/records\.json:\d+:\d+: expected/);
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const refused = await runInMemory(['haze', 'bench', '--quick', '--out', file]);
  expect(refused.stderr).toBe(`folkways: ${file}: cannot be made a folder: it is a file\n`);
});

test('a folder that the system denies', async () => {
  const refused = await runInMemory(['haze', 'bench', '--quick', '--out', '/proc/folkways/bench']);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toMatch(/^folkways: \/proc\/folkways\/bench: cannot be made a folder: [^\n]+\n$/);
});

test('interrupted, it saves what it has; the same command goes on', async () => {
  const whole = bench('--figure', '2');
  // The watch begins before the first solve, which is far longer than loading the command.
  const poll = setInterval(() => process.listenerCount('SIGINT') > 0 && process.emit('SIGINT'), 1);
  const stopped = await whole.finally(() => clearInterval(poll));
  expect(stopped).toMatchObject({ code: 1, stdout: '' });
  expect(stopped.stderr).toMatch(/^folkways: stopped; \d+ solves so far are kept in [^\n]+ goes on from there\n$/);
  expect(process.listenerCount('SIGINT')).toBe(0);
  const kept = readRecords(join(folder, 'records.json'));
  expect(kept.length).toBeGreaterThan(0);
  expect(readdirSync(folder).sort()).toEqual(['records.csv', 'records.json']);
  expect((await bench('--figure', '2')).code).toBe(0);
  expect(readRecords(join(folder, 'records.json')).slice(0, kept.length)).toEqual(kept);
});
