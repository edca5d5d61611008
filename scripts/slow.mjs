/**
 * The slow suite: every test at full size (fuzzing, the soak run, properties, the papers' tables), then mutation testing of the exact
 * solvers; at the end the figures that docs/measurements.md holds.
 *
 * `node scripts/slow.mjs [FOLDER...]` takes hours; with folders it runs their tests only, and no mutation testing.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'folkways-slow-'));
const report = join(scratch, 'tests.json');

/** Lines that tests print for this summary: `fuzz: readGame: 100000 cases: ...`. */
const FIGURE = /^(fuzz|soak): /;
const figures = [];
const began = performance.now();
const vitest = spawn(
  join(root, 'node_modules/.bin/vitest'),
  ['run', ...folders, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, FOLKWAYS_SLOW: '1', NO_COLOR: '1' } },
);
let rest = '';
vitest.stdout.setEncoding('utf8');
vitest.stdout.on('data', (text) => {
  process.stdout.write(text);
  const lines = (rest + text).split('\n');
  rest = lines.pop() ?? '';
  figures.push(...lines.filter((line) => FIGURE.test(line)));
});
vitest.on('close', (status) => {
  const seconds = (performance.now() - began) / 1000;
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(scratch, { recursive: true });
  const mutation =
    folders.length > 0
      ? undefined
      : spawnSync(process.execPath, [join(root, 'scripts/mutate.mjs')], { cwd: root, encoding: 'utf8' });
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).stdout.trim();
  console.log(
    `\n== figures: ${new Date().toISOString().slice(0, 10)}, commit ${commit || 'unknown'}, ${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}`,
  );
  console.log(`tests: ${numPassedTests} passed, ${numFailedTests} failed in ${Math.round(seconds)} s`);
  for (const line of figures.sort()) console.log(line);
  if (mutation !== undefined) console.log(mutation.stdout, mutation.stderr);
  process.exitCode = status === 0 && (mutation?.status ?? 0) === 0 ? 0 : 1;
});
