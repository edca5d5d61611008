/**
 * `folkways haze bench`: records, resuming, plots.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
