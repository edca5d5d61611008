/**
 * What only a real process can show: exit codes, closed pipes, closed standard input. Few, for each costs a start of Node.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const BIN = fileURLToPath(new URL('../dist/bin.js', import.meta.url));

const shell = (script: string) => {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-c', `folkways() { "${process.execPath}" "${BIN}" "$@"; }\n${script}`],
    {
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
};

test('the main job answers with 0 on standard output', () => {
  const run = shell('folkways haze restart-table-1 --json');
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(JSON.parse(run.stdout)).toMatchObject({ totalHazing: 7 });
});

test('bad input answers with 2 and one line on standard error', () => {
  const run = shell('folkways study /no/such/file.nfg');
  expect(run).toEqual({
    status: 2,
    stdout: '',
    stderr: 'folkways: /no/such/file.nfg: cannot be read: no such file or directory\n',
  });
});

test('a closed pipe ends quietly', () => {
  // More than a pipe holds, to a reader that takes one line, and to one that takes nothing.
  const run = shell(
    `set -o pipefail
     node -e 'process.stdout.write("NFG 1 R \\"big\\" { \\"a\\" } { 50000 } " + "1 ".repeat(50000))' | folkways convert - | head -1
     echo "$?"
     folkways catalog | true; echo "$?"`,
  );
  expect(run).toEqual({ status: 0, stdout: '{\n0\n0\n', stderr: '' });
});

test('closed standard input, output and error', () => {
  const run = shell(
    'folkways study - <&-; echo "$?"; folkways catalog >&-; echo "$?"; folkways nonsense 2>&-; echo "$?"',
  );
  expect(run.stderr).toMatch(/^folkways: <stdin>[^\n]+\n$/);
  expect(run.stdout).toMatch(/^2\n[01]\n2\n$/);
});

test('a large .nfg is read in memory proportional to its size', () => {
  const folder = mkdtempSync(join(tmpdir(), 'folkways-large-'));
  try {
    const path = join(folder, 'large.nfg');
    const cells = 1000 * 1000;
    writeFileSync(path, `NFG 1 R "large" { "a" "b" } { 1000 1000 }\n${'12 -7\n'.repeat(cells)}`);
    const run = spawnSync(process.execPath, [
      '--max-old-space-size=256',
      BIN,
      'convert',
      path,
      join(folder, 'large.json'),
    ]);
    expect({ status: run.status, stderr: String(run.stderr) }).toEqual({ status: 0, stderr: '' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('FOLKWAYS_DEBUG=1 adds the stack', () => {
  const run = shell('FOLKWAYS_DEBUG=1 folkways study /no/such');
  expect(run.stderr.split('\n').length).toBeGreaterThan(3);
  expect(run.status).toBe(2);
});
